import { areas } from './areas.ts'
import { ArgumentError, commandArguments, noPositionals } from './command-arguments.ts'
import { progress, runCommand, say } from './command-output.ts'
import { differences } from './differences.ts'
import { embeddedServer, kubeconfigServer, realServer } from './servers.ts'
import { compareArea } from './suite/compare-area.ts'
import { readRecording, writeRecording } from './suite/recording.ts'
import { runArea } from './suite/run-area.ts'

const usage = `Usage: npm run conformance -- --server embedded|real|kubeconfig [--area NAME]... [--record]

  --server embedded    holds the embedded API server against what the real one did
  --server real        runs the real kube-apiserver, built from Go modules where it is not built yet
  --server kubeconfig  runs on the cluster that your kubeconfig names, and removes again what it installs there
  --area NAME          only this area; may be given more than once
  --record             writes down what the real server does
`

const servers = {
  embedded: embeddedServer,
  real: () => realServer((line) => process.stderr.write(`${line}\n`)),
  kubeconfig: kubeconfigServer,
}

async function main(args: string[]): Promise<number> {
  const { values, positionals } = commandArguments(args, {
    server: { type: 'string' },
    area: { type: 'string', multiple: true },
    record: { type: 'boolean' },
  })
  if (values.help === true) return say(usage, 0)
  noPositionals(positionals)
  const launch = Object.hasOwn(servers, values.server ?? '') ? servers[values.server as keyof typeof servers] : undefined
  if (launch === undefined) throw new ArgumentError(`--server takes ${Object.keys(servers).join(', ')}`)
  if (values.record === true && values.server !== 'real') throw new ArgumentError('Only the real server can be recorded')
  const chosen = areas.filter(({ name }) => values.area?.includes(name) ?? true)
  const unknown = values.area?.find((name) => !areas.some((area) => area.name === name))
  if (unknown !== undefined)
    throw new ArgumentError(`There is no area ${JSON.stringify(unknown)}, but ${areas.map(({ name }) => name).join(', ')}`)

  const launched = await launch()
  if ('missing' in launched) return say(`The real API server cannot be had here. ${launched.missing}\n`, 2)
  await using server = launched
  const listed = values.server === 'embedded' ? differences : {}
  const totals = { passed: 0, failed: 0, listed: 0, skipped: 0 }
  process.stdout.write(
    `${'area'.padEnd(24)}${Object.keys(totals)
      .map((name) => name.padStart(8))
      .join('')}\n`,
  )
  for (const area of chosen) {
    const transcripts = await runArea(area, server.access, progress)
    if (values.record === true) writeRecording(area.name, transcripts)
    const result = compareArea(transcripts, readRecording(area.name), listed[area.name] ?? {})
    const { passed, failed, listed: known, skipped } = result
    const counts = { passed: passed.length, failed: failed.length, listed: known.length, skipped: skipped.length }
    progress('')
    process.stdout.write(
      `${area.name.padEnd(24)}${Object.values(counts)
        .map((count) => String(count).padStart(8))
        .join('')}\n`,
    )
    for (const { title, difference } of failed) process.stdout.write(`  ${title}: ${difference}\n`)
    for (const { title, difference } of skipped) process.stdout.write(`  ${title}: skipped, ${difference}\n`)
    for (const key of ['passed', 'failed', 'listed', 'skipped'] as const) totals[key] += counts[key]
  }
  process.stdout.write(
    `conformance (${values.server}): ${totals.passed} passed, ${totals.failed} failed, ${totals.listed} listed differences, ${totals.skipped} skipped\n`,
  )
  return totals.failed === 0 ? 0 : 1
}

await runCommand(main)
