import type { CallOptions, Reviewer, ValidationOptions } from '@kindbox/core'
import type { Connection } from './config/connection.ts'
import type { ConnectLike } from './transport/connect-like.ts'
import type { FetchLike } from './transport/fetch-like.ts'

/** What a `Client` does whatever server it talks to. */
export interface ClientSettings {
  /** Default: `kindbox/VERSION (node VERSION; PLATFORM)`. Servers take what stands before the slash for the default fieldManager. */
  readonly userAgent?: string
  /**
   * Receives what servers say in Warning headers: unknown fields that were dropped, versions that are deprecated; and what they were asked,
   * such as `create Foo default/baz`. Default: a Node process warning of the name `KubernetesWarning`, each text once.
   */
  readonly onWarning?: (warning: string, request: string) => void
  /**
   * Judges every object that is created or replaced before it is sent, such as `reviewBeforeSend` of `@kindbox/crd`: what it finds wrong is
   * refused with a `RequestError`. Patches are not judged, as only the server knows what they result in. Default: nothing is.
   */
  readonly review?: Reviewer
}

/** How a `Client` reaches its server. Either `server` or `fetch` has to be given. */
export interface ClientOptions extends Partial<Connection>, ClientSettings {
  /**
   * Sends the requests, instead of node-fetch: `new Client({ fetch: apiServer.fetch })` talks to a server in the same process. TLS is
   * then that function's affair, so `tls` and `compress` cannot be given.
   */
  readonly fetch?: FetchLike
  /** Opens WebSockets; only together with `fetch`. Without it, such a client has none: `exec`, `attach` and `portForward` are refused. */
  readonly connect?: ConnectLike
}

/** Options of a request that has no method of its own. */
export interface RequestOptions extends CallOptions {
  /** What is asked for, as messages begin: `evict` in `evict Pod default/web: 429 ...`. Default: the method. */
  readonly verb?: string
}

/** Options of a WebSocket. */
export interface ConnectOptions extends RequestOptions {
  /** Subprotocols, the preferred one first. */
  readonly protocols: readonly string[]
}

/** What an Api does with objects that do not fit, unless a call says otherwise. */
export interface ObjectPolicy extends ValidationOptions {
  /** Judges every object that is created or replaced before it is sent. Default: the client's. */
  readonly review?: Reviewer | undefined
}

/** What an Api does, for kinds of the cluster or for all namespaces. */
export interface ApiOptions extends ObjectPolicy {
  readonly namespace?: undefined
}

/** {@link ApiOptions}, for the objects of one namespace. */
export interface NamespacedApiOptions extends ObjectPolicy {
  readonly namespace: string
}

/** {@link ApiOptions}, for kinds that may or may not be namespaced. */
export interface AnyApiOptions extends ObjectPolicy {
  readonly namespace?: string | undefined
}
