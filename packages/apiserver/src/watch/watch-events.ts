import { type ServedResource, viewOf } from '../kind/served-resource.ts'
import type { Selection } from '../selector/selection.ts'
import type { Change } from '../storage/history.ts'
import { Stored } from '../storage/stored.ts'

/** What a change is to a watcher, as a line: undefined where the object concerns it neither before nor after. */
export function eventLine(
  resource: ServedResource,
  change: Change,
  prefix: string,
  { everything, matches }: Selection,
): Uint8Array | undefined {
  const { type, stored, previous } = change
  if (!stored.key.startsWith(prefix)) return undefined
  if (everything) return lineOf(resource, change, type, () => stored)
  const before = previous !== undefined && matches(viewOf(resource, previous).object)
  const after = type !== 'DELETED' && matches(viewOf(resource, stored).object)
  if (after) return lineOf(resource, change, before ? 'MODIFIED' : 'ADDED', () => stored)
  // An object that leaves the selection is shown as it last was in it, under the version of the change.
  return before ? lineOf(resource, change, 'DELETED', () => new Stored(previous.key, stored.revision, previous.object)) : undefined
}

export function encodedLine(resource: ServedResource, type: Change['type'], stored: Stored): Uint8Array {
  return encoder.encode(`{"type":"${type}","object":${viewOf(resource, stored).json}}\n`)
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

interface Line {
  readonly of: ServedResource['strategy']
  readonly type: Change['type']
  readonly bytes: Uint8Array
}

/** Lines are encoded once, however many watchers read them, and forgotten with the change. */
const lines = new WeakMap<Change, Line[]>()

function lineOf(resource: ServedResource, change: Change, type: Change['type'], stored: () => Stored): Uint8Array {
  const { strategy } = resource
  const made = lines.get(change) ?? []
  const known = made.find((line) => line.of === strategy && line.type === type)
  if (known !== undefined) return known.bytes
  const bytes = encodedLine(resource, type, stored())
  lines.set(change, [...made, { of: strategy, type, bytes }])
  return bytes
}
