import type { ObjectMeta } from '@kindbox/core'
import { fieldValue, hasField, isObject, type JsonObject } from '../go/record.ts'
import { coerceObjectMeta } from './coerce-object-meta.ts'

/** The fields of metadata that the server stores as they were applied, even where they say nothing: it made no ObjectMeta of them. */
const AS_APPLIED = ['labels', 'annotations', 'finalizers', 'ownerReferences', 'generateName'] as const

/** The metadata of an applied object, in the form in which it is stored. */
export function appliedMeta(metadata: ObjectMeta, { metadata: applied }: JsonObject): JsonObject {
  const kept = isObject(applied) ? AS_APPLIED.filter((name) => hasField(applied, name) && !isRead(applied[name])) : []
  return kept.length === 0
    ? { ...metadata }
    : { ...metadata, ...Object.fromEntries(kept.map((name) => [name, fieldValue(applied as JsonObject, name)])) }
}

/** A stored object with its metadata as it is read: a write that goes on from it changes what was stored. */
export function readMeta(object: JsonObject): JsonObject {
  const { metadata } = object
  if (!isObject(metadata) || AS_APPLIED.every((name) => !hasField(metadata, name) || isRead(metadata[name]))) return object
  return { ...object, metadata: coerceObjectMeta(metadata, []) }
}

/** Whether a field of metadata is read as it is stored. */
function isRead(value: unknown): boolean {
  return value !== '' && (typeof value !== 'object' || Object.keys(value ?? {}).length > 0) && !hasNull(value)
}

function hasNull(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.values(value).some(hasNull))
}
