import { Duplex } from 'node:stream'
import { callbackify } from 'node:util'

/** Where a {@link ForwardedStream} sends what is written to it. */
export interface Uplink {
  send(data: Uint8Array): Promise<void>
  /** Nothing more will be written. */
  end(): Promise<void>
  /** The stream is over, in both directions or for good. */
  release(complete: boolean): void
}

/** Bytes that may wait for the reader before the connection behind the stream is held back. */
const readAhead = 1024 * 1024

/** A TCP connection to a port of a pod. Its two directions end independently. */
export class ForwardedStream extends Duplex {
  readonly #uplink: Uplink
  #wanted: (() => void) | undefined
  #complete = false

  constructor(uplink: Uplink) {
    super({ allowHalfOpen: true, readableHighWaterMark: readAhead, writableHighWaterMark: 64 * 1024 })
    this.#uplink = uplink
    this.once('end', () => (this.#complete = true))
  }

  override _read(): void {
    this.#wanted?.()
  }

  override _write(data: Uint8Array, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    callbackify(async () => await this.#uplink.send(data))(done)
  }

  override _final(done: (error?: Error | null) => void): void {
    callbackify(async () => await this.#uplink.end())(done)
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#wanted?.()
    this.#uplink.release(error === null && this.#complete && this.writableFinished)
    done(error)
  }

  /** Bytes from the pod. Resolves when there is room for more, or when nobody wants them any longer. */
  async receive(data: Uint8Array): Promise<void> {
    if (this.destroyed || data.length === 0 || this.push(data)) return
    await new Promise<void>((resolve) => {
      this.#wanted = resolve
      if (this.destroyed) resolve()
    })
    this.#wanted = undefined
  }

  /** The pod will say no more. */
  finish(): void {
    if (!this.destroyed && !this.readableEnded) this.push(null)
  }
}
