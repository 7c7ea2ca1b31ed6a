import { commandArguments, noPositionals, wholeNumber } from './command-arguments.ts'
import { progress, runCommand, say } from './command-output.ts'
import { differential } from './differential/differential.ts'
import { embeddedServer, realServer } from './servers.ts'

const usage = `Usage: npm run differential -- [--seed N] [--steps N] [--all]

  --seed N   what the random kinds, objects and requests come from; default 1
  --steps N  how many requests both servers get; default 2000
  --all      goes on after the first differences
`

/** After so many differences a run ends by itself: more of them are mostly more of the same. */
const ENOUGH = 5

async function main(args: string[]): Promise<number> {
  const { values, positionals } = commandArguments(args, { seed: { type: 'string' }, steps: { type: 'string' }, all: { type: 'boolean' } })
  if (values.help === true) return say(usage, 0)
  noPositionals(positionals)
  const seed = wholeNumber('seed', values.seed, { otherwise: 1, least: 0 })
  const steps = wholeNumber('steps', values.steps, { otherwise: 2_000, least: 1 })
  const launched = await realServer((line) => process.stderr.write(`${line}\n`))
  if ('missing' in launched) return say(`The real API server cannot be had here. ${launched.missing}\n`, 2)
  await using real = launched
  await using embedded = await embeddedServer()
  const servers = { embedded: embedded.access, real: real.access }
  const { disagreements, ...done } = await differential(servers, {
    seed,
    steps,
    ...(values.all !== true && { maxDisagreements: ENOUGH }),
    onStep: (count) => progress(`${count} of ${steps} steps`),
  })
  progress('')
  for (const { seed: own, disagreement } of disagreements) {
    process.stdout.write(`seed ${own}, step ${disagreement.step}: ${disagreement.difference}\n  request:  ${disagreement.request}\n`)
    process.stdout.write(`  before:   ${JSON.stringify(disagreement.before)}\n`)
    process.stdout.write(`  versions: ${JSON.stringify(disagreement.definition.spec.versions)}\n`)
    process.stdout.write(`  again:    npm run differential -- --seed ${own} --steps ${Math.max(1, disagreement.step)}\n`)
  }
  process.stdout.write(
    `differential (seed ${seed}): ${done.steps} steps with ${done.sequences} kinds, ${disagreements.length} ${disagreements.length === 1 ? 'difference' : 'differences'}\n`,
  )
  return disagreements.length === 0 ? 0 : 1
}

await runCommand(main)
