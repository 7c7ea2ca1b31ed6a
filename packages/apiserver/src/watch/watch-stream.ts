import type { Clock } from '../clock.ts'
import { WatchCursor, type WatchScope } from './watch-cursor.ts'

export interface WatchOptions extends WatchScope {
  /** Milliseconds until the server ends the watch. */
  readonly timeout: number
  /** Milliseconds between bookmarks. */
  readonly bookmarkInterval: number
  readonly clock: Clock
  /** Ends the watch from outside; its reader gets the reason. */
  readonly signal: AbortSignal | undefined
}

/** A watch as the stream of its lines. Nothing is read ahead of the reader. */
export function watchStream(options: WatchOptions): ReadableStream<Uint8Array> {
  return new ReadableStream(new WatchSource(options), { highWaterMark: 0 })
}

class WatchSource {
  readonly #options: WatchOptions
  readonly #cursor: WatchCursor
  readonly #releases: (() => void)[] = []
  #ended = false
  #wake: () => void = () => {}

  constructor(options: WatchOptions) {
    this.#options = options
    this.#cursor = new WatchCursor(options)
  }

  start(controller: ReadableStreamDefaultController<Uint8Array>): void {
    const { clock, timeout, signal, bookmarks } = this.#options
    const abort = () => {
      controller.error(signal?.reason)
      this.cancel()
    }
    signal?.addEventListener('abort', abort)
    this.#releases.push(
      () => signal?.removeEventListener('abort', abort),
      clock.after(timeout, () => this.#end(controller)),
    )
    if (bookmarks) this.#scheduleBookmark()
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    for (;;) {
      if (this.#ended) return
      const lines = this.#cursor.read()
      if (lines === undefined) return this.#end(controller)
      if (lines.length > 0) return controller.enqueue(lines.length === 1 ? lines[0]! : Buffer.concat(lines))
      await this.#change()
    }
  }

  cancel(): void {
    this.#ended = true
    for (const release of this.#releases) release()
    this.#wake()
  }

  #end(controller: ReadableStreamDefaultController<Uint8Array>): void {
    controller.close()
    this.cancel()
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      const forget = this.#options.resource.objects.history.wait(resolve)
      this.#wake = () => {
        forget()
        resolve()
      }
    })
  }

  /** One from time to time, and one right before the end, from which a client can go on (apiserver pkg/storage/cacher, `nextBookmarkTime`). */
  #scheduleBookmark(): void {
    const { clock, bookmarkInterval, timeout } = this.#options
    const last = clock.now() + timeout - BOOKMARK_BEFORE_END
    let cancel = () => {}
    const schedule = () => {
      const delay = Math.min(bookmarkInterval, last - clock.now())
      if (delay <= 0) return
      cancel = clock.after(delay, () => {
        this.#cursor.requestBookmark()
        this.#wake()
        schedule()
      })
    }
    schedule()
    this.#releases.push(() => cancel())
  }
}

/** Milliseconds. */
const BOOKMARK_BEFORE_END = 2_000
