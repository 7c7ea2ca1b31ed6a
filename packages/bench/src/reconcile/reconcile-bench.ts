import { fileURLToPath } from 'node:url'
import { outputOf } from '../command-output.ts'
import { median, table } from '../statistics.ts'

const processes = 7

/** Measures what a controller adds to a reconciliation that does nothing. */
export async function reconcileBench(print: (text: string) => void): Promise<void> {
  print(`\n100,000 objects reconciled by an empty function; CPU, median of ${processes} processes in turn; Node ${process.versions.node}`)
  const worker = fileURLToPath(new URL('./worker.js', import.meta.url))
  const ways = { 'floor: a Map and a loop': 'floor', 'work queue': 'queue', 'controller on an informer': 'controller' }
  const figures = Object.values(ways).map((): number[] => [])
  for (let run = 0; run < processes; run++) {
    for (const [index, way] of Object.values(ways).entries()) figures[index]!.push(Number(await outputOf(process.execPath, [worker, way])))
  }
  const medians = figures.map(median)
  const rows = Object.keys(ways).map((name, index) => {
    const each = medians[index]!
    return [name, each.toFixed(2), `${(each / medians[0]!).toFixed(1)}x`, Math.round(1e6 / each).toLocaleString('en')]
  })
  print(table([['', 'us each', 'ratio', 'a second'], ...rows]))
  print(`\nempty reconciliations a second: ${Math.round(1e6 / medians.at(-1)!).toLocaleString('en')}`)
}
