import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildModule } from './build.ts'
import { cacheFolder, once } from './cache.ts'
import { goToolchain } from './go-toolchain.ts'
import type { ToolModule } from './tool-modules.ts'

/** The one module with source of ours: a node for tests. It is built apart, so that a change in it does not rebuild Kubernetes. */
const kubelet: ToolModule = {
  name: 'the kubelet for tests',
  folder: fileURLToPath(new URL('../../tools/kubelet/', import.meta.url)),
  programs: { kubelet: '.' },
  flags: ['-trimpath', '-ldflags', '-s -w'],
}

/** The kubelet's path, built first where it is not built yet; or why it cannot be had here. */
export async function buildKubelet(
  log: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly program: string } | { readonly missing: string }> {
  const cache = cacheFolder(env)
  const folder = kubeletFolder(env)
  if (existsSync(folder)) return { program: join(folder, 'kubelet') }
  const toolchain = await goToolchain(cache, log)
  if ('missing' in toolchain) return toolchain
  await once(folder, (unfinished) => buildModule(toolchain.go, kubelet, unfinished, log))
  return { program: join(folder, 'kubelet') }
}

/** The kubelet's path if it is built already. */
export function builtKubelet(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folder = kubeletFolder(env)
  return existsSync(folder) ? join(folder, 'kubelet') : undefined
}

function kubeletFolder(env: NodeJS.ProcessEnv): string {
  const hash = createHash('sha256')
  const sources = readdirSync(kubelet.folder).filter((file) => /\.go$|^go\.(mod|sum)$/.test(file))
  for (const file of sources.toSorted()) hash.update(`${file}\n`).update(readFileSync(join(kubelet.folder, file)))
  hash.update(JSON.stringify(kubelet.flags))
  return join(cacheFolder(env), `kubelet-${process.platform}-${process.arch}-${hash.digest('hex').slice(0, 16)}`)
}
