import { cutUtf8 } from '@kindbox/core'
import type { ObjectMeta } from '@kindbox/core'
import type { CompiledVersion } from './compiled-version.ts'
import type { DecodedObject } from './decode-object.ts'
import { deepEqual } from './go/deep-equal.ts'
import { fieldValue, hasField, type JsonObject } from './go/record.ts'

/** An object between decoding and validation, with its metadata back in place. */
export interface PreparedObject {
  readonly object: JsonObject
  readonly metadata: ObjectMeta
  /** Whether it got its defaults, and lost nothing since but its status. */
  readonly filled?: boolean
}

/** The longest name that the server makes up: the prefix, cut to leave room for the five characters after it. */
const MAX_GENERATED = 63
const SUFFIX_LENGTH = 5

/**
 * What the server sets by itself on a create: the namespace, a generated name, generation 1; it drops the status where that has an
 * endpoint of its own (apiserver pkg/registry/rest/create.go, `PrepareForCreate` of the strategy).
 */
export function prepareCreate(compiled: CompiledVersion, decoded: DecodedObject, namespace: string, suffix: () => string): PreparedObject {
  const { namespace: _, ...kept } = decoded.metadata
  const { generateName = '' } = kept
  const metadata: { -readonly [Field in keyof ObjectMeta]: ObjectMeta[Field] } = kept
  if (generateName !== '') metadata.name ??= generatedName(generateName, suffix)
  if (compiled.namespaced) metadata.namespace = namespace
  metadata.generation = 1
  const object = compiled.statusSubresource ? withStatus(decoded.object, undefined) : decoded.object
  return { ...withMetadata(object, metadata), filled: true }
}

/**
 * What the server takes over from the old object on an update (apiserver pkg/registry/rest/update.go, `PrepareForUpdate` of the
 * strategy): what identifies it and when it was made, the status where that has an endpoint of its own. The generation grows by
 * one with any change outside metadata.
 */
export function prepareUpdate(compiled: CompiledVersion, decoded: DecodedObject, old: PreparedObject, namespace: string): PreparedObject {
  const object = compiled.statusSubresource ? withStatus(decoded.object, fieldValue(old.object, 'status')) : decoded.object
  const changed = !deepEqual(withoutMetadata(object), withoutMetadata(old.object))
  const generation = (old.metadata.generation ?? 0) + (changed ? 1 : 0)
  const { namespace: _, ...kept } = decoded.metadata
  return withMetadata(object, carryOver({ ...kept, ...(compiled.namespaced ? { namespace } : {}) }, old.metadata, generation))
}

const SYSTEM_FIELDS = ['uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'selfLink'] as const

/** Metadata of a new object without what the server sets itself (apiserver pkg/registry/rest/meta.go, `WipeObjectMetaSystemFields`). */
export function withoutSystemFields(metadata: ObjectMeta): ObjectMeta {
  if (SYSTEM_FIELDS.every((field) => metadata[field] === undefined)) return metadata
  const { uid: _, creationTimestamp: _1, deletionTimestamp: _2, deletionGracePeriodSeconds: _3, selfLink: _4, ...kept } = metadata
  return kept
}

/** An update of `/status` takes nothing but the status, and the managed fields that record it. */
export function prepareStatusUpdate(decoded: DecodedObject, old: PreparedObject): PreparedObject {
  const { managedFields } = decoded.metadata
  const { managedFields: _, ...kept } = old.metadata
  const metadata: ObjectMeta = { ...kept, ...(managedFields === undefined ? {} : { managedFields }) }
  return withMetadata(withStatus(withoutMetadata(old.object), fieldValue(decoded.object, 'status')), metadata)
}

function generatedName(prefix: string, suffix: () => string): string {
  return cutUtf8(prefix, MAX_GENERATED - SUFFIX_LENGTH) + suffix()
}

/** What an update cannot change is taken from the old object: uid unless given, times, generation. */
function carryOver(metadata: ObjectMeta, old: ObjectMeta, generation: number): ObjectMeta {
  const { generation: _, ...rest } = metadata
  const carried: { -readonly [Field in keyof ObjectMeta]: ObjectMeta[Field] } = { ...rest }
  if (generation !== 0) carried.generation = generation
  if (carried.uid === undefined && old.uid !== undefined) carried.uid = old.uid
  if ((old.creationTimestamp ?? null) !== null) carried.creationTimestamp = old.creationTimestamp ?? null
  if ((old.deletionTimestamp ?? null) !== null) carried.deletionTimestamp = old.deletionTimestamp ?? null
  if (old.deletionGracePeriodSeconds !== undefined) carried.deletionGracePeriodSeconds ??= old.deletionGracePeriodSeconds
  return carried
}

function withStatus(object: JsonObject, status: unknown): JsonObject {
  if (status !== undefined) return { ...object, status }
  if (!hasField(object, 'status')) return object
  const { status: _, ...rest } = object
  return rest
}

function withMetadata(object: JsonObject, metadata: ObjectMeta): PreparedObject {
  return { object: { ...object, metadata }, metadata }
}

function withoutMetadata({ metadata: _, ...rest }: JsonObject): JsonObject {
  return rest
}
