/** One client in a process of its own: `worker.js CLIENT SERVER PEERS COUNT ROUNDS`. Prints what its lists cost. */
import { clients } from './clients.ts'

const [name, server, peers, count, rounds] = process.argv.slice(2)
const list = await clients[name!]!(server!, peers!)

async function cpuOfOne(): Promise<number> {
  const before = process.cpuUsage()
  const got = await list()
  if (got !== Number(count)) throw new Error(`${name} listed ${got} of ${count} objects`)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const first = await cpuOfOne()
const peakMiB = process.resourceUsage().maxRSS / 1024
const warm: number[] = []
for (let round = 0; round < Number(rounds); round++) warm.push(await cpuOfOne())
process.stdout.write(`${JSON.stringify({ first, peakMiB, warm })}\n`)
process.exit()
