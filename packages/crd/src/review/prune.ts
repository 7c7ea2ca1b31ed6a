import type { Path, StructuralSchema } from '@kindbox/core'
import { isObject, type JsonObject, setField } from './go/record.ts'

/**
 * Removes the fields that a schema does not know, into a copy where there are any. Their paths are added to `unknown`.
 */
export type Prune = (value: unknown, unknown: Path[]) => unknown

/** What the server fills in or checks by itself, in the root and in embedded resources. */
const TYPE_AND_METADATA: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata'])

/**
 * Compiles the server's pruning (apiextensions-apiserver pkg/apiserver/schema/pruning/algorithm.go) of a whole object, whose
 * `apiVersion`, `kind` and `metadata` are never pruned. Nothing is removed inside `x-kubernetes-preserve-unknown-fields`,
 * except below the properties that the schema declares there.
 */
export function compilePrune(schema: StructuralSchema): Prune {
  return compileNode({ ...schema, 'x-kubernetes-embedded-resource': true })
}

/** The unknown field as the server names it in its strict decoding errors: names joined by dots, never quoted. */
export function unknownFieldName(path: Path): string {
  let name = ''
  for (const segment of path) {
    if (typeof segment === 'number') name += `[${segment}]`
    else name += name === '' ? segment : `.${segment}`
  }
  return name
}

function compileNode(schema: StructuralSchema): Prune {
  const properties = new Map(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, compileNode(property)]))
  const { additionalProperties } = schema
  // `additionalProperties: true` or `false` keeps the entries and nothing of what they contain.
  const additional =
    typeof additionalProperties === 'object' ? compileNode(additionalProperties) : additionalProperties === undefined ? undefined : pruneAll
  const embedded = schema['x-kubernetes-embedded-resource'] === true
  const preserve = schema['x-kubernetes-preserve-unknown-fields'] === true
  // Inside an array of preserved fields only declared properties of its items are looked at.
  const item =
    schema.items === undefined
      ? undefined
      : compileNode(preserve ? { ...schema.items, 'x-kubernetes-preserve-unknown-fields': true } : schema.items)

  function pruneObject(object: JsonObject, unknown: Path[]): JsonObject {
    let pruned: JsonObject | undefined
    for (const key of Object.keys(object)) {
      if (embedded && TYPE_AND_METADATA.has(key)) continue
      const prune = properties.get(key) ?? additional
      if (prune === undefined) {
        if (preserve) continue
        unknown.push([key])
        pruned ??= { ...object }
        delete pruned[key]
        continue
      }
      const value = object[key]
      if (typeof value !== 'object' || value === null) continue
      const kept = below(key, prune, value, unknown)
      if (kept === value) continue
      pruned ??= { ...object }
      setField(pruned, key, kept)
    }
    return pruned ?? object
  }

  return (value, unknown) => {
    if (Array.isArray(value)) return item === undefined && preserve ? value : pruneItems(value, item ?? pruneAll, unknown)
    return isObject(value) ? pruneObject(value, unknown) : value
  }
}

function pruneItems(items: readonly unknown[], prune: Prune, unknown: Path[]): readonly unknown[] {
  let pruned: unknown[] | undefined
  for (let i = 0; i < items.length; i++) {
    const item = items[i]
    if (typeof item !== 'object' || item === null) continue
    const kept = below(i, prune, item, unknown)
    if (kept === item) continue
    pruned ??= [...items]
    pruned[i] = kept
  }
  return pruned ?? items
}

/** Where there is no schema at all, objects lose every field. */
function pruneAll(value: unknown, unknown: Path[]): unknown {
  if (Array.isArray(value)) return pruneItems(value, pruneAll, unknown)
  if (!isObject(value)) return value
  const keys = Object.keys(value)
  for (const key of keys) unknown.push([key])
  return keys.length === 0 ? value : {}
}

/** Paths are completed on the way back, so that a document without unknown fields pays nothing for them. */
function below(segment: string | number, prune: Prune, value: unknown, unknown: Path[]): unknown {
  const before = unknown.length
  const kept = prune(value, unknown)
  for (let i = before; i < unknown.length; i++) unknown[i] = [segment, ...(unknown[i] ?? [])]
  return kept
}
