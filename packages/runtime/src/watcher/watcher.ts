import type { KubeObject, ListApi } from '@kindbox/core'
import { systemClock, type Clock } from '../clock.ts'
import { defaultBackoff, type Backoff } from './backoff.ts'
import { WatchRun } from './watch-run.ts'
import type { WatcherEvent } from './watcher-event.ts'
import type { WatcherSettings } from './watcher-state.ts'

export interface WatcherOptions {
  readonly labelSelector?: string
  readonly fieldSelector?: string
  /**
   * How the watcher learns what exists. `pages`: a list, page by page. `stream`: a watch that begins with what exists, which costs
   * the server less memory; where the server does not know it, pages take its place from then on. Default: `pages`.
   */
  readonly initial?: 'pages' | 'stream'
  /** Objects in a page. Default: 500. */
  readonly pageSize?: number
  /**
   * Seconds after which the server ends a watch, which then goes on over the same connection: a quiet connection is used at least this often,
   * long before a load balancer forgets it. Default: 30.
   */
  readonly watchSeconds?: number
  /** Seconds without a word after which a request is given up; more than {@link watchSeconds}. Default: 10 more than those. */
  readonly silenceSeconds?: number
  readonly backoff?: Partial<Backoff>
  /** Ends the watcher, quietly. */
  readonly signal?: AbortSignal | undefined
  /** Default: the machine's. */
  readonly clock?: Clock
  /** A number from 0 up to, not including, 1. Default: `Math.random`. */
  readonly random?: () => number
}

/**
 * What exists, then what changes, for ever: whatever fails becomes an `Error` event and is tried again. No list that failed, broke off or
 * was no list ever counts as an empty one. Ends when the loop is left or the signal is aborted.
 *
 * @throws KubeError `RequestError` for selectors or options that are refused before they are sent: trying them again would be pointless
 */
export async function* watcher<T extends KubeObject>(
  api: ListApi<T>,
  options: WatcherOptions = {},
): AsyncGenerator<WatcherEvent<T>, void, undefined> {
  const run = watchRun(api, options)
  try {
    for (let events = await run.next(); events !== undefined; events = await run.next()) yield* events
  } finally {
    await run.close()
  }
}

/** The run behind a {@link watcher}, for whoever takes events by the batch. */
export function watchRun<T extends KubeObject>(api: ListApi<T>, options: WatcherOptions): WatchRun<T> {
  const { signal, clock = systemClock, random = Math.random } = options
  const settings = settingsOf(options)
  const silence = (options.silenceSeconds ?? settings.watchSeconds + 10) * 1_000
  return new WatchRun({ api, clock, random, signal, silence }, settings)
}

function settingsOf(options: WatcherOptions): WatcherSettings {
  const { labelSelector, fieldSelector, initial = 'pages', pageSize = 500, watchSeconds = 30 } = options
  return { labelSelector, fieldSelector, initial, pageSize, watchSeconds, backoff: { ...defaultBackoff, ...options.backoff } }
}
