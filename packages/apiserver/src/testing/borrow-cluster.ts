import { rootCertificates } from 'node:tls'
import { KubeError } from '@kindbox/core'
import { type Caller, requestJson } from './request-json.ts'
import { type Credentials, kubeconfigText, type TestServer } from './test-server.ts'

/** Where a cluster is and who asks, as `loadKubeconfig` and `inClusterConnection` of `@kindbox/client` tell it. */
export interface ClusterConnection {
  /** `https://10.0.0.1:6443`, perhaps with a path below which the API lies. */
  readonly server: string
  readonly tls?: {
    /** PEM. Default: what Node trusts. */
    readonly ca?: string
    readonly cert?: string
    readonly key?: string
    readonly serverName?: string
    readonly insecureSkipTlsVerify?: boolean
  }
  /** A function is asked once: what it gives has to last as long as the tests. */
  readonly token?: string | (() => string | Promise<string>)
  readonly username?: string
}

export interface BorrowClusterOptions {
  /** What the name of the namespace begins with. Default: `kindbox-test-`. */
  readonly prefix?: string
  /** Who may do nothing. Default: a service account of the namespace, which nobody gave any rights. */
  readonly powerless?: Credentials
}

/** An hour: the shortest that all clusters agree to give out, and enough for tests. */
const TOKEN_SECONDS = 3_600

/**
 * Makes a test server of somebody's cluster: a namespace of its own, which is deleted in the end with all that is in it. What is in no namespace,
 * definitions above all, is the caller's to remove. The namespace is left behind where the process dies first; its label tells where it came from.
 *
 * @throws KubeError `ConfigError` for a connection that tests cannot share: without HTTPS, without checking the server's certificate, with a password,
 *   or with neither token nor client certificate.
 * @throws KubeError `ApiError` where the namespace or the service account is refused.
 */
export async function borrowCluster(connection: ClusterConnection, options: BorrowClusterOptions = {}): Promise<TestServer> {
  const { prefix = 'kindbox-test-' } = options
  const caller = await callerOf(connection)
  const { url, ca, credentials } = caller
  const made = await requestJson(caller, 'POST', '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { generateName: prefix, labels: { 'app.kubernetes.io/managed-by': 'kindbox' } },
  })
  const namespace = (made as { metadata: { name: string } }).metadata.name
  let isOpen = true
  async function close(): Promise<void> {
    if (!isOpen) return
    isOpen = false
    await requestJson(caller, 'DELETE', `/api/v1/namespaces/${namespace}`)
  }
  try {
    const powerless = options.powerless ?? { token: await tokenWithoutRights(caller, namespace) }
    return {
      url,
      ca,
      admin: credentials,
      kubeconfig: kubeconfigText({ url, ca }, 'admin', credentials),
      powerless,
      powerlessKubeconfig: kubeconfigText({ url, ca }, 'powerless', powerless),
      namespace,
      close,
      [Symbol.asyncDispose]: close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function callerOf({ server, tls = {}, token, username }: ClusterConnection): Promise<Caller> {
  if (!server.startsWith('https://')) throw unusable('its server is not reached by HTTPS')
  if (tls.insecureSkipTlsVerify === true) throw unusable('it does not check the certificate of the server')
  if (tls.serverName !== undefined) throw unusable('its server bears another name than its URL')
  if (username !== undefined) throw unusable('it has a password')
  const ca = tls.ca ?? rootCertificates.join('\n')
  const url = server.replace(/\/$/, '')
  if (token !== undefined) return { url, ca, credentials: { token: typeof token === 'function' ? await token() : token } }
  const { cert: certificate, key } = tls
  if (certificate === undefined || key === undefined) throw unusable('it has neither a token nor a client certificate')
  return { url, ca, credentials: { certificate, key } }
}

function unusable(why: string): KubeError {
  return new KubeError('ConfigError', `The connection cannot be used for tests: ${why}.`)
}

async function tokenWithoutRights(caller: Caller, namespace: string): Promise<string> {
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts`
  const name = 'powerless'
  await requestJson(caller, 'POST', path, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } })
  const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: TOKEN_SECONDS } }
  const { status } = (await requestJson(caller, 'POST', `${path}/${name}/token`, request)) as { status: { token: string } }
  return status.token
}
