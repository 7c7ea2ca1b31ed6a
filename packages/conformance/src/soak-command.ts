import { launchKubernetes } from '@kindbox/apiserver/testing'
import { commandArguments, noPositionals, wholeNumber } from './command-arguments.ts'
import { progress, runCommand, say } from './command-output.ts'
import { soak } from './soak/soak.ts'
import { buildTools } from './tools/build.ts'

const usage = `Usage: npm run soak -- [--seed N] [--changes N] [--objects N]

  --seed N     what changes and faults come from; default 1
  --changes N  how many changes writers make; default 20000
  --objects N  how many objects there are at most; default 500
`

async function main(args: string[]): Promise<number> {
  const text = { type: 'string' } as const
  const { values, positionals } = commandArguments(args, { seed: text, changes: text, objects: text })
  if (values.help === true) return say(usage, 0)
  noPositionals(positionals)
  const seed = wholeNumber('seed', values.seed, { otherwise: 1, least: 0 })
  const changes = wholeNumber('changes', values.changes, { otherwise: 20_000, least: 1 })
  const objects = wholeNumber('objects', values.objects, { otherwise: 500, least: 1 })
  const assets = process.env['KUBEBUILDER_ASSETS'] ?? ''
  const tools = assets === '' ? await buildTools((line) => process.stderr.write(`${line}\n`)) : { folder: assets }
  if ('missing' in tools) return say(`The real API server cannot be had here. ${tools.missing}\n`, 2)
  await using server = await launchKubernetes({ assets: tools.folder })
  const began = performance.now()
  const result = await soak(server, {
    seed,
    changes,
    objects,
    onProgress: (done) =>
      progress(`${done.changes} of ${changes} changes, ${done.disturbances} disturbances, ${done.quietPoints} quiet points`),
  })
  progress('')
  print('done to it', result.done)
  print('errors told, each got over', result.errors)
  const heap = result.heap.map((megabytes) => megabytes.toFixed(1))
  process.stdout.write(`live heap at the quiet points, MB: ${heap.join(' ')}\n`)
  process.stdout.write(`${result.requests} requests on ${result.connections} connections, ${result.reconciliations} reconciliations\n`)
  for (const fault of result.faults.slice(0, 20)) process.stdout.write(`WRONG: ${fault}\n`)
  if (result.faults.length > 20) process.stdout.write(`WRONG: and ${result.faults.length - 20} more\n`)
  const seconds = Math.round((performance.now() - began) / 1_000)
  process.stdout.write(
    `soak (seed ${seed}): ${result.changes} changes over ${objects} objects, ${result.disturbances} disturbances, ` +
      `${result.events} events (${result.merged} merged, ${result.invalid} invalid), ${result.quietPoints} quiet points, ` +
      `heap ${heap[0]} to ${heap.at(-1)} MB, ${seconds} s: ${result.faults.length} wrong\n`,
  )
  return result.faults.length === 0 ? 0 : 1
}

function print(title: string, counts: ReadonlyMap<string, number>): void {
  process.stdout.write(`${title}:\n`)
  for (const [what, count] of [...counts].toSorted(([, a], [, b]) => b - a))
    process.stdout.write(`  ${String(count).padStart(5)} ${what}\n`)
}

await runCommand(main)
