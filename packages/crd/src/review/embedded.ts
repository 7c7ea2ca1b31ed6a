import { dns1035Label, pathSegment, pathSegmentPrefix } from '@kindbox/core'
import type { ObjectMeta, Path, StructuralSchema } from '@kindbox/core'
import { child, type FieldPath, index, key as entry, toPath } from './go/field-path.ts'
import { type FieldError, invalid, required } from './go/field-error.ts'
import { fieldValue, hasField, isObject, type JsonObject, setField } from './go/record.ts'
import { coerceObjectMeta } from './object-meta/coerce-object-meta.ts'
import { MismatchError } from './object-meta/go-type.ts'
import { groupVersionProblem, parseGroupVersion } from './object-meta/group-version.ts'
import { validateObjectMeta } from './object-meta/validate-object-meta.ts'

/** What the server does with objects inside the object, marked `x-kubernetes-embedded-resource`. */
export interface EmbeddedResources {
  /**
   * Reduces their metadata to ObjectMeta, into a copy; paths of other fields are added to `unknown` (apiextensions-apiserver
   * pkg/apiserver/schema/objectmeta/algorithm.go).
   *
   * @throws MalformedError when apiVersion, kind or metadata have a wrong type; the server then refuses the whole object.
   */
  coerce(value: unknown, unknown: Path[]): unknown
  /** The same for what is stored: apiVersion, kind and fields of metadata that have a wrong type are left out. */
  repair(value: unknown): unknown
  /** Requires apiVersion and kind, and validates metadata (pkg/apiserver/schema/objectmeta/validation.go). */
  validate(value: unknown): FieldError[]
}

/** An embedded resource that the server cannot even decode. */
export class MalformedError extends Error {
  override readonly name = 'MalformedError'
  readonly path: Path
  readonly error: FieldError

  constructor(error: FieldError) {
    super(`${error.field}: ${error.message}`)
    this.path = error.path
    this.error = error
  }
}

/** Undefined when a schema has no embedded resources. The root is none: its metadata is the object's own. */
export function compileEmbedded(schema: StructuralSchema): EmbeddedResources | undefined {
  const node = compileNode({ ...schema, 'x-kubernetes-embedded-resource': false })
  if (node === undefined) return undefined
  return {
    coerce: (value, unknown) => visit(node, value, undefined, { coerce: (object, at) => coerceResource(object, at, unknown) }),
    repair: (value) => visit(node, value, undefined, { coerce: repairResource }),
    validate(value) {
      const errors: FieldError[] = []
      visit(node, value, undefined, {
        coerce(object, at) {
          errors.push(...validateResource(object, at))
          return object
        },
      })
      return errors
    },
  }
}

interface Node {
  readonly embedded: boolean
  readonly properties: ReadonlyMap<string, Node>
  readonly declared: ReadonlySet<string>
  readonly additional: Node | undefined
  readonly item: Node | undefined
}

function compileNode(schema: StructuralSchema): Node | undefined {
  const properties = new Map<string, Node>()
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const node = compileNode(property)
    if (node !== undefined) properties.set(name, node)
  }
  const declared = new Set(Object.keys(schema.properties ?? {}))
  const additional = typeof schema.additionalProperties === 'object' ? compileNode(schema.additionalProperties) : undefined
  const item = schema.items === undefined ? undefined : compileNode(schema.items)
  const embedded = schema['x-kubernetes-embedded-resource'] === true
  if (!embedded && properties.size === 0 && additional === undefined && item === undefined) return undefined
  return { embedded, properties, declared, additional, item }
}

interface Visitor {
  coerce(object: JsonObject, at: FieldPath | undefined): JsonObject
}

/** Visits every embedded resource, outer ones first, and puts what the visitor returns in its place. */
function visit(node: Node, value: unknown, at: FieldPath | undefined, visitor: Visitor): unknown {
  if (Array.isArray(value)) {
    const { item } = node
    if (item === undefined) return value
    const visited = value.map((element, i) => visit(item, element, index(at, i), visitor))
    return visited.every((element, i) => element === value[i]) ? value : visited
  }
  if (!isObject(value)) return value
  const object = node.embedded ? visitor.coerce(value, at) : value
  let visited = object
  for (const name of Object.keys(object)) {
    const property = node.properties.get(name)
    const below = property ?? (node.declared.has(name) ? undefined : node.additional)
    if (below === undefined) continue
    const result = visit(below, object[name], property === undefined ? entry(at, name) : child(at, name), visitor)
    if (result === object[name]) continue
    if (visited === object) visited = { ...object }
    setField(visited, name, result)
  }
  return visited
}

function coerceResource(object: JsonObject, at: FieldPath | undefined, unknown: Path[]): JsonObject {
  for (const field of ['apiVersion', 'kind']) {
    if (!hasField(object, field) || typeof object[field] === 'string') continue
    throw new MalformedError(invalid(child(at, field), object[field], 'must be a string'))
  }
  if (!hasField(object, 'metadata')) return object
  const path = child(at, 'metadata')
  const paths: Path[] = []
  try {
    const metadata = coerceObjectMeta(object['metadata'], paths)
    return { ...object, metadata }
  } catch (error) {
    if (error instanceof MismatchError) throw new MalformedError(invalid(path, object['metadata'], error.message))
    throw error
  } finally {
    const start = toPath(path)
    for (const rest of paths) unknown.push([...start, ...rest])
  }
}

function repairResource(object: JsonObject): JsonObject {
  const mistyped = ['apiVersion', 'kind'].filter((field) => hasField(object, field) && typeof object[field] !== 'string')
  const kept = mistyped.length === 0 ? object : without(object, mistyped)
  const metadata = fieldValue(kept, 'metadata')
  // Metadata that is no object stays as it is.
  return metadata === null || isObject(metadata) ? { ...kept, metadata: repairMeta(metadata ?? {}) } : kept
}

function repairMeta(metadata: JsonObject): ObjectMeta {
  const misfits = Object.keys(metadata).filter((name) => {
    try {
      coerceObjectMeta({ [name]: metadata[name] }, [])
      return false
    } catch (error) {
      if (error instanceof MismatchError) return true
      throw error
    }
  })
  return coerceObjectMeta(without(metadata, misfits), [])
}

function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)))
}

function validateResource(object: JsonObject, at: FieldPath | undefined): FieldError[] {
  return [
    ...validateApiVersion(object, child(at, 'apiVersion')),
    ...validateKind(object, child(at, 'kind')),
    ...validateMetadata(object, at),
  ]
}

function validateApiVersion(object: JsonObject, at: FieldPath): FieldError[] {
  if (!hasField(object, 'apiVersion')) return [required(at)]
  const { apiVersion } = object
  if (typeof apiVersion !== 'string') return [invalid(at, apiVersion, 'must be a string')]
  if (apiVersion === '') return [invalid(at, apiVersion, 'must not be empty')]
  return parseGroupVersion(apiVersion) === undefined ? [invalid(at, apiVersion, groupVersionProblem(apiVersion))] : []
}

function validateKind(object: JsonObject, at: FieldPath): FieldError[] {
  if (!hasField(object, 'kind')) return [required(at)]
  const { kind } = object
  if (typeof kind !== 'string') return [invalid(at, kind, 'must be a string')]
  if (kind === '') return [invalid(at, kind, 'must not be empty')]
  const problems = dns1035Label(kind.toLowerCase())
  return problems.length === 0 ? [] : [invalid(at, kind, `may have mixed case, but should otherwise match: ${problems.join(',')}`)]
}

/** An embedded resource needs no name, and is of unknown scope: a namespace is validated where there is one. */
function validateMetadata(object: JsonObject, at: FieldPath | undefined): FieldError[] {
  if (!hasField(object, 'metadata')) return []
  const path = child(at, 'metadata')
  try {
    const metadata = coerceObjectMeta(object['metadata'], [])
    const named = (metadata.name ?? '') === '' ? { ...metadata, name: 'fakename' } : metadata
    const namespaced = (metadata.namespace ?? '') !== ''
    return validateObjectMeta(named, { at: path, namespaced, name: pathSegment, generateName: pathSegmentPrefix })
  } catch (error) {
    if (error instanceof MismatchError) return [invalid(path, object['metadata'], error.message)]
    throw error
  }
}
