// One listener per signal, however many calls follow it: Node warns of a leak from the eleventh on, and a program may well end a hundred
// watches with one signal.
const followers = new WeakMap<AbortSignal, Set<() => void>>()

function followersOf(source: AbortSignal): Set<() => void> {
  const known = followers.get(source)
  if (known !== undefined) return known
  const follows = new Set<() => void>()
  source.addEventListener('abort', () => follows.forEach((follow) => follow()), { once: true })
  followers.set(source, follows)
  return follows
}

/** One signal that follows others and can be aborted by itself, and a way to stop waiting when it is. */
export class LinkedAbort {
  readonly #own = new AbortController()
  readonly #sources: readonly AbortSignal[]
  readonly #follow: () => void
  /** Whether one of the signals was aborted, and not only this end. */
  interrupted = false

  /** @throws the reason of a signal that is aborted already */
  constructor(sources: readonly (AbortSignal | undefined)[]) {
    this.#sources = sources.filter((source) => source !== undefined)
    for (const source of this.#sources) source.throwIfAborted()
    this.#follow = () => {
      this.interrupted = true
      this.#own.abort(this.#sources.find((source) => source.aborted)?.reason)
    }
    for (const source of this.#sources) followersOf(source).add(this.#follow)
  }

  get signal(): AbortSignal {
    return this.#own.signal
  }

  /** Settles as `work` does, or rejects with the reason as soon as the signal is aborted: not every fetch honours signals. */
  race<T>(work: Promise<T>): Promise<T> {
    const { signal } = this
    return new Promise((resolve, reject) => {
      const onAbort = () => reject(signal.reason)
      if (signal.aborted) onAbort()
      else signal.addEventListener('abort', onAbort, { once: true })
      work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
    })
  }

  /** As {@link race}, again and again, one piece of work at a time: a listener for each of a stream's chunks would cost more than the chunk. */
  races<T>(): { next(work: Promise<T>): Promise<T>; end(): void } {
    const { signal } = this
    let interrupt: (() => void) | undefined
    const onAbort = () => interrupt?.()
    signal.addEventListener('abort', onAbort)
    return {
      next: (work) =>
        new Promise((resolve, reject) => {
          interrupt = () => reject(signal.reason)
          if (signal.aborted) interrupt()
          work.then(resolve, reject)
        }),
      end: () => signal.removeEventListener('abort', onAbort),
    }
  }

  /** Stops whatever still runs under the signal. */
  cancel(): void {
    this.release()
    this.#own.abort()
  }

  /** Stops following. */
  release(): void {
    for (const source of this.#sources) followersOf(source).delete(this.#follow)
  }
}
