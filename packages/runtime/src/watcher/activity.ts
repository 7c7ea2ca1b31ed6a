import {
  isKubeError,
  KubeError,
  type ApiEvent,
  type InvalidObject,
  type KubeObject,
  type ListApi,
  type ListOptions,
  type WatchOptions,
} from '@kindbox/core'
import type { Clock } from '../clock.ts'
import { Silence } from './silence.ts'
import type { WatcherInput } from './watcher-state.ts'

/** What a watcher is busy with: a list, a watch or a wait. */
export interface Activity<T extends KubeObject> {
  /** What has happened next, as much as there is. Rejects when the caller's signal is aborted, and never otherwise. */
  next(): Promise<readonly WatcherInput<T>[]>
  close(): Promise<void>
}

/** What every activity needs. */
export interface Surroundings<T extends KubeObject> {
  readonly api: ListApi<T>
  readonly clock: Clock
  readonly random: () => number
  /** Milliseconds without a word after which a request is given up. */
  readonly silence: number
  readonly signal: AbortSignal | undefined
}

/** Waits. */
export function waiting<T extends KubeObject>(around: Surroundings<T>, milliseconds: number): Activity<T> {
  return {
    async next() {
      await around.clock.sleep(milliseconds, { signal: around.signal })
      return [{ type: 'Waited', ...momentOf(around) }]
    },
    close: async () => {},
  }
}

/** Reads one page of a list; what does not fit its schema comes beside what does. */
export function listing<T extends KubeObject>(around: Surroundings<T>, options: ListOptions): Activity<T> {
  const request = new Request(around)
  return {
    async next() {
      const invalid: InvalidObject[] = []
      request.silence.listen()
      try {
        const list = await around.api.list({ ...options, onInvalid: (each) => void invalid.push(each), signal: request.signal })
        return [{ type: 'Page', list, invalid, ...momentOf(around) }]
      } catch (error) {
        return [{ type: 'Failed', error: request.errorOf(error, 'list'), ...momentOf(around) }]
      } finally {
        request.close()
      }
    },
    close: async () => request.close(),
  }
}

/** Reads a watch. */
export function watching<T extends KubeObject>(around: Surroundings<T>, options: WatchOptions): Activity<T> {
  const request = new Request(around)
  const { silence } = request
  const events = around.api.watch({ ...options, signal: request.signal })
  return {
    async next() {
      const arrived: ApiEvent<T>[] = []
      silence.listen()
      try {
        const { done, value } = await events.next()
        silence.heard()
        if (done === true) return [{ type: 'Ended', ...momentOf(around) }]
        for (let event: ApiEvent<T> | undefined = value; event !== undefined; event = events.take?.()) arrived.push(event)
        return [{ type: 'Events', events: arrived }]
      } catch (error) {
        // What arrived before the fault counts.
        return [
          { type: 'Events', events: arrived },
          { type: 'Failed', error: request.errorOf(error, 'watch'), ...momentOf(around) },
        ]
      }
    },
    async close() {
      request.close()
      await events.return()
    },
  }
}

/** One request's own end: the caller's abort, or silence. */
class Request<T extends KubeObject> {
  readonly silence: Silence
  readonly #own = new AbortController()
  readonly #outer: AbortSignal | undefined
  readonly #abort = () => this.#own.abort(this.#outer?.reason)
  #silent: KubeError | undefined

  constructor({ clock, silence, signal }: Surroundings<T>) {
    this.#outer = signal
    signal?.addEventListener('abort', this.#abort, { once: true })
    this.silence = new Silence(clock, silence, () => {
      this.#silent = new KubeError('TransportError', `The server has not said a word for ${silence / 1_000} s; the connection is given up.`)
      this.#own.abort(this.#silent)
    })
  }

  get signal(): AbortSignal {
    return this.#own.signal
  }

  /** @throws the reason of the caller's signal, once that is aborted */
  errorOf(error: unknown, verb: string): KubeError {
    this.#outer?.throwIfAborted()
    if (this.#silent !== undefined) return this.#silent
    if (isKubeError(error)) return error
    const told = error instanceof Error ? error.message : String(error)
    return new KubeError('TransportError', `The ${verb} failed: ${told}`, { cause: error })
  }

  close(): void {
    this.silence.stop()
    this.#outer?.removeEventListener('abort', this.#abort)
  }
}

function momentOf({ clock, random }: { readonly clock: Clock; readonly random: () => number }): { at: number; chance: number } {
  return { at: clock.monotonic(), chance: random() }
}
