import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './cache.ts'
import { toolsKey } from './tool-modules.ts'

/**
 * The folder with the real API server's programs if there is one already: what `KUBEBUILDER_ASSETS` names, or what was built before. Builds
 * nothing, so that a test can ask.
 */
export function builtTools(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const assets = env['KUBEBUILDER_ASSETS'] ?? ''
  if (assets !== '') return assets
  const folder = toolsFolder(env)
  return existsSync(folder) ? folder : undefined
}

/** Where the programs of these modules are once they are built. */
export function toolsFolder(env: NodeJS.ProcessEnv): string {
  return join(cacheFolder(env), `tools-${toolsKey()}`)
}

/** Says in a test's title why it is skipped, and what to do about it. */
export const notBuilt = 'skipped: no kube-apiserver is built, run npm run conformance -- --server real'
