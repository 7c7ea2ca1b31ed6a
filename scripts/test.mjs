// npm test [-- NAME...]: runs every check, or the named ones, and ends with `N passed, N failed` and, if any, `, N skipped`.
import { checkNode, command, install, SetupError } from './setup.mjs'
import { printHeading, printResult, printSummary } from './test-report.mjs'

await command(async () => {
  checkNode()
  await install()
  const { checks } = await import('./checks.mjs')

  const selected = select(checks, process.argv.slice(2))
  const results = []
  for (const [index, check] of selected.entries()) {
    printHeading(check, index + 1, selected.length)
    const started = Date.now()
    const result = await check.run().catch(crash)
    const finished = { check, result, milliseconds: Date.now() - started }
    printResult(finished)
    results.push(finished)
  }
  if (printSummary(results) > 0) process.exitCode = 1
})

/**
 * @param {readonly import('./checks/check.mjs').Check[]} checks
 * @param {readonly string[]} names all of them when empty
 */
function select(checks, names) {
  const unknown = names.filter((name) => !checks.some((check) => check.name === name))
  if (unknown.length > 0)
    throw new SetupError(`There is no check ${unknown.join(', ')}. There are: ${checks.map(({ name }) => name).join(', ')}`)
  if (names.length === 0) return checks
  const needsBuild = checks.some(({ name, readsBuild }) => readsBuild && names.includes(name))
  return checks.filter(({ name }) => names.includes(name) || (needsBuild && name === 'build'))
}

/**
 * A check that throws is a failed one; the others still run.
 * @param {unknown} error
 * @returns {import('./checks/check.mjs').Result}
 */
function crash(error) {
  return { passed: 0, failures: [`the check itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`] }
}
