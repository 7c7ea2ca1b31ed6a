import { fileURLToPath } from 'node:url'
import { launch } from '../launch.ts'
import type { Address } from '../secure-server.ts'
import { median, table } from '../statistics.ts'
import { workerOutput } from '../worker-output.ts'
import { clients } from './clients.ts'

const events = 20_000
const processes = 5

interface Cost {
  readonly cpu: number
  readonly peak: number
}

/** Follows 20,000 changes with each client in turn, and compares them with bare HTTPS and JSON.parse. */
export async function watchBench(node: string, peers: string, print: (text: string) => void): Promise<void> {
  const server = fileURLToPath(new URL('./serve.js', import.meta.url))
  const worker = fileURLToPath(new URL('./worker.js', import.meta.url))
  for (const how of ['bulk', 'flush']) {
    await using full = await launch<Address>(node, server, [String(events), how])
    await using empty = await launch<Address>(node, server, ['0', how])
    const costs = new Map(Object.keys(clients).map((name) => [name, { full: [] as Cost[], empty: [] as Cost[] }]))
    for (let process_ = 0; process_ < processes; process_++) {
      for (const [name, cost] of costs) {
        cost.full.push(await workerOutput(node, worker, [name, peers, String(events)], full.told))
        cost.empty.push(await workerOutput(node, worker, [name, peers, '0'], empty.told))
      }
    }
    const summary = [...costs].map(([name, cost]) => ({
      name,
      micros: ((median(cost.full.map(({ cpu }) => cpu)) - median(cost.empty.map(({ cpu }) => cpu))) * 1_000) / events,
      peak: median(cost.full.map(({ peak }) => peak)),
    }))
    const floor = summary.find(({ name }) => name === 'floor')!
    print(
      `\n${events} watch events of 2.3 KB, ${how === 'bulk' ? 'in bulk' : 'one flush each'}; ${processes} processes each, less the same client without events`,
    )
    print(
      table([
        ['client', 'CPU us an event', 'ratio', 'peak RSS MiB', 'ratio'],
        ...summary.map(({ name, micros, peak }) => [
          name,
          micros.toFixed(1),
          `${(micros / floor.micros).toFixed(2)}x`,
          peak.toFixed(0),
          `${(peak / floor.peak).toFixed(2)}x`,
        ]),
      ]),
    )
  }
}
