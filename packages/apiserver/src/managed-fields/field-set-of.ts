import { isRecord } from '../decode/record.ts'
import { type FieldSet, FieldSetBuilder } from './field-set.ts'
import { fieldType, type ListType, type MapType, type MergeType, typeFor } from './merge-type.ts'
import { fieldElement, itemElement, type PathElement } from './path-element.ts'

/** The fields that an object has (structured-merge-diff typed/tofieldset.go). */
export function fieldSetOf(type: MergeType, value: unknown): FieldSet {
  const builder = new FieldSetBuilder()
  visit(type, value, [], builder)
  return builder.set
}

function visit(type: MergeType, value: unknown, path: readonly PathElement[], builder: FieldSetBuilder): void {
  const { map, scalar, list } = typeFor(type, value)
  if (map !== undefined) visitMap(map, value, path, builder)
  else if (scalar !== undefined) builder.insert(path)
  else if (list !== undefined) visitList(list, value, path, builder)
}

function visitMap(type: MapType, value: unknown, path: readonly PathElement[], builder: FieldSetBuilder): void {
  if (type.atomic) return builder.insert(path)
  if (!isRecord(value)) return
  for (const [name, inside] of Object.entries(value)) {
    const below = fieldType(type, name)
    if (below === undefined) continue
    const at = [...path, fieldElement(name)]
    visit(below, inside, at, builder)
    const isEmpty = inside === null || (isRecord(inside) && Object.keys(inside).length === 0)
    if (isEmpty || !type.fields.has(name)) builder.insert(at)
  }
}

function visitList(type: ListType, value: unknown, path: readonly PathElement[], builder: FieldSetBuilder): void {
  if (type.atomic) return builder.insert(path)
  if (!Array.isArray(value)) return
  const places = value.flatMap((item) => {
    const place = itemElement(type, item)
    return 'element' in place ? [{ item: item as unknown, element: place.element }] : []
  })
  for (const { item, element } of places) {
    const at = [...path, element]
    const isAlone = places.filter((place) => place.element === element).length === 1
    if (isAlone) visit(type.items(), item, at, builder)
    builder.insert(at)
  }
}
