import type { TlsOptions } from '../transport/tls-options.ts'

/** An API server and who is asking: what a kubeconfig or a pod's service account says. */
export interface Connection {
  /** `https://10.0.0.1:6443`, perhaps with a path below which the API lies. */
  readonly server: string
  readonly tls?: TlsOptions
  /** A bearer token, or a function that is asked for it before every request. Never together with `username`. */
  readonly token?: string | (() => string | Promise<string>)
  /** Basic authentication, which kube-apiserver itself no longer has but proxies in front of it do. */
  readonly username?: string
  readonly password?: string
  readonly defaultNamespace?: string
  /** Asks the server to compress bodies. Default: `true`. */
  readonly compress?: boolean
  /** Where all this was read, for messages: `context kind of ~/.kube/config`. */
  readonly source?: string
}
