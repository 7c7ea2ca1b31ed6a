import { encodeJson } from '../encode/encode-json.ts'
import { type ServedResource, viewOf } from '../kind/served-resource.ts'
import type { Selection } from '../selector/selection.ts'
import type { Change } from '../storage/history.ts'
import { Stored } from '../storage/stored.ts'
import type { Transformer } from '../transform/transform.ts'

/** Whose events these are, and what is sent in place of objects. */
export interface Audience {
  readonly resource: ServedResource
  readonly transform?: Transformer
}

/** What a change is to a watcher, as a line: undefined where the object concerns it neither before nor after. */
export function eventLine(audience: Audience, change: Change, prefix: string, { everything, matches }: Selection): Uint8Array | undefined {
  const { type, stored, previous } = change
  const { resource } = audience
  if (!stored.key.startsWith(prefix)) return undefined
  if (everything) return lineOf(audience, change, type, () => stored)
  const before = previous !== undefined && matches(viewOf(resource, previous).object)
  const after = type !== 'DELETED' && matches(viewOf(resource, stored).object)
  if (after) return lineOf(audience, change, before ? 'MODIFIED' : 'ADDED', () => stored)
  // An object that leaves the selection is shown as it last was in it, under the version of the change.
  return before ? lineOf(audience, change, 'DELETED', () => new Stored(previous.key, stored.revision, previous.object)) : undefined
}

export function encodedLine({ resource, transform }: Audience, type: Change['type'], stored: Stored): Uint8Array {
  const view = viewOf(resource, stored)
  const json = transform === undefined ? view.json : encodeJson(transform.object(view.object))
  return encoder.encode(`{"type":"${type}","object":${json}}\n`)
}

/** A bookmark: an object of the kind with nothing but a version. */
export function bookmarkLine({ resource, transform }: Audience, revision: number, endsInitialEvents = false): Uint8Array {
  const { apiVersion, kind } = resource
  const annotations = endsInitialEvents ? { annotations: { 'k8s.io/initial-events-end': 'true' } } : {}
  const object = { kind, apiVersion, metadata: { ...annotations, resourceVersion: String(revision) } }
  return encoder.encode(`${encodeJson({ type: 'BOOKMARK', object: transform?.object(object) ?? object })}\n`)
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

function lineOf(audience: Audience, change: Change, type: Change['type'], stored: () => Stored): Uint8Array {
  const { strategy } = audience.resource
  // What is transformed differs from watch to watch.
  if (audience.transform !== undefined) return encodedLine(audience, type, stored())
  const made = lines.get(change) ?? []
  const known = made.find((line) => line.of === strategy && line.type === type)
  if (known !== undefined) return known.bytes
  const bytes = encodedLine(audience, type, stored())
  lines.set(change, [...made, { of: strategy, type, bytes }])
  return bytes
}
