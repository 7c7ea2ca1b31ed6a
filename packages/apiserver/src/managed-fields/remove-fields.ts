import { isRecord, setField } from '../decode/record.ts'
import { emptySet, type FieldSet } from './field-set.ts'
import { fieldType, type ListType, type MapType, type MergeType, typeFor } from './merge-type.ts'
import { fieldElement, itemElement } from './path-element.ts'

/** The object without some fields; undefined where nothing is left (structured-merge-diff typed/remove.go). */
export function removeFields(type: MergeType, value: unknown, removed: FieldSet): unknown {
  const { map, scalar, list } = typeFor(type, value)
  if (map !== undefined) return isRecord(value) ? fromMap(map, value, removed) : undefined
  if (scalar !== undefined) return value
  return list !== undefined && Array.isArray(value) ? fromList(list, value, removed) : undefined
}

function fromMap(type: MapType, value: { readonly [name: string]: unknown }, removed: FieldSet): unknown {
  if (type.atomic) return undefined
  const left: Record<string, unknown> = {}
  for (const [name, inside] of Object.entries(value)) {
    const { member = false, below = emptySet } = removed.get(fieldElement(name)) ?? {}
    if (member) continue
    const kept = below.size === 0 ? inside : removeFields(fieldType(type, name) ?? {}, inside, below)
    // Go writes what nothing is left of as null.
    setField(left, name, kept ?? null)
  }
  return Object.keys(left).length === 0 ? undefined : left
}

function fromList(type: ListType, items: readonly unknown[], removed: FieldSet): unknown {
  if (type.atomic) return undefined
  const left = items.flatMap((item) => {
    const place = itemElement(type, item)
    const { member = false, below = emptySet } = ('element' in place && removed.get(place.element)) || {}
    if (member) return []
    return [below.size === 0 ? item : (removeFields(type.items(), item, below) ?? null)]
  })
  return left.length === 0 ? undefined : left
}
