import { fileURLToPath } from 'node:url'
import { launch } from '../launch.ts'
import type { Address } from '../secure-server.ts'
import { median, table } from '../statistics.ts'
import { workerOutput } from '../worker-output.ts'
import { clients } from './clients.ts'

const objects = 100_000
const processes = 3

interface Cost {
  readonly steady: number
  readonly heap: number
  readonly peak: number
  readonly sync: number
  readonly relist: number
}

/** Keeps 100,000 objects with each client in turn, has it list them again, and compares it with a Map over bare HTTPS. */
export async function storeBench(node: string, peers: string, print: (text: string) => void): Promise<void> {
  const server = fileURLToPath(new URL('./serve.js', import.meta.url))
  const worker = fileURLToPath(new URL('./worker.js', import.meta.url))
  await using full = await launch<Address>(node, server, [String(objects)])
  await using empty = await launch<Address>(node, server, ['0'])
  const costs = new Map(Object.keys(clients).map((name) => [name, { full: [] as Cost[], empty: [] as Cost[] }]))
  for (let process_ = 0; process_ < processes; process_++) {
    for (const [name, cost] of costs) {
      cost.full.push(await workerOutput(node, worker, [name, peers, String(objects)], full.told))
      cost.empty.push(await workerOutput(node, worker, [name, peers, '0'], empty.told))
    }
  }
  const summary = [...costs].map(([name, cost]) => {
    const of = (figure: keyof Cost) => median(cost.full.map((each) => each[figure]))
    const net = (figure: keyof Cost) => of(figure) - median(cost.empty.map((each) => each[figure]))
    return {
      name,
      bytes: net('steady') / objects,
      heap: net('heap') / objects,
      peak: of('peak') / of('steady'),
      sync: net('sync'),
      relist: of('relist'),
    }
  })
  const floor = summary.find(({ name }) => name === 'floor')!
  const ratio = (value: number, of: number) => `${(value / of).toFixed(2)}x`
  print(`\nA store of ${objects} objects of 994 bytes, 437 of them managedFields; ${processes} processes each, after a forced collection`)
  print(
    table([
      ['client', 'bytes an object', 'ratio', 'of them heap', 'relist peak / steady', 'sync CPU s', 'ratio', 'relist CPU s', 'ratio'],
      ...summary.map(({ name, bytes, heap, peak, sync, relist }) => [
        name,
        bytes.toFixed(0),
        ratio(bytes, floor.bytes),
        heap.toFixed(0),
        peak.toFixed(2),
        (sync / 1_000).toFixed(2),
        ratio(sync, floor.sync),
        (relist / 1_000).toFixed(2),
        ratio(relist, floor.relist),
      ]),
    ]),
  )
}
