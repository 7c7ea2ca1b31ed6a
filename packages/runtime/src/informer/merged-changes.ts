import type { KubeObject } from '@kindbox/core'
import type { InformerEvent } from '../informer-event.ts'

type EventOf<T extends KubeObject, Type> = Extract<InformerEvent<T>, { readonly type: Type }>
export type ChangeEvent<T extends KubeObject> = EventOf<T, 'Added' | 'Modified' | 'Deleted' | 'Invalid'>

/** What has become of an object since its consumer last heard of it. */
interface Pending<T extends KubeObject> {
  /** What the consumer knows; undefined where it knows of no such object. */
  readonly seen: T | undefined
  latest: T | undefined
  /** The end of what was seen. */
  deleted: EventOf<T, 'Deleted'> | undefined
  /** That the object left the store because it does not fit; it is not `latest` but what came before that. */
  dropped: EventOf<T, 'Invalid'> | undefined
  /** That the newest state does not fit, while `latest` is kept. */
  invalid: EventOf<T, 'Invalid'> | undefined
  changes: number
}

/**
 * The changes that a slow consumer has not taken, one entry an object: however much happens, it costs no more than the objects there are.
 * What is left of an object's changes is a legal sequence again; an object that came and went meanwhile leaves nothing.
 */
export class MergedChanges<T extends KubeObject> {
  readonly #pending = new Map<string, Pending<T>>()

  get size(): number {
    return this.#pending.size
  }

  add(event: ChangeEvent<T>): void {
    const key = keyOf(event)
    let pending = this.#pending.get(key)
    if (pending === undefined) {
      const seen = seenBefore(event)
      pending = { seen, latest: seen, deleted: undefined, dropped: undefined, invalid: undefined, changes: 0 }
      this.#pending.set(key, pending)
    }
    pending.changes++
    follow(pending, event)
  }

  /** The events of the object that has waited longest; none where nothing is left to say of it. */
  take(): InformerEvent<T>[] {
    for (const [key, pending] of this.#pending) {
      this.#pending.delete(key)
      return eventsOf(pending)
    }
    return []
  }
}

function keyOf<T extends KubeObject>(event: ChangeEvent<T>): string {
  const { namespace = '', name } = event.type === 'Invalid' ? event.invalid.ref : event.object.metadata
  return `${namespace}/${name}`
}

function seenBefore<T extends KubeObject>(event: ChangeEvent<T>): T | undefined {
  switch (event.type) {
    case 'Added':
      return undefined
    case 'Modified':
      return event.old
    case 'Deleted':
      return event.object
    case 'Invalid':
      return event.lastGood
  }
}

function follow<T extends KubeObject>(pending: Pending<T>, event: ChangeEvent<T>): void {
  pending.invalid = undefined
  switch (event.type) {
    case 'Added':
    case 'Modified':
      pending.latest = event.object
      break
    case 'Deleted':
      pending.latest = undefined
      // The consumer never heard of one that came and went under the name meanwhile.
      if (event.object.metadata.uid === pending.seen?.metadata.uid) pending.deleted = event
      break
    case 'Invalid':
      if (event.lastGood !== undefined) pending.invalid = event
      else {
        pending.latest = undefined
        pending.dropped = event
      }
      break
  }
}

function eventsOf<T extends KubeObject>({ seen, latest, deleted, dropped, invalid, changes }: Pending<T>): InformerEvent<T>[] {
  const merged = changes > 1 ? { merged: changes } : {}
  const events: InformerEvent<T>[] = []
  const isSame = seen !== undefined && latest !== undefined && seen.metadata.uid === latest.metadata.uid
  if (dropped !== undefined) {
    events.push(dropped)
    if (latest !== undefined) events.push({ type: 'Added', object: latest, ...merged })
  } else if (isSame) {
    if (seen !== latest) events.push({ type: 'Modified', object: latest, old: seen, ...merged })
  } else {
    if (seen !== undefined) events.push({ type: 'Deleted', object: deleted?.object ?? seen, final: deleted?.final ?? false, ...merged })
    if (latest !== undefined) events.push({ type: 'Added', object: latest, ...merged })
  }
  if (invalid !== undefined) events.push(invalid)
  return events
}
