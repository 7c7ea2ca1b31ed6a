import { ArgumentError, commandArguments, wholeNumber } from './command-arguments.ts'
import { runCommand, say } from './command-output.ts'
import { fuzz } from './fuzz/fuzz.ts'
import { seedsFor } from './fuzz/seeds.ts'
import { targets } from './fuzz/targets.ts'

const usage = `Usage: npm run fuzz -- [--seconds N] [--seed N] [TARGET...]

Fuzzes ${Object.keys(targets).join(', ')} guided by the coverage that V8 counts, each so many seconds; default 60.
Seeds come from the corpus in the folder that KINDBOX_SHARED names, where it is set.

Exit status: 0 when nothing is found, 1 when something is, 2 when nothing could be fuzzed.
`

/** Milliseconds from which an input is shown: as much as some would be a finding. */
const SLOW = 1_000

function main(args: string[]): number {
  const text = { type: 'string' } as const
  const { values, positionals } = commandArguments(args, { seconds: text, seed: text })
  if (values.help === true) return say(usage, 0)
  const seconds = wholeNumber('seconds', values.seconds, { otherwise: 60, least: 1 })
  const seed = wholeNumber('seed', values.seed, { otherwise: 1, least: 0 })
  const unknown = positionals.find((name) => !Object.hasOwn(targets, name))
  if (unknown !== undefined)
    throw new ArgumentError(`There is no target ${JSON.stringify(unknown)}, but ${Object.keys(targets).join(', ')}`)
  const shared = process.env['KINDBOX_SHARED']
  let finds = 0
  for (const name of positionals.length === 0 ? Object.keys(targets) : positionals) {
    const seeds = seedsFor(name, shared && `${shared}/corpus`)
    const result = fuzz(targets[name]!, { seed, seconds, seeds })
    const slowest = `slowest ${result.slowest.milliseconds.toFixed(0)} ms`
    say(
      `${name.padEnd(8)} ${result.runs} runs in ${seconds} s, ${result.blocks} blocks, ${result.kept} inputs kept, ${slowest}, ${result.finds.length} found\n`,
      0,
    )
    for (const { error, input } of result.finds) say(`  ${error.replaceAll('\n', '\n  ')}\n  input (Base64): ${input}\n`, 0)
    if (result.slowest.milliseconds > SLOW) say(`  slow input (Base64): ${result.slowest.input}\n`, 0)
    finds += result.finds.length
  }
  say(`fuzz (seed ${seed}): ${finds} found\n`, 0)
  return finds === 0 ? 0 : 1
}

await runCommand(main)
