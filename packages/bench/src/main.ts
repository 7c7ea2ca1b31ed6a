import { readFile } from 'node:fs/promises'
import { builtInBench } from './built-in/built-in-bench.ts'
import { celBench } from './cel/cel-bench.ts'
import { faultsBench } from './faults/faults-bench.ts'
import { installBench } from './install/install-bench.ts'
import { listBench } from './list/list-bench.ts'
import { node22 } from './node-22.ts'
import { installPeers } from './peers.ts'
import { reconcileBench } from './reconcile/reconcile-bench.ts'
import { reviewBench } from './review/review-bench.ts'
import { serverBench } from './server/server-bench.ts'
import { storeBench } from './store/store-bench.ts'
import { typeCheckBench } from './type-check/type-check-bench.ts'
import { watchBench } from './watch/watch-bench.ts'

const print = (text: string) => void process.stdout.write(`${text}\n`)
const root = new URL('../../../package.json', import.meta.url)

const benches: { readonly [name: string]: () => Promise<void> } = {
  async list() {
    const peers = await installPeers(print)
    await listBench(await node22(), peers, print)
  },
  async install() {
    const peers = await installPeers(print)
    const { config } = JSON.parse(await readFile(root, 'utf8')) as { config: { pnpm: string } }
    await installBench(await node22(), peers, `pnpm@${config.pnpm}`, print)
  },
  async watch() {
    const peers = await installPeers(print)
    await watchBench(await node22(), peers, print)
  },
  async store() {
    const peers = await installPeers(print)
    await storeBench(await node22(), peers, print)
  },
  types: async () => typeCheckBench(await installPeers(print), print),
  async faults() {
    const peers = await installPeers(print)
    await faultsBench(await node22(), peers, print)
  },
  server: () => serverBench(print),
  builtin: () => builtInBench(print),
  reconcile: () => reconcileBench(print),
  review: async () => reviewBench(print),
  cel: () => celBench(print),
}

const names = process.argv.slice(2)
const unknown = names.find((name) => !Object.hasOwn(benches, name))
if (unknown === undefined) {
  for (const name of names.length === 0 ? Object.keys(benches) : names) await benches[name]!()
} else {
  process.stderr.write(`There is no benchmark ${unknown}; there are ${Object.keys(benches).join(', ')}.\n`)
  process.exitCode = 2
}
