import type { ApiEvent, KubeObject, ListApi, ListOptions, ObjectList, WatchOptions, WatchStream } from '@kindbox/core'
import type { Clock } from '../clock.ts'

/** What befalls a request. */
export type Fault =
  /** It fails: an HTTP status at its start, a refused connection, HTML. */
  | { readonly error: Error }
  /** It is never answered. */
  | { readonly stall: true }
  /** A watch is answered with nothing, and ended. */
  | { readonly end: true }

/** A request as the server got it. */
export interface Sent {
  readonly verb: 'list' | 'watch'
  /** On the monotonic clock. */
  readonly at: number
  readonly options: ListOptions & WatchOptions
}

/** An Api between which and its server a test puts faults. Without any it is the Api. */
export class FaultyApi<T extends KubeObject> implements ListApi<T> {
  readonly sent: Sent[] = []
  /** Befalls every request of its verb, as long as it is there. */
  readonly faults: { list?: Fault | undefined; watch?: Fault | undefined } = {}
  readonly #api: ListApi<T>
  readonly #clock: Clock
  readonly #open = new Set<(fault: Fault) => void>()

  constructor(api: ListApi<T>, clock: Clock) {
    this.#api = api
    this.#clock = clock
  }

  /** Befalls the watches that are open. */
  strike(fault: Fault): void {
    for (const hit of this.#open) hit(fault)
  }

  get watches(): number {
    return this.#open.size
  }

  async list(options: ListOptions = {}): Promise<ObjectList<T>> {
    this.sent.push({ verb: 'list', at: this.#clock.monotonic(), options: options as ListOptions & WatchOptions })
    const fault = this.faults.list
    if (fault !== undefined) await befall(fault, options.signal)
    return await this.#api.list(options)
  }

  async *watch(options: WatchOptions = {}): WatchStream<T> {
    this.sent.push({ verb: 'watch', at: this.#clock.monotonic(), options })
    const fault = this.faults.watch
    if (fault !== undefined) return await befall(fault, options.signal)
    let hit: (fault: Fault) => void = () => {}
    const struck = new Promise<{ struck: Fault }>((resolve) => (hit = (fault) => resolve({ struck: fault })))
    this.#open.add(hit)
    const events = this.#api.watch(options)
    try {
      for (;;) {
        const arrived = events.next().then((next) => ({ next }))
        const happened: { next: IteratorResult<ApiEvent<T>, void> } | { struck: Fault } = await Promise.race([struck, arrived])
        if ('struck' in happened) return await befall(happened.struck, options.signal)
        if (happened.next.done === true) return
        yield happened.next.value
      }
    } finally {
      this.#open.delete(hit)
      // Not awaited: it may be waiting for its server.
      events.return().catch(() => {})
    }
  }
}

async function befall(fault: Fault, signal: AbortSignal | undefined): Promise<void> {
  if ('error' in fault) throw fault.error
  if ('end' in fault) return
  await new Promise<void>((_, reject) => {
    const abort = () => reject(signal?.reason)
    if (signal?.aborted === true) abort()
    else signal?.addEventListener('abort', abort, { once: true })
  })
}
