import type { MessageSocket } from '@kindbox/client'
import { KubeError } from '@kindbox/core'
import { ForwardedStream } from './forwarded-stream.ts'
import { dataFrame, FrameReader, maxFrameData, openStreamFrame, pingFrame, resetFrame, type Frame } from './spdy-frames.ts'

/** Connections of one pod over one WebSocket, so over one connection to its kubelet. */
export interface Tunnel {
  /** Of how many connections it is capable at the same time. */
  readonly capacity: number
  /** How many there are. */
  readonly size: number
  /** Whether new ones can be made. */
  readonly open: boolean
  connect(port: number): Promise<ForwardedStream>
  close(): void
}

interface Connection {
  readonly stream: ForwardedStream
  readonly port: number
  problem: string
}

/**
 * SPDY streams in a WebSocket (`SPDY/3.1+portforward.k8s.io`, since Kubernetes 1.31): each connection is a stream for its data and one for what
 * goes wrong, tied by a number (kubelet's cri-streaming pkg/streaming/portforward/httpstream.go). SPDY as Kubernetes speaks it has no
 * windows, so a connection whose reader stops holds back its siblings once a megabyte waits.
 */
export class SpdyTunnel implements Tunnel {
  readonly capacity: number
  open = true
  readonly #socket: MessageSocket
  readonly #what: string
  readonly #byStream = new Map<number, Connection>()
  readonly #connections = new Set<Connection>()
  #nextStream = 1

  constructor(socket: MessageSocket, what: string, capacity: number) {
    this.#socket = socket
    this.#what = what
    this.capacity = capacity
    void this.#follow()
  }

  get size(): number {
    return this.#connections.size
  }

  async connect(port: number): Promise<ForwardedStream> {
    if (!this.open) throw this.#lost()
    const errorStream = this.#nextStream
    const dataStream = errorStream + 2
    this.#nextStream += 4
    const stream = new ForwardedStream({
      send: async (data) => {
        for (let start = 0; start < data.length; start += maxFrameData) {
          await this.#socket.send(dataFrame(dataStream, data.subarray(start, start + maxFrameData)))
        }
      },
      end: async () => await this.#socket.send(dataFrame(dataStream, new Uint8Array(), true)),
      release: (complete) => {
        this.#connections.delete(connection)
        this.#byStream.delete(dataStream)
        this.#byStream.delete(errorStream)
        if (!complete && this.open) this.#socket.send(resetFrame(dataStream)).catch(() => {})
      },
    })
    const connection: Connection = { stream, port, problem: '' }
    this.#connections.add(connection)
    this.#byStream.set(errorStream, connection)
    this.#byStream.set(dataStream, connection)
    const headers = { port: String(port), requestID: String(errorStream) }
    try {
      // Sent at once, in this order; the error stream is one that we only read.
      await Promise.all([
        this.#socket.send(openStreamFrame(errorStream, { streamType: 'error', ...headers }, errorStream === 1)),
        this.#socket.send(dataFrame(errorStream, new Uint8Array(), true)),
        this.#socket.send(openStreamFrame(dataStream, { streamType: 'data', ...headers }, false)),
      ])
    } catch (error) {
      stream.on('error', () => {}).destroy()
      throw error
    }
    return stream
  }

  close(): void {
    this.#end(this.#lost())
    this.#socket.close()
  }

  async #follow(): Promise<void> {
    const reader = new FrameReader()
    try {
      for await (const message of this.#socket.messages()) {
        for (const frame of reader.push(message)) await this.#take(frame)
      }
      this.#end(this.#lost())
    } catch (error) {
      this.#end(error instanceof Error ? error : new Error(String(error)))
    }
  }

  async #take(frame: Frame): Promise<void> {
    switch (frame.type) {
      case 'Data':
        return await this.#takeData(frame)
      case 'Reset': {
        const connection = this.#byStream.get(frame.stream)
        if (connection !== undefined) connection.stream.destroy(this.#problemOf(connection, 'the connection was reset'))
        return
      }
      case 'Ping':
        // Numbers of the server's are even; an odd one would be the answer to ours, of which there are none.
        if (frame.id % 2 === 0) await this.#socket.send(pingFrame(frame.id))
        return
      case 'GoAway':
        this.open = false
    }
  }

  async #takeData({ stream: number, data, last }: Frame & { readonly type: 'Data' }): Promise<void> {
    const connection = this.#byStream.get(number)
    if (connection === undefined) return
    // The error stream was opened first, so its number is the one below.
    const ofErrors = this.#byStream.get(number + 2) === connection
    if (!ofErrors) {
      await connection.stream.receive(data)
      if (last) connection.stream.finish()
    } else if (data.length > 0) {
      connection.problem = (connection.problem + Buffer.from(data).toString('utf8')).slice(0, 10_000)
      connection.stream.destroy(this.#problemOf(connection, connection.problem))
    }
  }

  #problemOf({ port, problem }: Connection, otherwise: string): KubeError {
    return new KubeError('TransportError', `${this.#what}: port ${port}: ${problem || otherwise}`)
  }

  #lost(): KubeError {
    return new KubeError('TransportError', `${this.#what}: the connection to the pod has ended.`)
  }

  #end(error: Error): void {
    this.open = false
    for (const { stream } of this.#connections) stream.destroy(error)
  }
}
