import { type ServedResource, viewOf } from '../kind/served-resource.ts'
import type { Selection } from '../selector/selection.ts'
import type { Change } from '../storage/history.ts'
import { Stored } from '../storage/stored.ts'

/** Encodes what a change is to a watcher: undefined where the object concerns it neither before nor after. */
export function eventLine(
  resource: ServedResource,
  change: Change,
  prefix: string,
  { everything, matches }: Selection,
): Uint8Array | undefined {
  const { type, stored, previous } = change
  if (!stored.key.startsWith(prefix)) return undefined
  if (everything) return encodedLine(resource, type, stored)
  const before = previous !== undefined && matches(viewOf(resource, previous).object)
  const after = type !== 'DELETED' && matches(viewOf(resource, stored).object)
  if (after) return encodedLine(resource, before ? 'MODIFIED' : 'ADDED', stored)
  // An object that leaves the selection is shown as it last was in it, under the version of the change.
  return before ? encodedLine(resource, 'DELETED', tombstone(change, previous)) : undefined
}

/** One line of a watch. Lines are made once, however many watchers read them. */
export function encodedLine(resource: ServedResource, type: Change['type'], stored: Stored): Uint8Array {
  const view = viewOf(resource, stored)
  const made = lines.get(view)
  if (made?.type === type) return made.line
  const line = encoder.encode(`{"type":"${type}","object":${view.json}}\n`)
  lines.set(view, { type, line })
  return line
}

/** A bookmark: an object of the kind with nothing but a version. */
export function bookmarkLine({ apiVersion, kind }: ServedResource, revision: number, endsInitialEvents = false): Uint8Array {
  const annotations = endsInitialEvents ? { annotations: { 'k8s.io/initial-events-end': 'true' } } : {}
  const object = { kind, apiVersion, metadata: { ...annotations, resourceVersion: String(revision) } }
  return encoder.encode(`${JSON.stringify({ type: 'BOOKMARK', object })}\n`)
}

export function errorLine(status: unknown): Uint8Array {
  return encoder.encode(`${JSON.stringify({ type: 'ERROR', object: status })}\n`)
}

const encoder = new TextEncoder()
const lines = new WeakMap<object, { readonly type: Change['type']; readonly line: Uint8Array }>()
const tombstones = new WeakMap<Change, Stored>()

function tombstone(change: Change, previous: Stored): Stored {
  if (change.type === 'DELETED') return change.stored
  const known = tombstones.get(change)
  if (known !== undefined) return known
  const made = new Stored(previous.key, change.stored.revision, previous.object)
  tombstones.set(change, made)
  return made
}
