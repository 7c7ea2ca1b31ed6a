import { KubeError } from '@kindbox/core'
import type { FetchLike } from '../transport/fetch-like.ts'

/** Stands for a server in the same process. No network knows the name (RFC 6761), so a request that leaves the process fails plainly. */
const inProcess = 'http://kindbox.invalid'

/** @throws KubeError `ConfigError` for what is no URL of a server; the message does not show credentials that stand in it */
export function serverUrl({ server, fetch, source }: { server?: string; fetch?: FetchLike; source?: string }): URL {
  if (server === undefined && fetch === undefined) {
    throw new KubeError('ConfigError', 'A client needs a server, or a fetch. Client.fromDefault() finds the server of the kubeconfig.')
  }
  const text = server ?? inProcess
  const from = source === undefined ? '' : ` of ${source}`
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new KubeError('ConfigError', `The server${from} has to be a URL such as "https://10.0.0.1:6443".`)
  }
  if (url.username !== '' || url.password !== '') {
    throw new KubeError('ConfigError', `The server${from} must not hold credentials; give them as username and password.`)
  }
  if (url.search !== '' || url.hash !== '') {
    throw new KubeError('ConfigError', `The server${from} has to end with its path: ${url.origin}${url.pathname}`)
  }
  return url
}
