import { readFile } from 'node:fs/promises'
import { installBench } from './install/install-bench.ts'
import { listBench } from './list/list-bench.ts'
import { node22 } from './node-22.ts'
import { installPeers } from './peers.ts'

const print = (text: string) => void process.stdout.write(`${text}\n`)
const root = new URL('../../../package.json', import.meta.url)

const benches: { readonly [name: string]: (node: string, peers: string) => Promise<void> } = {
  list: (node, peers) => listBench(node, peers, print),
  async install(node, peers) {
    const { config } = JSON.parse(await readFile(root, 'utf8')) as { config: { pnpm: string } }
    await installBench(node, peers, `pnpm@${config.pnpm}`, print)
  },
}

const names = process.argv.slice(2)
const unknown = names.find((name) => !Object.hasOwn(benches, name))
if (unknown === undefined) {
  const [peers, node] = [await installPeers(print), await node22()]
  for (const name of names.length === 0 ? Object.keys(benches) : names) await benches[name]!(node, peers)
} else {
  process.stderr.write(`There is no benchmark ${unknown}; there are ${Object.keys(benches).join(', ')}.\n`)
  process.exitCode = 2
}
