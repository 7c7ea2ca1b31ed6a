import type { Listener, ListenOptions } from './listen/listener.ts'
import { type ApiServerOptions, createServer } from './server.ts'

/** An API server in this process. */
export interface ApiServer extends AsyncDisposable {
  /** Answers a request as global `fetch` would; whatever the origin of the URL, it is this server that answers. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>
  /** Opens an HTTPS port with certificates of its own; may be called more than once. */
  listen(options?: ListenOptions): Promise<Listener>
  /**
   * Forgets all versions before this moment, as a cluster forgets those of more than five minutes ago: whoever goes on from one of them, with a watch, a
   * list or a continue token, is told 410 `Expired`. Watches that have seen the latest change go on.
   */
  compact(): void
  /** Closes what {@link listen} opened. */
  close(): Promise<void>
}

/**
 * Starts an API server with nothing but the namespaces of a new cluster and the definitions it is given.
 *
 * @throws KubeError `ApiError` where a definition is refused; its status is the server's answer.
 */
export function createApiServer(options: ApiServerOptions = {}): ApiServer {
  const { handle, compact, fetch } = createServer(options)
  const listeners: Listener[] = []

  async function close(): Promise<void> {
    await Promise.all(listeners.splice(0).map((listener) => listener.close()))
  }

  return {
    fetch,
    async listen(listenOptions) {
      // Loaded here, because in-process servers need neither TLS nor certificates.
      const { listen } = await import('./listen/listener.ts')
      const listener = await listen(handle, listenOptions)
      listeners.push(listener)
      return listener
    },
    compact,
    close,
    [Symbol.asyncDispose]: close,
  }
}
