import { newAuthority } from '@kindbox/apiserver/testing'
import type { Endpoint } from '../suite/server-access.ts'
import type { Fault } from './fault.ts'
import { HttpRelay } from './http-relay.ts'
import { TcpRelay } from './tcp-relay.ts'

/**
 * An address at which an API server answers, except for the faults that are put in the way: to connections by a relay that sees bytes alone, which are
 * TLS, and to requests by one behind it that speaks HTTP. Who asks is the upstream's user, whoever it is.
 */
export class FaultProxy implements AsyncDisposable {
  readonly url: string
  /** PEM of the authority that signed the proxy's certificate. */
  readonly ca: string
  readonly #http: HttpRelay
  readonly #tcp: TcpRelay

  private constructor(http: HttpRelay, tcp: TcpRelay, ca: string) {
    this.#http = http
    this.#tcp = tcp
    this.ca = ca
    this.url = `https://127.0.0.1:${tcp.port}`
  }

  static async before(upstream: Endpoint): Promise<FaultProxy> {
    const authority = await newAuthority('fault proxy CA', Date.now())
    const http = await HttpRelay.to(upstream, await authority.server('fault proxy', ['127.0.0.1']))
    return new FaultProxy(http, await TcpRelay.to(http.port), authority.ca)
  }

  get requests(): number {
    return this.#http.requests
  }

  get connections(): number {
    return this.#tcp.connections
  }

  /** Begins a fault; those before it go on until {@link lift}. */
  async begin(fault: Fault): Promise<void> {
    switch (fault.type) {
      case 'cut': {
        let next = 0
        return this.#tcp.cut(() => fault.bytes[next++ % fault.bytes.length] ?? 0)
      }
      case 'stall':
        if (fault.forever) this.#tcp.freeze()
        return await this.#tcp.weather({ type: 'stalled' })
      case 'refuse':
        return await this.#tcp.weather({ type: 'refusing' })
      case 'slow':
        return await this.#tcp.weather({ type: 'slow', milliseconds: fault.milliseconds })
      case 'half-line':
        return this.#http.sendHalfLine()
      case 'error-event':
        return this.#http.sendError(fault.code)
      case 'answer':
        this.#http.choose = ({ verb }) => (fault.to === 'all' || fault.to === verb ? fault.answer : undefined)
    }
  }

  /** Ends all faults, but not what they did: connections that are cut or stalled for ever stay so. */
  async lift(): Promise<void> {
    this.#http.choose = () => undefined
    await this.#tcp.weather({ type: 'fair' })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#tcp[Symbol.asyncDispose]()
    await this.#http[Symbol.asyncDispose]()
  }
}
