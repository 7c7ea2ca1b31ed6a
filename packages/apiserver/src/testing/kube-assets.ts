import { access } from 'node:fs/promises'
import { join } from 'node:path'

/** Paths of the programs that make a control plane. */
export interface KubeAssets {
  readonly etcd: string
  readonly kubeApiserver: string
}

/**
 * The programs in a folder, by default the one that `KUBEBUILDER_ASSETS` names, as users of envtest have it.
 *
 * @throws Error that names what is missing and where it was looked for.
 */
export async function findKubeAssets(folder: string | undefined = process.env['KUBEBUILDER_ASSETS']): Promise<KubeAssets> {
  if (folder === undefined || folder === '') {
    throw new Error('KUBEBUILDER_ASSETS names no folder with etcd and kube-apiserver, and no other folder was given.')
  }
  const [etcd, kubeApiserver] = await Promise.all(['etcd', 'kube-apiserver'].map((program) => executable(folder, program)))
  return { etcd: etcd!, kubeApiserver: kubeApiserver! }
}

async function executable(folder: string, program: string): Promise<string> {
  const path = join(folder, process.platform === 'win32' ? `${program}.exe` : program)
  await access(path).catch((cause: unknown) => {
    throw new Error(`There is no ${program} in ${folder}.`, { cause })
  })
  return path
}
