import type { Clock } from '../clock.ts'

/**
 * Notices that nobody answers any more. Bytes that are acknowledged and never answered, as behind a frozen proxy or a load balancer that
 * has forgotten a flow, are no error to any socket: only time tells.
 */
export class Silence {
  readonly #clock: Clock
  readonly #limit: number
  readonly #onTooLong: () => void
  readonly #over = new AbortController()
  /** Since when somebody has been listening; undefined while what was heard is being worked on. */
  #since: number | undefined

  /** @param onTooLong called once, when somebody has listened for `limit` milliseconds and heard nothing */
  constructor(clock: Clock, limit: number, onTooLong: () => void) {
    this.#clock = clock
    this.#limit = limit
    this.#onTooLong = onTooLong
    void this.#watch()
  }

  listen(): void {
    this.#since = this.#clock.monotonic()
  }

  heard(): void {
    this.#since = undefined
  }

  stop(): void {
    this.#over.abort()
  }

  /** One sleep per limit and not one per event: it is the time left when it ends that counts. */
  async #watch(): Promise<void> {
    const { signal } = this.#over
    let left = this.#limit
    while (left > 0) {
      await this.#clock.sleep(left, { signal }).catch(() => {})
      if (signal.aborted) return
      left = this.#since === undefined ? this.#limit : this.#since + this.#limit - this.#clock.monotonic()
    }
    this.#onTooLong()
  }
}
