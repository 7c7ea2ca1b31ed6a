import { systemClock, type Clock } from '@kindbox/runtime'

/**
 * The machine's time, whose two clocks may jump: the one on the wall either way, as when somebody sets it, and the monotonic one forward, as after a
 * machine slept. Timers that are set go on as if nothing had been.
 */
export class JumpingClock implements Clock {
  #wall = 0
  #slept = 0

  monotonic(): number {
    return systemClock.monotonic() + this.#slept
  }

  now(): number {
    return systemClock.now() + this.#wall + this.#slept
  }

  async sleep(milliseconds: number, options?: { readonly signal?: AbortSignal | undefined }): Promise<void> {
    await systemClock.sleep(milliseconds, options)
  }

  setWall(offset: number): void {
    this.#wall = offset
  }

  /** The machine has slept for so many milliseconds. */
  wakeAfter(milliseconds: number): void {
    this.#slept += milliseconds
  }
}
