import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { toolsFolder } from './built-tools.ts'
import { cacheFolder, once } from './cache.ts'
import { goToolchain } from './go-toolchain.ts'
import { toolModules, type ToolModule } from './tool-modules.ts'

/** The folder with etcd, kube-apiserver, kube-controller-manager and kubectl, or why there is none. */
export type Tools = { readonly folder: string } | { readonly missing: string }

/**
 * Builds the programs from their published Go modules, once a machine: what is in the cache is used as it is.
 *
 * @param log Gets a line for each step; a cold build takes about 6 minutes on 2 cores.
 * @throws when a build fails: that is a defect, not a reason to skip.
 */
export async function buildTools(log: (line: string) => void, env: NodeJS.ProcessEnv = process.env): Promise<Tools> {
  const cache = cacheFolder(env)
  const folder = toolsFolder(env)
  let missing: string | undefined
  await once(folder, async (unfinished) => {
    const toolchain = await goToolchain(cache, log, env)
    if ('missing' in toolchain) {
      missing = toolchain.missing
      throw new NoToolchain(missing)
    }
    for (const module of toolModules) await buildModule(toolchain.go, module, unfinished, log)
  }).catch((error: unknown) => {
    if (!(error instanceof NoToolchain)) throw error
  })
  return missing === undefined ? { folder } : { missing }
}

class NoToolchain extends Error {}

/** Builds the programs of one module into a folder. */
export async function buildModule(go: string, module: ToolModule, output: string, log: (line: string) => void): Promise<void> {
  const started = performance.now()
  log(`building ${module.name} (${Object.keys(module.programs).join(', ')})`)
  const packages = Object.values(module.programs)
  // Several programs go into a folder under their own names; a single one is named, because etcd's package is called server.
  const [only] = Object.keys(module.programs)
  const target = packages.length === 1 && only !== undefined ? join(output, only) : `${output}/`
  const args = ['build', ...module.flags, '-o', target, ...packages]
  // The module files are the pin: a build that would change them fails instead.
  const env = { ...process.env, GOTOOLCHAIN: 'local', CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '-mod=readonly' }
  await new Promise<void>((resolve, reject) => {
    const child = spawn(go, args, { cwd: module.folder, env, stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => (errors = (errors + String(chunk)).slice(-10_000)))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`go ${args.join(' ')} exited with ${code}:\n${errors}`))))
  })
  log(`built ${module.name} in ${Math.round((performance.now() - started) / 1000)} s`)
}
