import { KubeError, type Api, type CallOptions, type KubeObject, type ListApi, type RequestParts, type Resource } from '@kindbox/core'
import type { AnyResource, Scope, ValidationOptions } from '@kindbox/core'
import { accepted, resourceApi } from './api/resource-api.ts'
import { schemaCheck } from './check/object-check.ts'
import type { Connection } from './config/connection.ts'
import { credentialsOf } from './config/credentials.ts'
import { defaultConnection } from './config/default-connection.ts'
import { inClusterConnection, type InClusterOptions } from './config/in-cluster.ts'
import { loadKubeconfig, type KubeconfigOptions } from './config/kubeconfig.ts'
import { serverUrl } from './config/server-url.ts'
import { exchange, exchangeJson, type Wire } from './exchange/exchange.ts'
import { openSocket } from './exchange/open-socket.ts'
import type { ConnectLike, MessageSocket } from './transport/connect-like.ts'
import type { FetchLike } from './transport/fetch-like.ts'
import { nodeTransport, type Transport } from './transport/node-transport.ts'
import { userAgent } from './user-agent.ts'

/** What a {@link Client} does whatever server it talks to. */
export interface ClientSettings {
  /** Default: `kindbox/VERSION (node VERSION; PLATFORM)`. Servers take what stands before the slash for the default fieldManager. */
  readonly userAgent?: string
  /**
   * Receives what servers say in Warning headers: unknown fields that were dropped, versions that are deprecated; and what they were asked,
   * such as `create Foo default/baz`. Default: a Node process warning of the name `KubernetesWarning`, each text once.
   */
  readonly onWarning?: (warning: string, request: string) => void
}

/** How a {@link Client} reaches its server. Either `server` or `fetch` has to be given. */
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

/** What an Api does with objects that do not fit their schema, unless a call says otherwise. */
export interface ApiOptions extends ValidationOptions {
  readonly namespace?: undefined
}

/** {@link ApiOptions}, for the objects of one namespace. */
export interface NamespacedApiOptions extends ValidationOptions {
  readonly namespace: string
}

/** {@link ApiOptions}, for kinds that may or may not be namespaced. */
export interface AnyApiOptions extends ValidationOptions {
  readonly namespace?: string | undefined
}

/**
 * A connection to an API server; `api` gives typed access to one kind. It holds connections until it is closed, or until the process
 * ends: idle ones do not keep the process alive.
 */
export class Client implements AsyncDisposable {
  /** The server's URL, without a slash at its end. */
  readonly server: string
  /** The namespace that the kubeconfig's context or the service account names. Default: `default`. */
  readonly defaultNamespace: string
  readonly #wire: Wire
  readonly #transport: Transport
  readonly #closing = new AbortController()

  /** @throws KubeError `ConfigError` for options that cannot be used or contradict each other */
  constructor(options: ClientOptions) {
    const url = serverUrl(options)
    this.server = url.href.replace(/\/+$/, '')
    this.defaultNamespace = options.defaultNamespace ?? 'default'
    const credentials = credentialsOf(options)
    const agent = userAgent(options.userAgent)
    this.#transport = transportOf(options, url)
    this.#wire = {
      server: this.server,
      source: options.source,
      fetch: this.#transport.fetch,
      connect: this.#transport.connect,
      identify: async () => ({ 'user-agent': agent, ...(await credentials()) }),
      closed: this.#closing.signal,
      onWarning: options.onWarning ?? warnOnce(),
    }
  }

  /** The server of a kubeconfig's context. Throws as `loadKubeconfig` does. */
  static async fromKubeconfig(options: KubeconfigOptions & ClientSettings = {}): Promise<Client> {
    return new Client({ ...settingsOf(options), ...(await loadKubeconfig(options)) })
  }

  /** The server of the cluster this pod runs in. Throws as `inClusterConnection` does. */
  static async fromCluster(options: InClusterOptions & ClientSettings = {}): Promise<Client> {
    return new Client({ ...settingsOf(options), ...(await inClusterConnection(options)) })
  }

  /**
   * The server of the kubeconfig, or that of the cluster this pod runs in where there is no kubeconfig.
   *
   * @throws KubeError `ConfigError` where there is neither, and where the kubeconfig cannot be used
   */
  static async fromDefault(options: KubeconfigOptions & InClusterOptions & ClientSettings = {}): Promise<Client> {
    return new Client({ ...settingsOf(options), ...(await defaultConnection(options)) })
  }

  /** One namespace's objects of a kind, with all verbs. */
  api<T extends KubeObject, Input>(resource: Resource<T, 'Namespaced', Input>, options: NamespacedApiOptions): Api<T, Input>
  /** For kinds whose scope only the running program knows; a namespace that is missing or too many is refused call by call. */
  api<T extends KubeObject, S extends Scope, Input>(
    resource: Resource<T, S, Input> & (Scope extends S ? unknown : never),
    options?: AnyApiOptions,
  ): Api<T, Input>
  /** The objects of all namespaces: they can be listed and watched. */
  api<T extends KubeObject, Input>(resource: Resource<T, 'Namespaced', Input>, options?: ApiOptions): ListApi<T>
  /** The objects of a cluster-scoped kind, with all verbs. */
  api<T extends KubeObject, Input>(resource: Resource<T, 'Cluster', Input>, options?: ApiOptions): Api<T, Input>
  api(resource: AnyResource, { namespace, onInvalid }: AnyApiOptions = {}): Api<KubeObject, unknown> {
    return resourceApi({ wire: this.#wire, resource, namespace, onInvalid })
  }

  /**
   * Sends a request and gives the JSON of the answer, compared with nothing.
   *
   * @throws KubeError `ApiError`, `TransportError`, `DecodeError`; and the signal's reason once it is aborted.
   */
  async request(parts: RequestParts, { signal, verb = parts.method }: RequestOptions = {}): Promise<unknown> {
    return await exchangeJson(this.#wire, verb, parts, signal)
  }

  /**
   * Sends a request whose answer is an object of a kind, such as one for a subresource. Throws as `request` does, and an `InvalidError`
   * for an answer that does not fit.
   */
  async requestObject<T extends KubeObject, S extends Scope, Input>(
    resource: Resource<T, S, Input>,
    parts: RequestParts,
    { signal, verb = parts.method }: RequestOptions = {},
  ): Promise<T> {
    const answer = await exchangeJson(this.#wire, verb, parts, signal)
    return accepted(`${verb} ${parts.subject}`, answer, parts, schemaCheck(resource))
  }

  /**
   * Sends a request and gives the bytes of the answer as they arrive, such as those of a log. Nothing is sent before the first are asked
   * for; as long as nobody asks for more, the server is held back; leaving the loop releases the connection. Throws as `request` does.
   */
  async *stream(parts: RequestParts, { signal, verb = parts.method }: RequestOptions = {}): AsyncGenerator<Uint8Array, void, undefined> {
    const answer = await exchange(this.#wire, verb, parts, signal)
    for await (const chunk of answer.chunks()) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
  }

  /**
   * Opens a WebSocket with the connection's TLS and credentials. The signal stays in force until it is closed.
   *
   * @throws KubeError `ApiError` where the server refuses, `TransportError`, `ConfigError` for a client that has no WebSockets; and the
   *   signal's reason once it is aborted.
   */
  async connect(parts: RequestParts, { signal, verb = parts.method, protocols }: ConnectOptions): Promise<MessageSocket> {
    return await openSocket(this.#wire, verb, parts, protocols, signal)
  }

  /** Ends what is still running, watches included, and lets go of the connections. Later calls are refused. */
  close(): void {
    this.#closing.abort(new KubeError('TransportError', `The client of ${this.server} is closed.`))
    this.#transport.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close()
  }
}

function settingsOf({ userAgent: agent, onWarning }: ClientSettings): ClientSettings {
  return { ...(agent !== undefined && { userAgent: agent }), ...(onWarning !== undefined && { onWarning }) }
}

function transportOf({ fetch, connect, tls, compress }: ClientOptions, url: URL): Transport {
  if (fetch === undefined) {
    if (connect !== undefined) throw new KubeError('ConfigError', 'connect goes together with fetch; give both or neither.')
    return nodeTransport(url, { ...(tls !== undefined && { tls }), ...(compress !== undefined && { compress }) })
  }
  const ignored = tls === undefined ? (compress === undefined ? undefined : 'compress') : 'tls'
  if (ignored === undefined) return { fetch, connect, close: () => {} }
  throw new KubeError('ConfigError', `${ignored} is for the client's own connections; with a fetch of your own, configure that one.`)
}

/** Texts remembered; a server that makes up new ones for ever costs no more. */
const rememberedWarnings = 1000

function warnOnce(): (warning: string, request: string) => void {
  const seen = new Set<string>()
  return (warning, request) => {
    if (seen.has(warning) || seen.size >= rememberedWarnings) return
    seen.add(warning)
    process.emitWarning(`${request}: ${warning}`, 'KubernetesWarning')
  }
}
