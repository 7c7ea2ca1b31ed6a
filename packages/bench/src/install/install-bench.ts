import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { outputOf } from '../command-output.ts'
import { median, table } from '../statistics.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const processes = 7

/** What it costs to install and to import a client: MiB on disk, packages, CPU milliseconds and RSS of an import. */
export async function installBench(node: string, peers: string, pnpm: string, print: (text: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kindbox-install-'))
  try {
    await installOurs(folder, pnpm)
    const rows: (string | number)[][] = []
    const bare = await importCost(node, folder, undefined)
    for (const [name, where] of [
      ['@kindbox/client', folder],
      ['@kubernetes/client-node', peers],
    ] as const) {
      const cost = await importCost(node, where, name)
      rows.push([
        name,
        (await mebibytes(where)).toFixed(1),
        await packages(where),
        (cost.cpu - bare.cpu).toFixed(0),
        (cost.rss - bare.rss).toFixed(0),
      ])
    }
    print(`\nInstall and import; ${processes} processes each, less an empty process`)
    print(table([['package', 'MiB on disk', 'packages', 'import CPU ms', 'import RSS MiB'], ...rows]))
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function installOurs(folder: string, pnpm: string): Promise<void> {
  const tarballs: string[] = []
  for (const name of ['core', 'client']) {
    const output = await outputOf('npx', ['-y', pnpm, 'pack', '--json', '--pack-destination', folder], join(root, 'packages', name))
    tarballs.push((JSON.parse(output.slice(output.indexOf('{'))) as { filename: string }).filename)
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }))
  await outputOf('npm', ['install', '--no-audit', '--no-fund', ...tarballs], folder)
}

async function importCost(node: string, folder: string, name: string | undefined): Promise<{ cpu: number; rss: number }> {
  const code = `${name === undefined ? '' : `await import('${name}');`}
    const { user, system } = process.cpuUsage()
    console.log(JSON.stringify({ cpu: (user + system) / 1000, rss: process.resourceUsage().maxRSS / 1024 })); process.exit()`
  const costs: { cpu: number; rss: number }[] = []
  for (let process_ = 0; process_ < processes; process_++) {
    costs.push(JSON.parse(await outputOf(node, ['--input-type=module', '-e', code], folder)) as { cpu: number; rss: number })
  }
  return { cpu: median(costs.map(({ cpu }) => cpu)), rss: median(costs.map(({ rss }) => rss)) }
}

async function mebibytes(folder: string): Promise<number> {
  return Number.parseInt(await outputOf('du', ['-sk', 'node_modules'], folder), 10) / 1024
}

async function packages(folder: string): Promise<number> {
  const entries = await readdir(join(folder, 'node_modules'), { recursive: true })
  return entries.filter((entry) => /(?:^|node_modules\/)(?:@[^/]+\/)?[^/@.][^/]*\/package\.json$/.test(entry)).length
}
