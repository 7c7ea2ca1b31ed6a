import { fileURLToPath } from 'node:url'
import { buildOwnProgram, builtOwnProgram, type OwnProgram } from './own-program.ts'

/** A node for tests. */
const kubelet: OwnProgram = {
  name: 'kubelet',
  title: 'the kubelet for tests',
  folder: fileURLToPath(new URL('../../tools/kubelet/', import.meta.url)),
}

/** The kubelet's path, built first where it is not built yet; or why it cannot be had here. */
export function buildKubelet(
  log: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly program: string } | { readonly missing: string }> {
  return buildOwnProgram(kubelet, log, env)
}

/** The kubelet's path if it is built already. */
export function builtKubelet(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return builtOwnProgram(kubelet, env)
}
