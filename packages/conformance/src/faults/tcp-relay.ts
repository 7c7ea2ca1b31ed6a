import { EventEmitter, once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What the network does to connections, until it is told otherwise. */
export type Weather =
  | { readonly type: 'fair' }
  /** Nobody listens. */
  | { readonly type: 'refusing' }
  /** Connections are accepted, their bytes acknowledged, and nothing is passed on. */
  | { readonly type: 'stalled' }
  /** Every chunk takes so many milliseconds more. */
  | { readonly type: 'slow'; readonly milliseconds: number }

interface Pair {
  readonly client: Socket
  readonly server: Socket
  /** Bytes that the client still gets before the connection is reset. */
  left: number
  /** For ever: this connection stays as it is, whatever the weather. */
  frozen: boolean
}

/** Passes TCP connections on to a port of this machine, byte by byte, and does to them what networks do. It does not look into them. */
export class TcpRelay implements AsyncDisposable {
  readonly port: number
  /** Connections so far. */
  connections = 0
  readonly #target: number
  readonly #pairs = new Set<Pair>()
  #listening: Server
  #weather: Weather = { type: 'fair' }
  readonly #changes = new EventEmitter().setMaxListeners(0)

  private constructor(listening: Server, target: number) {
    this.#listening = listening
    this.port = (listening.address() as AddressInfo).port
    this.#target = target
  }

  /** Listens on a free loopback port. */
  static async to(target: number): Promise<TcpRelay> {
    const relay = new TcpRelay(await listen(0), target)
    relay.#serve()
    return relay
  }

  async weather(weather: Weather): Promise<void> {
    const before = this.#weather
    this.#weather = weather
    this.#changes.emit('weather')
    if (weather.type === 'refusing') {
      this.#listening.close()
      for (const pair of this.#pairs) reset(pair)
    } else if (before.type === 'refusing') {
      this.#listening = await listen(this.port)
      this.#serve()
    }
  }

  /** Resets every open connection once its client has got as many more bytes as it is given. */
  cut(bytes: () => number): void {
    for (const pair of this.#pairs) {
      pair.left = bytes()
      if (pair.left === 0) reset(pair)
    }
  }

  /** Stalls the connections that are open for ever, while new ones pass. */
  freeze(): void {
    for (const pair of this.#pairs) pair.frozen = true
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#listening.close()
    for (const pair of this.#pairs) reset(pair)
  }

  #serve(): void {
    this.#listening.on('connection', (client: Socket) => this.#relay(client))
  }

  #relay(client: Socket): void {
    this.connections++
    const pair: Pair = { client, server: connect(this.#target, '127.0.0.1'), left: Infinity, frozen: false }
    this.#pairs.add(pair)
    for (const socket of [pair.client, pair.server]) {
      socket.setNoDelay(true)
      // The pumps notice; without a listener it would end the process.
      socket.on('error', () => {})
      // One end may close while the other waits for ever: it is still there to be reset.
      socket.on('close', () => pair.client.destroyed && pair.server.destroyed && this.#pairs.delete(pair))
    }
    const ends = [this.#pump(pair, client, pair.server), this.#pump(pair, pair.server, client)]
    for (const end of ends) end.catch(() => reset(pair))
  }

  async #pump(pair: Pair, from: Socket, to: Socket): Promise<void> {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      await this.#delay(pair)
      const part = to === pair.client ? chunk.subarray(0, pair.left) : chunk
      const isFree = to.write(part)
      if (to === pair.client) pair.left -= part.length
      if (pair.left === 0) {
        // What was written before the reset is to arrive.
        await sleep(1)
        return reset(pair)
      }
      if (!isFree) await once(to, 'drain')
    }
    await this.#delay(pair)
    to.end()
  }

  async #delay(pair: Pair): Promise<void> {
    while (pair.frozen || this.#weather.type === 'stalled') await once(this.#changes, 'weather')
    if (this.#weather.type === 'slow') await sleep(this.#weather.milliseconds)
  }
}

async function listen(port: number): Promise<Server> {
  const server = createServer({ noDelay: true })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

function reset({ client, server }: Pair): void {
  client.resetAndDestroy()
  server.resetAndDestroy()
}
