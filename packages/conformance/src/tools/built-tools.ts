import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './cache.ts'
import { toolsKey } from './tool-modules.ts'

/**
 * The folder with a real kube-apiserver that is there already: what `KUBEBUILDER_ASSETS` names, or what an earlier `buildTools` left in the
 * cache. Tests use it, because a build takes longer than a test should.
 */
export function builtTools(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const assets = env['KUBEBUILDER_ASSETS'] ?? ''
  if (assets !== '') return assets
  const folder = join(cacheFolder(env), `tools-${toolsKey()}`)
  return existsSync(folder) ? folder : undefined
}

/** Says why a test on the real server is skipped, and what to do about it. */
export const notBuilt = 'skipped: no kube-apiserver is built, run npm run conformance -- --server real'
