import { fileURLToPath } from 'node:url'
import { outputOf } from '../command-output.ts'
import { median, table } from '../statistics.ts'
import { typeCheck } from './type-check.ts'

const processes = 7
/** Milliseconds of CPU from the import to the first validated Pod. */
const aim = 10

interface Figures {
  readonly core: number
  readonly kinds: number
  readonly first: number
  readonly parse: number
  readonly all: number
}

/** Measures what built-in kinds cost a program, with closures and with Ajv in their place, and a type checker. */
export async function builtInBench(print: (text: string) => void): Promise<void> {
  print(`\nPods: CPU in ms, median of ${processes} processes; a list of 10,000 as a share of its JSON.parse; Node ${process.versions.node}`)
  const [closures, ajv] = [await measure('closures'), await measure('ajv')]
  const row = (name: string, { core, kinds, first, parse, all }: Figures) => [
    name,
    ...[core, kinds, first].map((value) => value.toFixed(1)),
    `${(first / closures.first).toFixed(1)}x`,
    (all / parse).toFixed(2),
  ]
  print(table([['engine', 'load core', 'load core/v1', 'first Pod', 'ratio', 'list'], row('closures', closures), row('Ajv', ajv)]))
  print(`\nA program that uses Pod and Deployment, type-checked`)
  const checks = await typeCheck()
  print(
    table([
      ['compiler', 'instantiations', 'check, s'],
      ...checks.map(({ compiler, instantiations, check }) => [compiler, instantiations, check.toFixed(3)]),
    ]),
  )
  print(`\nfirst validated Pod: ${closures.first.toFixed(1)} ms of CPU (aim: ${aim})`)
}

async function measure(engine: 'closures' | 'ajv'): Promise<Figures> {
  const worker = fileURLToPath(new URL('./validate-pods.js', import.meta.url))
  const runs: Figures[] = []
  for (let run = 0; run < processes; run++) runs.push(JSON.parse(await outputOf(process.execPath, [worker, engine])) as Figures)
  const middle = (figure: keyof Figures) => median(runs.map((run) => run[figure]))
  return { core: middle('core'), kinds: middle('kinds'), first: middle('first'), parse: middle('parse'), all: middle('all') }
}
