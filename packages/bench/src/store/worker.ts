/**
 * One client in a process of its own: `worker.js CLIENT PEERS OBJECTS`, with the server's address on its standard input. Prints the memory that its store
 * takes, in bytes, and the CPU of its lists, in milliseconds. Linux tells the peak of a part of a process's life, and nobody else.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { BareHttps } from '../bare-https.ts'
import type { Address } from '../secure-server.ts'
import { clients } from './clients.ts'

const [name, peers, objects] = process.argv.slice(2)
const address = JSON.parse(await text(process.stdin)) as Address

const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
const settle = async () => {
  for (let time = 0; time < 4; time++) {
    globalThis.gc!()
    await sleep(100)
  }
}
const peak = async () => Number(/^VmHWM:\s+(\d+) kB/m.exec(await readFile('/proc/self/status', 'utf8'))![1]) * 1_024

const before = cpu()
const kept = await clients[name!]!(address, peers!)
const sync = cpu() - before
if (kept.size() !== Number(objects)) throw new Error(`${name} keeps ${kept.size()} of ${objects} objects`)
await settle()
const steady = process.memoryUsage().rss
const heap = process.memoryUsage().heapUsed
// Forgets the peak so far (Linux, Documentation/filesystems/proc.rst).
await writeFile('/proc/self/clear_refs', '5')
const lists = cpu()
if (Number(objects) > 0) await new BareHttps(address.url, address.ca).list('/relist')
const relist = cpu() - lists
const highest = await peak()
if (kept.size() !== Number(objects)) throw new Error(`${name} keeps ${kept.size()} of ${objects} objects after a relist`)
process.stdout.write(JSON.stringify({ steady, heap, peak: highest, sync, relist }), () => process.exit())
