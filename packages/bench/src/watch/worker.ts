/** One client in a process of its own: `worker.js CLIENT PEERS EVENTS`, with the server's address on its standard input. Prints what it cost. */
import { text } from 'node:stream/consumers'
import type { Address } from '../secure-server.ts'
import { clients } from './clients.ts'
import { Tally } from './tally.ts'

const [name, peers, events] = process.argv.slice(2)
const address = JSON.parse(await text(process.stdin)) as Address
const tally = new Tally(Number(events))
await clients[name!]!(address, tally, peers!)
await tally.done
const { user, system } = process.cpuUsage()
process.stdout.write(`${JSON.stringify({ cpu: (user + system) / 1_000, peak: process.resourceUsage().maxRSS / 1_024 })}\n`, () =>
  process.exit(),
)
