import { KubeError } from '@kindbox/core'
import type { Connection } from './connection.ts'
import { inClusterConnection, isInCluster, type InClusterOptions } from './in-cluster.ts'
import { connectionOf, findKubeconfigs, noKubeconfig, type KubeconfigOptions } from './kubeconfig.ts'

/**
 * The kubeconfig's connection, or the pod's where there is no kubeconfig.
 *
 * @throws KubeError `ConfigError` where there is neither, and where the kubeconfig cannot be used: it is never passed over in silence
 */
export async function defaultConnection(options: KubeconfigOptions & InClusterOptions = {}): Promise<Connection> {
  const found = await findKubeconfigs(options)
  if (found.files.length > 0) return await connectionOf(found.files, options.context)
  if (options.path === undefined && isInCluster(options)) return await inClusterConnection(options)
  const missing = noKubeconfig(found)
  if (options.path !== undefined) throw missing
  throw new KubeError('ConfigError', `${missing.message} Nor is this a pod of a cluster: KUBERNETES_SERVICE_HOST is not set.`)
}
