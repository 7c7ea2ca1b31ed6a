import type { KubeError, KubeObject, ListOptions, ObjectList, InvalidObject, WatchOptions, ApiEvent } from '@kindbox/core'
import type { Backoff } from './backoff.ts'
import type { WatcherEvent } from './watcher-event.ts'

/** What a watcher was asked to do; constant while it runs. */
export interface WatcherSettings {
  readonly labelSelector: string | undefined
  readonly fieldSelector: string | undefined
  readonly initial: 'pages' | 'stream'
  readonly pageSize: number
  /** After so many seconds the server ends a watch. */
  readonly watchSeconds: number
  readonly backoff: Backoff
}

/** All that a watcher knows. */
export interface WatcherState {
  readonly phase: Phase
  /** Failures since a watch was last healthy. */
  readonly attempts: number
  /** Whether a version from which to watch has expired or been refused since then: that lists succeed proves nothing any more. */
  readonly wasRefused: boolean
  /** Whether streaming lists are worth trying. */
  readonly streams: boolean
  /** Whether lists come in pages; not after a list that took longer than the server remembers a version. */
  readonly pages: boolean
}

/** What a watcher is doing; the request for it was sent at `since`, on the monotonic clock. */
export type Phase = Busy | { readonly name: 'waiting'; readonly next: Busy }
export type Busy = Listing | Streaming | Watching

export interface Listing {
  readonly name: 'listing'
  readonly since: number
  /** Of the page that is being read; undefined for the first. */
  readonly token: string | undefined
  /** Of the first page, once it is there. The watch begins here, also where the later pages are newer: what changed between them is then told. */
  readonly version: string | undefined
  /** Whether the token is one with which the server lets an expired list go on. */
  readonly resumed: boolean
  /** The key of the last object of the pages so far, in the server's order. */
  readonly last?: string | undefined
  /** Where the list went on at a newer version. */
  readonly replay?: Replay | undefined
}

/**
 * The part of a list that is newer than the version from which the watch goes on: what the watch tells of it first is the past of what was listed, and
 * would turn time back.
 */
export interface Replay {
  /** Keys from here on were listed later. */
  readonly from: string
  /** The version at which they were. */
  readonly until: string
}

export interface Streaming {
  readonly name: 'streaming'
  readonly since: number
  /** Whether anything has arrived. */
  readonly begun: boolean
}

export interface Watching {
  readonly name: 'watching'
  readonly since: number
  readonly version: string
  readonly replay?: Replay | undefined
}

/** What happened. `at` is on the monotonic clock; `chance` is a random number from 0 up to, not including, 1. */
export type WatcherInput<T extends KubeObject> =
  /** As many as have arrived together. */
  | { readonly type: 'Events'; readonly events: readonly ApiEvent<T>[] }
  | ({ readonly type: 'Page'; readonly list: ObjectList<T>; readonly invalid: readonly InvalidObject[] } & Moment)
  /** The server ended the watch as it should. */
  | ({ readonly type: 'Ended' } & Moment)
  | ({ readonly type: 'Failed'; readonly error: KubeError } & Moment)
  | ({ readonly type: 'Waited' } & Moment)

export interface Moment {
  readonly at: number
  readonly chance: number
}

/** What to do next, in place of what is being done. */
export type WatcherCommand =
  | { readonly type: 'List'; readonly options: ListOptions }
  | { readonly type: 'Watch'; readonly options: WatchOptions }
  | { readonly type: 'Wait'; readonly milliseconds: number }
  | { readonly type: 'GiveUp'; readonly error: KubeError }

/** The answer to an input. Without a command, what is being done goes on. */
export interface Transition<T extends KubeObject> {
  readonly state: WatcherState
  readonly events: readonly WatcherEvent<T>[]
  readonly command?: WatcherCommand
}

/** How a watcher starts. */
export function begin<T extends KubeObject>(settings: WatcherSettings, at: number): Transition<T> {
  const streams = settings.initial === 'stream'
  const phase = listFrom(streams, at)
  const state: WatcherState = { phase, attempts: 0, wasRefused: false, streams, pages: true }
  return { state, events: [], command: requestOf(state, phase, settings) }
}

/** A list from its start, in the way that is worth trying. */
export function listFrom(streams: boolean, since: number): Listing | Streaming {
  if (streams) return { name: 'streaming', since, begun: false }
  return { name: 'listing', since, token: undefined, version: undefined, resumed: false }
}

/** Enters a phase and does what it is about. */
export function enter<T extends KubeObject>(
  state: WatcherState,
  phase: Busy,
  settings: WatcherSettings,
  events: readonly WatcherEvent<T>[] = [],
): Transition<T> {
  return { state: { ...state, phase }, events, command: requestOf(state, phase, settings) }
}

/** Enters a phase after a while. */
export function enterLater<T extends KubeObject>(
  state: WatcherState,
  next: Busy,
  milliseconds: number,
  events: readonly WatcherEvent<T>[] = [],
): Transition<T> {
  return { state: { ...state, phase: { name: 'waiting', next } }, events, command: { type: 'Wait', milliseconds } }
}

/** A version is left out of lists, so that they are as new as etcd: one that is older than what was seen would turn time back. */
function requestOf({ pages }: WatcherState, phase: Busy, settings: WatcherSettings): WatcherCommand {
  const { labelSelector, fieldSelector, pageSize, watchSeconds } = settings
  const selected = { ...(labelSelector !== undefined && { labelSelector }), ...(fieldSelector !== undefined && { fieldSelector }) }
  const watched = { ...selected, allowWatchBookmarks: true, timeoutSeconds: watchSeconds }
  switch (phase.name) {
    case 'listing': {
      const { token } = phase
      return { type: 'List', options: { ...selected, ...(pages && { limit: pageSize }), ...(token !== undefined && { continue: token }) } }
    }
    case 'streaming':
      return { type: 'Watch', options: { ...watched, sendInitialEvents: true, resourceVersionMatch: 'NotOlderThan' } }
    case 'watching':
      return { type: 'Watch', options: { ...watched, resourceVersion: phase.version } }
  }
}
