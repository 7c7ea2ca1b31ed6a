import type { MessageSocket } from '@kindbox/client'
import { KubeError } from '@kindbox/core'
import { ForwardedStream } from './forwarded-stream.ts'
import type { Tunnel } from './spdy-tunnel.ts'

const dataChannel = 0
const errorChannel = 1
const maxDataBytes = 64 * 1024

/**
 * `v4.channel.k8s.io`, for servers before 1.31: a WebSocket is one connection, to the port it was opened for. Each channel begins with that
 * port in two bytes (kubelet's cri-streaming pkg/streaming/portforward/websocket.go). There is no way to say that nothing more will be
 * sent, so the pod never sees the end of our direction; the other one goes on.
 */
export class ChannelTunnel implements Tunnel {
  readonly capacity = 1
  open = true
  size = 0
  readonly #socket: MessageSocket
  readonly #what: string
  readonly #port: number

  constructor(socket: MessageSocket, what: string, port: number) {
    this.#socket = socket
    this.#what = what
    this.#port = port
  }

  async connect(): Promise<ForwardedStream> {
    const stream = new ForwardedStream({
      send: async (data) => {
        for (let start = 0; start < data.length; start += maxDataBytes) {
          await this.#socket.send(Buffer.concat([Buffer.of(dataChannel), data.subarray(start, start + maxDataBytes)]))
        }
      },
      end: async () => {},
      release: () => this.close(),
    })
    this.open = false
    this.size = 1
    void this.#follow(stream)
    return stream
  }

  close(): void {
    this.open = false
    this.size = 0
    this.#socket.close()
  }

  async #follow(stream: ForwardedStream): Promise<void> {
    const prefixes = [2, 2]
    try {
      for await (const message of this.#socket.messages()) {
        const number = message[0]
        if (number !== dataChannel && number !== errorChannel) continue
        const skipped = Math.min(prefixes[number]!, message.length - 1)
        prefixes[number]! -= skipped
        const data = message.subarray(1 + skipped)
        if (data.length === 0) continue
        if (number === dataChannel) await stream.receive(data)
        else throw new KubeError('TransportError', `${this.#what}: port ${this.#port}: ${Buffer.from(data).toString('utf8')}`)
      }
      stream.finish()
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error(String(error)))
    }
  }
}
