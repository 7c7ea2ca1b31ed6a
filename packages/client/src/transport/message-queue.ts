/** Bytes that wait to be asked for before the other side is held back. */
const enough = 1024 * 1024

/** How a {@link MessageQueue} holds back what fills it. */
export interface Tap {
  pause(): void
  resume(): void
}

/** Messages on their way from events to a loop. */
export class MessageQueue {
  readonly #tap: Tap
  readonly #waiting: Uint8Array[] = []
  #bytes = 0
  #closed = false
  #failure: { readonly error: unknown } | undefined
  #wake: (() => void) | undefined
  /** Whether the tap is on. */
  flowing = true

  constructor(tap: Tap) {
    this.#tap = tap
  }

  push(message: Uint8Array): void {
    if (this.#closed) return
    this.#waiting.push(message)
    this.#bytes += message.length
    if (this.flowing && this.#bytes >= enough) this.#flow(false)
    this.#wake?.()
  }

  /** What waits can still be had; with an error, that comes after it. */
  end(failure?: { readonly error: unknown }): void {
    if (this.#closed) return
    this.#closed = true
    this.#failure = failure
    this.#wake?.()
  }

  /** Throws away what waits, and lets the rest run past. */
  discard(): void {
    this.#waiting.length = 0
    this.#bytes = 0
    this.end()
    if (!this.flowing) this.#flow(true)
  }

  async *messages(): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const next = this.#waiting.shift()
      if (next !== undefined) {
        this.#bytes -= next.length
        if (!this.flowing && this.#bytes < enough / 2) this.#flow(true)
        yield next
      } else if (this.#closed) {
        if (this.#failure !== undefined) throw this.#failure.error
        return
      } else {
        await new Promise<void>((resolve) => (this.#wake = resolve))
        this.#wake = undefined
      }
    }
  }

  #flow(on: boolean): void {
    this.flowing = on
    if (on) this.#tap.resume()
    else this.#tap.pause()
  }
}
