import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { isKubeError, KubeError, type CallOptions } from '@kindbox/core'
import { pipeline } from 'node:stream/promises'
import type { TunnelPool } from './tunnel-pool.ts'

/** Where a forwarded port is to be had. */
export interface ListenOptions extends CallOptions {
  /** Default: `127.0.0.1`, so nobody else on the network gets at the pod. */
  readonly host?: string
  /** Default: 0, a free one. */
  readonly port?: number
  /** Told of each connection that failed; the others go on. Default: a Node process warning of the name `KubernetesWarning`. */
  readonly onError?: (error: KubeError) => void
  /**
   * Connections that share a WebSocket; a reader that stops holds its siblings back, and each WebSocket costs the API server a connection to
   * the node. Default: 32.
   */
  readonly connectionsPerTunnel?: number
}

/** A port of this machine behind which there is a pod's. */
export class PortListener implements AsyncDisposable {
  readonly host: string
  readonly port: number
  readonly #server: Server
  readonly #pool: TunnelPool
  readonly #sockets: ReadonlySet<Socket>
  readonly #end: () => void

  private constructor(server: Server, pool: TunnelPool, sockets: ReadonlySet<Socket>, end: () => void) {
    const { address, port } = server.address() as AddressInfo
    this.host = address
    this.port = port
    this.#server = server
    this.#pool = pool
    this.#sockets = sockets
    this.#end = end
  }

  /**
   * Listens, once the pod could be reached.
   *
   * @throws KubeError as the first tunnel's opening does, and `TransportError` where the port is taken
   */
  static async listen(
    pool: TunnelPool,
    what: string,
    { host = '127.0.0.1', port = 0, onError = warn, signal }: ListenOptions,
  ): Promise<PortListener> {
    await pool.prepare()
    const sockets = new Set<Socket>()
    let ended = false
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      forward(socket, pool).catch((error: unknown) => {
        if (!ended && isKubeError(error)) onError(error)
      })
    })
    try {
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
    } catch (cause) {
      pool.close()
      throw new KubeError('TransportError', `${what}: ${host}:${port} cannot be listened on: ${(cause as Error).message}`, { cause })
    }
    const onAbort = () => void listener.close()
    const listener = new PortListener(server, pool, sockets, () => {
      ended = true
      signal?.removeEventListener('abort', onAbort)
    })
    signal?.addEventListener('abort', onAbort, { once: true })
    return listener
  }

  /** Ends the connections and frees the port. */
  async close(): Promise<void> {
    this.#end()
    this.#pool.close()
    const closed = new Promise((resolve) => this.#server.close(resolve))
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}

async function forward(socket: Socket, pool: TunnelPool): Promise<void> {
  // A client that goes away before there is a connection.
  socket.on('error', () => {})
  try {
    const stream = await pool.connect()
    if (socket.destroyed) {
      stream.destroy()
      return
    }
    await Promise.all([pipeline(socket, stream, { end: true }), pipeline(stream, socket)])
  } catch (error) {
    socket.destroy()
    throw error
  }
}

function warn(error: KubeError): void {
  process.emitWarning(error.message, 'KubernetesWarning')
}
