import type { TlsOptions } from '../transport/tls-options.ts'
import type { CredentialSource } from './credential.ts'
import type { Impersonation } from './impersonation.ts'

/** An API server and who is asking: what a kubeconfig or a pod's service account says. */
export interface Connection {
  /** `https://10.0.0.1:6443`, perhaps with a path below which the API lies. */
  readonly server: string
  readonly tls?: TlsOptions
  /**
   * A bearer token, or a function that is asked for it before every request; with the last one where the server has just answered 401 to it.
   * Never together with `username`.
   */
  readonly token?: string | ((rejected?: string) => string | Promise<string>)
  /** Gives tokens or client certificates that change, as credential plugins do. Never together with `token` or `username`. */
  readonly credentials?: CredentialSource
  /** Basic authentication, which kube-apiserver itself no longer has but proxies in front of it do. */
  readonly username?: string
  readonly password?: string
  /** Who to act as, if the credentials' user may. */
  readonly impersonate?: Impersonation
  readonly defaultNamespace?: string
  /** Asks the server to compress bodies. Default: `true`. */
  readonly compress?: boolean
  /** URL of the HTTP proxy that leads to the server, such as `http://proxy.example:3128`. Default: by HTTPS_PROXY and NO_PROXY. */
  readonly proxy?: string
  /** Where all this was read, for messages: `context kind of ~/.kube/config`. */
  readonly source?: string
}
