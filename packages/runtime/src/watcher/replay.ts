import type { ApiEvent, InvalidObject, KubeObject } from '@kindbox/core'
import type { ObjectKey } from '../object-store.ts'
import type { Listing, Replay, WatcherSettings } from './watcher-state.ts'

/** The key of the last object of a page, or of the pages before it where it has none. */
export function lastKey(phase: Listing, items: readonly KubeObject[], invalid: readonly InvalidObject[]): string | undefined {
  return keysOf(items, invalid).toSorted().at(-1) ?? phase.last
}

/**
 * What of a list that went on at another version is newer than its beginning, once the first page of that version is there. With a selector, objects
 * between the pages were left out, and only what stands on the page itself is known to be newer.
 */
export function replayFrom(
  { last = '' }: Listing,
  items: readonly KubeObject[],
  invalid: readonly InvalidObject[],
  until: string,
  { labelSelector, fieldSelector }: WatcherSettings,
): Replay | undefined {
  const isSelected = labelSelector !== undefined || fieldSelector !== undefined
  const from = isSelected ? keysOf(items, invalid).toSorted()[0] : `${last}\0`
  return from === undefined ? undefined : { from, until }
}

/** Whether an event tells the past of what was listed. */
export function isPast<T extends KubeObject>(event: ApiEvent<T>, { from, until }: Replay): boolean {
  if (event.type === 'BOOKMARK') return false
  const version = event.type === 'INVALID' ? event.invalid.resourceVersion : event.object.metadata.resourceVersion
  const key = keyOf(event.type === 'INVALID' ? event.invalid.ref : event.object.metadata)
  return version !== undefined && key >= from && compareVersions(version, until) <= 0
}

/** As the server orders them: by the bytes of their keys in etcd, which are ASCII. */
function keysOf(items: readonly KubeObject[], invalid: readonly InvalidObject[]): string[] {
  return [...items.map(({ metadata }) => keyOf(metadata)), ...invalid.map(({ ref }) => keyOf(ref))]
}

function keyOf({ namespace, name }: ObjectKey): string {
  return namespace === undefined ? name : `${namespace}/${name}`
}

/** Versions of one resource are decimal numbers of any length (apimachinery pkg/util/resourceversion, `CompareResourceVersion`). */
function compareVersions(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : Number(one > other))
}
