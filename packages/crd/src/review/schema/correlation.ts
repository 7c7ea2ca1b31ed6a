import type { StructuralSchema } from '@kindbox/core'
import { deepEqual } from '../go/deep-equal.ts'
import { marshal } from '../go/json.ts'
import { fieldValue, hasField, isObject } from '../go/record.ts'

/**
 * An old value beside the new one, by which an update is forgiven the faults of what it leaves as it was ("ratcheting";
 * apiserver pkg/cel/common/equality.go, `CorrelatedObject`).
 */
export interface Correlated {
  readonly spine: Spine
  readonly old: unknown
}

/** The part of a schema that says which values of two objects belong together. */
export interface Spine {
  readonly properties: ReadonlyMap<string, Spine>
  readonly additional: Spine | undefined
  readonly items: Spine | undefined
  /** Keys of a list map; items of any other list belong to nothing. */
  readonly mapKeys: readonly string[] | undefined
}

export function compileSpine(schema: StructuralSchema): Spine {
  const listMap = schema['x-kubernetes-list-type'] === 'map'
  return {
    properties: new Map(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, compileSpine(property)])),
    additional: typeof schema.additionalProperties === 'object' ? compileSpine(schema.additionalProperties) : undefined,
    items: schema.items === undefined ? undefined : compileSpine(schema.items),
    mapKeys: listMap ? (schema['x-kubernetes-list-map-keys'] ?? []) : undefined,
  }
}

/** What belongs to a field or an item of the new value; undefined where nothing does. */
export function correlate({ spine, old }: Correlated, value: unknown, segment: string | number): Correlated | undefined {
  if (typeof segment === 'number') return Array.isArray(value) ? correlateItem(spine, old, value[segment]) : undefined
  if (!isObject(old) || !isObject(value) || !hasField(old, segment) || !hasField(value, segment)) return undefined
  const below = spine.properties.get(segment) ?? spine.additional
  return below === undefined ? undefined : { spine: below, old: old[segment] }
}

/**
 * Whether a value is as it was. Fields that the schema does not know make it another, and items of a list map may have changed
 * places.
 */
export function isUnchanged(correlated: Correlated, value: unknown): boolean {
  const { spine, old } = correlated
  if (Array.isArray(value)) {
    if (!Array.isArray(old) || old.length !== value.length) return false
    if (spine.mapKeys === undefined) return deepEqual(value, old)
    return value.every((item, i) => isUnchangedChild(correlated, value, i, item))
  }
  if (!isObject(value)) return deepEqual(value, old)
  if (!isObject(old)) return false
  const keys = Object.keys(value)
  return keys.length === Object.keys(old).length && keys.every((key) => isUnchangedChild(correlated, value, key, value[key]))
}

function isUnchangedChild(correlated: Correlated, value: unknown, segment: string | number, child: unknown): boolean {
  const below = correlate(correlated, value, segment)
  return below !== undefined && isUnchanged(below, child)
}

function correlateItem(spine: Spine, old: unknown, item: unknown): Correlated | undefined {
  const { items, mapKeys } = spine
  if (!Array.isArray(old) || mapKeys === undefined || mapKeys.length === 0 || items === undefined) return undefined
  const key = compositeKey(item, mapKeys)
  if (key === undefined) return undefined
  // Of several old items with one key the first is taken.
  const found: unknown = old.find((candidate) => compositeKey(candidate, mapKeys) === key)
  return found === undefined ? undefined : { spine: items, old: found }
}

/** Finds what belongs to an item of a list map in another list: the first with its keys. */
export function indexItems(mapKeys: readonly string[], items: readonly unknown[]): (item: unknown) => unknown {
  const byKey = new Map<string, unknown>()
  for (const item of items) {
    const key = compositeKey(item, mapKeys)
    if (key !== undefined && !byKey.has(key)) byKey.set(key, item)
  }
  return (item) => {
    const key = compositeKey(item, mapKeys)
    return key === undefined ? undefined : byKey.get(key)
  }
}

/** Undefined unless the item has all keys, and scalars in them. */
function compositeKey(item: unknown, mapKeys: readonly string[]): string | undefined {
  if (!isObject(item)) return undefined
  const values = mapKeys.map((key) => fieldValue(item, key))
  const scalar = values.every((value) => value !== undefined && value !== null && typeof value !== 'object')
  return scalar ? marshal(values) : undefined
}
