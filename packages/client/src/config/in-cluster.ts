import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { KubeError } from '@kindbox/core'
import type { Connection } from './connection.ts'
import { fileToken } from './file-token.ts'

/** Where a pod finds its service account. */
export interface InClusterOptions {
  /** Default: `process.env`. */
  readonly env?: { readonly [name: string]: string | undefined }
  /** Default: `/var/run/secrets/kubernetes.io/serviceaccount`. */
  readonly folder?: string
}

/** Whether this process runs in a pod, as far as its environment tells. */
export function isInCluster({ env = process.env }: InClusterOptions = {}): boolean {
  return Boolean(env['KUBERNETES_SERVICE_HOST'] && env['KUBERNETES_SERVICE_PORT'])
}

/**
 * The connection that the kubelet gives every pod with a service account (client-go rest/config.go, `InClusterConfig`).
 *
 * @throws KubeError `ConfigError` outside of a cluster, and where the service account's files are missing
 */
export async function inClusterConnection(options: InClusterOptions = {}): Promise<Connection> {
  const { env = process.env, folder = '/var/run/secrets/kubernetes.io/serviceaccount' } = options
  if (!isInCluster(options)) {
    throw new KubeError('ConfigError', 'This is no pod of a cluster: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not both set.')
  }
  const host = env['KUBERNETES_SERVICE_HOST'] ?? ''
  const token = fileToken(join(folder, 'token'), { field: "The service account's token" })
  await token()
  return {
    server: `https://${host.includes(':') ? `[${host}]` : host}:${env['KUBERNETES_SERVICE_PORT']}`,
    tls: { ca: await required(join(folder, 'ca.crt')) },
    token,
    defaultNamespace: (await optional(join(folder, 'namespace')))?.trim() || 'default',
    source: "the pod's service account",
  }
}

async function required(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new KubeError('ConfigError', `The service account's ${path} cannot be read: ${(cause as Error).message}.`, { cause })
  }
}

async function optional(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return undefined
  }
}
