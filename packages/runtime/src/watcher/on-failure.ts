import type { KubeError, KubeObject } from '@kindbox/core'
import { delayAfter } from './backoff.ts'
import { inconsistentContinue, isExpired, isHopeless, refusesStreaming, refusesVersion, retryAfterSeconds } from './refusal.ts'
import {
  enter,
  enterLater,
  listFrom,
  type Busy,
  type Listing,
  type Moment,
  type Transition,
  type Watching,
  type WatcherSettings,
  type WatcherState,
} from './watcher-state.ts'

type Failed = { readonly type: 'Failed'; readonly error: KubeError } & Moment

/** Milliseconds that a watch has to live before earlier failures are forgotten. A list or a watch that succeeds and then fails proves nothing. */
const healthyAfter = 10_000

/** The state without its failures, where the watch has lived long enough. */
export function proveHealthy(state: WatcherState, phase: Busy, at: number): WatcherState {
  if (phase.name !== 'watching' || at - phase.since < healthyAfter) return state
  return { ...state, attempts: 0, wasRefused: false, pages: true }
}

/** What becomes of a list or a watch that failed: nothing but {@link isHopeless} ever ends a watcher. */
export function onFailure<T extends KubeObject>(
  before: WatcherState,
  phase: Busy,
  failed: Failed,
  settings: WatcherSettings,
): Transition<T> {
  const { error, at } = failed
  if (isHopeless(error)) return { state: before, events: [], command: { type: 'GiveUp', error } }
  const state = proveHealthy(before, phase, at)
  switch (phase.name) {
    case 'listing':
      if (isExpired(error)) return onExpiredList(state, phase, failed, settings)
      // The page that failed is asked for again, not the ones before it, unless its token is refused.
      return retry(state, refusesVersion(error) ? listFrom(state.streams, at) : phase, failed, settings)
    case 'streaming':
      if (refusesStreaming(error)) return enter({ ...state, streams: false }, listFrom(false, at), settings)
      return retry(state, listFrom(true, at), failed, settings)
    case 'watching':
      return onFailedWatch(state, phase, failed, settings)
  }
}

/**
 * The server may offer a token that goes on with the list as it is by now. What is watched from the first page's version then tells what
 * changed meanwhile; where that has expired too, the next list comes in one piece, as pages take longer than the server remembers.
 */
function onExpiredList<T extends KubeObject>(
  state: WatcherState,
  phase: Listing,
  failed: Failed,
  settings: WatcherSettings,
): Transition<T> {
  const token = inconsistentContinue(failed.error)
  const whole = { ...state, pages: false }
  if (token === undefined || phase.resumed || phase.version === undefined) {
    return retry(whole, listFrom(state.streams, failed.at), failed, settings)
  }
  return enter({ ...whole, pages: true }, { ...phase, since: failed.at, token, resumed: true }, settings)
}

function onFailedWatch<T extends KubeObject>(
  state: WatcherState,
  phase: Watching,
  failed: Failed,
  settings: WatcherSettings,
): Transition<T> {
  const { error, at } = failed
  const list = listFrom(state.streams, at)
  const refused = { ...state, wasRefused: true }
  if (!isExpired(error)) return refusesVersion(error) ? retry(refused, list, failed, settings) : retry(state, phase, failed, settings)
  // A watch that was refused as it began was this second's request already.
  if (state.wasRefused || at - phase.since < settings.backoff.shortest) return retry(refused, list, failed, settings)
  return enter({ ...refused, attempts: state.attempts + 1 }, list, settings, [{ type: 'Error', error, retryInMilliseconds: 0 }])
}

/** Goes on with `next` after a delay, and says so. */
function retry<T extends KubeObject>(
  state: WatcherState,
  next: Busy,
  { error, chance }: Failed,
  { backoff }: WatcherSettings,
): Transition<T> {
  const attempts = state.attempts + 1
  const delay = delayAfter({ attempts, chance, retryAfterSeconds: retryAfterSeconds(error) }, backoff)
  return enterLater({ ...state, attempts }, next, delay, [{ type: 'Error', error, retryInMilliseconds: delay }])
}
