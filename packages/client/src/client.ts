import {
  KubeError,
  type Addressed,
  type AnyResource,
  type Api,
  type CallOptions,
  type CreateApi,
  type KubeObject,
  type ListApi,
  type MetadataApi,
  type PartialObjectMetadata,
  type RequestParts,
  type Resource,
  type Reviewer,
  type Scope,
} from '@kindbox/core'
import { metadataApi } from './api/metadata-api.ts'
import { accepted, resourceApi } from './api/resource-api.ts'
import { schemaCheck } from './check/object-check.ts'
import type {
  AnyApiOptions,
  ApiOptions,
  ClientOptions,
  ClientSettings,
  ConnectOptions,
  NamespacedApiOptions,
  RequestOptions,
} from './client-options.ts'
import { credentialsOf } from './config/credentials.ts'
import { defaultConnection } from './config/default-connection.ts'
import { inClusterConnection, type InClusterOptions } from './config/in-cluster.ts'
import { loadKubeconfig, type KubeconfigOptions } from './config/kubeconfig.ts'
import { serverUrl } from './config/server-url.ts'
import { discover } from './discovery/discover.ts'
import type { Discovery } from './discovery/discovery.ts'
import { exchange, exchangeJson, type Wire } from './exchange/exchange.ts'
import { openSocket } from './exchange/open-socket.ts'
import { warnOnce } from './exchange/warn-once.ts'
import type { ConnectLike, MessageSocket } from './transport/connect-like.ts'
import type { FetchLike } from './transport/fetch-like.ts'
import { nodeTransport, type Transport } from './transport/node-transport.ts'
import { userAgent } from './user-agent.ts'

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
  readonly #review: Reviewer | undefined
  readonly #closing = new AbortController()

  /** @throws KubeError `ConfigError` for options that cannot be used or contradict each other */
  constructor(options: ClientOptions) {
    const url = serverUrl(options)
    this.server = url.href.replace(/\/+$/, '')
    this.defaultNamespace = options.defaultNamespace ?? 'default'
    const agent = userAgent(options.userAgent)
    this.#review = options.review
    this.#transport = transportOf(options, url)
    this.#wire = {
      server: this.server,
      source: options.source,
      fetch: this.#transport.fetch,
      connect: this.#transport.connect,
      userAgent: agent,
      identify: credentialsOf(options),
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
  /** Kinds of the cluster that are only answered, such as a `TokenReview`. */
  api<T extends Addressed, Input>(resource: Resource<T, 'Cluster', Input> & Unstored<T>, options?: ApiOptions): CreateApi<T, Input>
  /** Kinds of a namespace that are only answered, such as a `LocalSubjectAccessReview`. */
  api<T extends Addressed, Input>(
    resource: Resource<T, 'Namespaced', Input> & Unstored<T>,
    options: NamespacedApiOptions,
  ): CreateApi<T, Input>
  api(resource: AnyResource, { namespace, onInvalid, review = this.#review }: AnyApiOptions = {}): Api<KubeObject, unknown> {
    return resourceApi({ wire: this.#wire, resource, namespace, onInvalid, review })
  }

  /** The metadata of one namespace's objects of a kind, which is all that the server sends of them. */
  metadata<T extends Addressed, Input>(resource: Resource<T, 'Namespaced', Input>, options: NamespacedApiOptions): MetadataApi
  /** For kinds whose scope only the running program knows. */
  metadata<T extends Addressed, S extends Scope, Input>(
    resource: Resource<T, S, Input> & (Scope extends S ? unknown : never),
    options?: AnyApiOptions,
  ): MetadataApi
  /** The metadata of all namespaces' objects: it can be listed and watched. */
  metadata<T extends Addressed, Input>(resource: Resource<T, 'Namespaced', Input>, options?: ApiOptions): ListApi<PartialObjectMetadata>
  /** The metadata of a cluster-scoped kind's objects. */
  metadata<T extends Addressed, Input>(resource: Resource<T, 'Cluster', Input>, options?: ApiOptions): MetadataApi
  metadata(resource: AnyResource, { namespace, onInvalid }: AnyApiOptions = {}): MetadataApi {
    return metadataApi({ wire: this.#wire, resource, namespace, onInvalid })
  }

  /**
   * Asks the server what it serves: two requests, or one more for each group version where the server is older than 1.26. Nothing is kept;
   * ask again for kinds that came since.
   *
   * @throws KubeError as `request` does; what concerns one group alone is told in the result's `problems` instead.
   */
  async discover({ signal }: CallOptions = {}): Promise<Discovery> {
    return await discover(this.#wire, signal)
  }

  /**
   * Sends a request and gives the JSON of the answer, compared with nothing.
   *
   * @throws KubeError `ApiError`, `TransportError`, `DecodeError`; and the signal's reason once it is aborted.
   */
  async request(parts: RequestParts, { signal, verb = parts.method }: RequestOptions = {}): Promise<unknown> {
    return await exchangeJson(this.#wire, verb, parts, signal)
  }

  /** Sends a request and gives the text of the answer, whatever its media type. Throws as `request` does. */
  async requestText(parts: RequestParts, { signal, verb = parts.method }: RequestOptions = {}): Promise<string> {
    return await (await exchange(this.#wire, verb, parts, signal)).text()
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

/** Refuses kinds that are stored: those have more than `create`. */
type Unstored<T> = T extends KubeObject ? never : unknown

function settingsOf({ userAgent: agent, onWarning, review }: ClientSettings): ClientSettings {
  return {
    ...(agent !== undefined && { userAgent: agent }),
    ...(onWarning !== undefined && { onWarning }),
    ...(review !== undefined && { review }),
  }
}

function transportOver(fetch: FetchLike, connect: ConnectLike | undefined): Transport {
  const refuse = () => {
    throw new KubeError(
      'ConfigError',
      "A client certificate is for the client's own connections; with a fetch of your own, configure that one.",
    )
  }
  return {
    fetch: async (url, init, certificate) => (certificate === undefined ? await fetch(url, init) : refuse()),
    connect: connect && (async (url, init, certificate) => (certificate === undefined ? await connect(url, init) : refuse())),
    close: () => {},
  }
}

function transportOf({ fetch, connect, tls, compress, proxy }: ClientOptions, url: URL): Transport {
  if (fetch === undefined) {
    if (connect !== undefined) throw new KubeError('ConfigError', 'connect goes together with fetch; give both or neither.')
    return nodeTransport(url, {
      ...(tls !== undefined && { tls }),
      ...(compress !== undefined && { compress }),
      ...(proxy !== undefined && { proxy }),
    })
  }
  const [ignored] = Object.entries({ tls, compress, proxy }).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  if (ignored === undefined) return transportOver(fetch, connect)
  throw new KubeError('ConfigError', `${ignored} is for the client's own connections; with a fetch of your own, configure that one.`)
}
