/**
 * Prints the CPU, in milliseconds, of what a program that reads Pods does in a process of its own: loads core, loads the kinds of v1, validates its
 * first Pod, and validates a list of them, beside reading that list with JSON.parse.
 */
const pods = 10_000

const [engine] = process.argv.slice(2)
const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
let last = cpu()
const lap = () => {
  const now = cpu()
  const spent = now - last
  last = now
  return spent
}

const { structuralResource, validate } = await import('@kindbox/core')
const core = lap()
const { Pod } = await import('@kindbox/schemas/core/v1')
const kinds = lap()
const resource = engine === 'ajv' ? structuralResource({ ...Pod, builtIn: false }) : Pod
const { pod } = await import('./pod.ts')
lap()
const issues = [...validate(resource, pod)]
const first = lap()

const text = JSON.stringify(Array.from({ length: pods }, () => pod))
lap()
const list = JSON.parse(text) as unknown[]
const parse = lap()
for (const item of list) issues.push(...validate(resource, item))
const all = lap()
if (issues.length > 0) throw new Error(issues[0]!.message)
process.stdout.write(JSON.stringify({ core, kinds, first, parse, all }))
