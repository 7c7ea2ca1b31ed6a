import { KubeError, type ApiEvent, type Bookmark, type KubeObject } from '@kindbox/core'
import { onFailure, proveHealthy } from './on-failure.ts'
import { isPast, lastKey, replayFrom } from './replay.ts'
import type { WatcherEvent } from './watcher-event.ts'
import {
  enter,
  enterLater,
  listFrom,
  type Listing,
  type Streaming,
  type Transition,
  type Watching,
  type WatcherInput,
  type WatcherSettings,
  type WatcherState,
} from './watcher-state.ts'

type InputOf<T extends KubeObject, Type> = Extract<WatcherInput<T>, { readonly type: Type }>

/** The whole behaviour of a watcher: what it has become, says and does next after something happened. Touches nothing. */
export function step<T extends KubeObject>(state: WatcherState, input: WatcherInput<T>, settings: WatcherSettings): Transition<T> {
  const { phase } = state
  switch (input.type) {
    case 'Events':
      if (phase.name === 'watching' || phase.name === 'streaming') return onEvents(state, phase, input.events)
      break
    case 'Page':
      if (phase.name === 'listing') return onPage(state, phase, input, settings)
      break
    case 'Ended':
      if (phase.name === 'watching') return onEnd(state, phase, input, settings)
      // A server that does not know what was asked for sends no bookmark at the end of what exists, and one that is too slow for it never gets there.
      if (phase.name === 'streaming') return enter({ ...state, streams: false }, listFrom(false, input.at), settings)
      break
    case 'Failed':
      if (phase.name !== 'waiting') return onFailure(state, phase, input, settings)
      break
    case 'Waited':
      if (phase.name === 'waiting') return enter(state, { ...phase.next, since: input.at }, settings)
      break
  }
  throw new Error(`A watcher that is ${phase.name} expects no ${input.type}.`)
}

function onEvents<T extends KubeObject>(state: WatcherState, before: Watching | Streaming, events: readonly ApiEvent<T>[]): Transition<T> {
  const told: WatcherEvent<T>[] = []
  let phase = before
  let version: string | undefined
  for (const event of events) {
    if (phase.name === 'streaming') phase = onInitialEvent(phase, event, told)
    else {
      version = versionOf(event) ?? version
      if (phase.replay !== undefined && isPast(event, phase.replay)) continue
      told.push(event.type === 'BOOKMARK' ? bookmarkOf(event.object) : changeOf(event))
    }
  }
  const moved = phase.name === 'watching' && version !== undefined ? { ...phase, version } : phase
  return { state: { ...state, phase: moved }, events: told }
}

/** Before the list is complete, no version says where a watch could go on. */
function onInitialEvent<T extends KubeObject>(phase: Streaming, event: ApiEvent<T>, told: WatcherEvent<T>[]): Watching | Streaming {
  const isMark = event.type === 'BOOKMARK'
  const isEnd = isMark && event.object.metadata.annotations?.['k8s.io/initial-events-end'] === 'true'
  if (isMark && !isEnd) return phase
  if (!phase.begun) told.push({ type: 'ListStarted' })
  if (!isMark) {
    told.push(changeOf(event))
    return phase.begun ? phase : { ...phase, begun: true }
  }
  const { resourceVersion } = event.object.metadata
  told.push({ type: 'ListCompleted', resourceVersion })
  return { name: 'watching', since: phase.since, version: resourceVersion }
}

function onPage<T extends KubeObject>(
  state: WatcherState,
  phase: Listing,
  { list, invalid, at, chance }: InputOf<T, 'Page'>,
  settings: WatcherSettings,
): Transition<T> {
  const { resourceVersion = '', continue: next = '' } = list.metadata
  const version = phase.version ?? resourceVersion
  const problem = version === '' ? 'has no metadata.resourceVersion, so nothing can be watched from it' : undefined
  const fault = next !== '' && next === phase.token ? 'says of a page that it is followed by the same page' : problem
  if (fault !== undefined) {
    const error = new KubeError('DecodeError', `The list of ${list.kind} ${fault}.`)
    return onFailure(state, listFrom(false, phase.since) as Listing, { type: 'Failed', error, at, chance }, settings)
  }
  const events: WatcherEvent<T>[] = phase.version === undefined ? [{ type: 'ListStarted' }] : []
  events.push({ type: 'Page', objects: list.items, invalid })
  const replay = phase.replay ?? (phase.resumed ? replayFrom(phase, list.items, invalid, resourceVersion, settings) : undefined)
  if (next !== '') {
    const last = lastKey(phase, list.items, invalid)
    return enter(state, { ...phase, since: at, token: next, version, last, replay }, settings, events)
  }
  events.push({ type: 'ListCompleted', resourceVersion: version })
  const watching: Watching = { name: 'watching', since: at, version, ...(replay && { replay }) }
  const listed = phase.resumed ? { ...state, pages: false } : state
  // Where versions are refused as soon as they are listed, the list and the watch that fails after it would be two requests a second.
  const early = state.wasRefused ? phase.since + settings.backoff.shortest - at : 0
  return early > 0 ? enterLater(listed, watching, early, events) : enter(listed, watching, settings, events)
}

/** A watch that ends by itself goes on where it was; one that ends as soon as it began would do so thousands of times a second. */
function onEnd<T extends KubeObject>(
  state: WatcherState,
  phase: Watching,
  { at, chance }: InputOf<T, 'Ended'>,
  settings: WatcherSettings,
): Transition<T> {
  const lived = at - phase.since
  if (lived >= settings.backoff.shortest) return enter(proveHealthy(state, phase, at), { ...phase, since: at }, settings)
  const error = new KubeError('TransportError', `The server ended the watch after ${Math.round(lived)} ms.`)
  return onFailure(state, phase, { type: 'Failed', error, at, chance }, settings)
}

function versionOf<T extends KubeObject>(event: ApiEvent<T>): string | undefined {
  return event.type === 'INVALID' ? event.invalid.resourceVersion : event.object.metadata.resourceVersion
}

function changeOf<T extends KubeObject>(event: Exclude<ApiEvent<T>, { readonly type: 'BOOKMARK' }>): WatcherEvent<T> {
  if (event.type === 'INVALID') return { type: 'Invalid', invalid: event.invalid, deleted: event.change === 'DELETED' }
  return { type: event.type === 'DELETED' ? 'Deleted' : 'Applied', object: event.object }
}

function bookmarkOf({ metadata: { resourceVersion } }: Bookmark): { readonly type: 'Bookmark'; readonly resourceVersion: string } {
  return { type: 'Bookmark', resourceVersion }
}
