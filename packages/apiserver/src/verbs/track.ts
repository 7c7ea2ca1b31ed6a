import type { Accepted } from '@kindbox/crd'
import { timestamp } from '../clock.ts'
import { type FieldSet, emptySet, setOf } from '../managed-fields/field-set.ts'
import { type TrackedObject, trackUpdate, type TrackedWrite, withManagers } from '../managed-fields/field-manager.ts'
import type { Manager } from '../managed-fields/managers.ts'
import type { ServedResource } from '../kind/served-resource.ts'
import type { WriteOptions } from '../request/write-options.ts'
import type { StoredObject } from '../storage/stored.ts'
import type { Call } from './call.ts'

/** Which part of an object a write is about; the whole where it is not said. */
export type Part = 'status' | 'finalize' | undefined

const STATUS = setOf(['f:status'])
const ALL_BUT_STATUS = setOf(['f:metadata'], ['f:spec'])

/** A write by others than appliers. */
export interface Tracking {
  readonly options: Pick<WriteOptions, 'fieldManager'>
  readonly part?: Part
}

/** What a write makes of an object, with a note of who wrote which of its fields; `live` is what it was, undefined where it is new. */
export function track(
  call: Call,
  live: StoredObject | undefined,
  { stored, document }: Accepted,
  { options, part }: Tracking,
): StoredObject {
  const write = trackedWrite(call, { operation: 'Update', fieldManager: options.fieldManager, ...(part && { part }) })
  const next = stored as StoredObject
  return write === undefined ? next : withManagers(next, trackUpdate(live, document as unknown as TrackedObject, call.resource.kind, write))
}

/** Undefined for kinds of which nobody notes who manages what. */
export function trackedWrite(
  { resource, incoming, server }: Call,
  { operation, fieldManager, part }: Pick<Manager, 'operation'> & { readonly fieldManager: string; readonly part?: NonNullable<Part> },
): TrackedWrite | undefined {
  const { mergeTypes, apiVersion, unmanaged, present } = resource
  if (mergeTypes === undefined) return undefined
  return {
    who: { manager: fieldManager || userAgent(incoming.header('user-agent')), operation, apiVersion, subresource: part ?? '' },
    typeOf: mergeTypes,
    ignored: unmanaged === undefined ? (version) => ignoredBy(part, resource, version) : () => unmanaged,
    now: timestamp(server.clock),
    ...(present && { present }),
  }
}

/** What the strategy of an endpoint puts back (apiextensions-apiserver pkg/registry/customresource, `GetResetFields`). */
function ignoredBy(part: Part, resource: ServedResource, version: string): FieldSet {
  // A status endpoint knows those of the other versions, and no other endpoint does.
  if (part === 'status') return resource.statusVersions.has(version) ? ALL_BUT_STATUS : emptySet
  return version === resource.apiVersion && resource.statusSubresource ? STATUS : emptySet
}

const LONGEST = 128

/** Who does not say goes by the first word of its user agent (apiserver pkg/endpoints/handlers/create.go, `managerOrUserAgent`). */
export function userAgent(header = ''): string {
  const [word = ''] = header.split('/', 1)
  const printable = [...word].filter((character) => /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(character))
  let name = ''
  for (const character of printable) {
    if (Buffer.byteLength(name + character) > LONGEST) break
    name += character
  }
  return name === '' ? 'unknown' : name
}
