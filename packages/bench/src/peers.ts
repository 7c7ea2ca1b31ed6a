import { access, mkdir, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { outputOf } from './command-output.ts'

const peers = { '@kubernetes/client-node': '2.0.1' }

/** A folder with the peers installed, made on the first run; they are no dependencies of ours, so that nobody else installs them. */
export async function installPeers(print: (text: string) => void): Promise<string> {
  const cache = process.env['KINDBOX_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'kindbox')
  const folder = join(cache, `peers-${Object.values(peers).join('-')}`)
  const done = join(folder, 'installed')
  const there = await access(done).then(
    () => true,
    () => false,
  )
  if (there) return folder
  print(
    `installing ${Object.entries(peers)
      .map((peer) => peer.join('@'))
      .join(', ')}`,
  )
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'peers', private: true, dependencies: peers }))
  await outputOf('npm', ['install', '--no-audit', '--no-fund'], folder)
  await writeFile(done, '')
  return folder
}
