import { Readable } from 'node:stream'

/** A Readable that is filled from outside, as fast as it is read. */
export class Inlet extends Readable {
  #wanted: (() => void) | undefined

  constructor() {
    super()
    // Whoever reads is told of a failure; without a listener, an output that nobody reads would end the program.
    this.on('error', () => {})
  }

  override _read(): void {
    this.#wanted?.()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#wanted?.()
    done(error)
  }

  /** Resolves when there is room for more. What comes after the reader has left is dropped. */
  async fill(bytes: Uint8Array): Promise<void> {
    if (this.destroyed || bytes.length === 0 || this.push(bytes)) return
    await new Promise<void>((resolve) => {
      this.#wanted = resolve
      if (this.destroyed) resolve()
    })
    this.#wanted = undefined
  }

  end(): void {
    if (!this.destroyed) this.push(null)
  }
}
