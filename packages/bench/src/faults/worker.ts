/** One informer in a process of its own: `worker.js INFORMER SERVER PEERS`, with the server's CA on its standard input. Prints reports. */
import { text } from 'node:stream/consumers'
import { informers } from './informers.ts'

const [name, server, peers] = process.argv.slice(2)
const ca = await text(process.stdin)
await informers[name!]!(server!, ca, peers!, (report) => void process.stdout.write(`${JSON.stringify(report)}\n`))
