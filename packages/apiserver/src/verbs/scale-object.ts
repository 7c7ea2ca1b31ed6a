import type { Path } from '@kindbox/core'
import { coerceObjectMeta } from '@kindbox/crd'
import { jsonTypeName } from '../decode/json-type-name.ts'
import { goValue } from '../encode/go-value.ts'
import { failure } from '../failure/failure.ts'
import type { ScalePaths } from '../kind/served-resource.ts'
import { isRecord, type JsonRecord, setField } from '../decode/record.ts'
import type { StoredObject } from '../storage/stored.ts'

/** What a scale is, whatever it is of. */
export const SCALE_TYPE = { apiVersion: 'autoscaling/v1', kind: 'Scale' } as const

/** A `Scale` that a client sent. */
export interface ReadScale {
  readonly scale: JsonRecord
  /** Undefined where it says nothing about them. */
  readonly replicas: number | undefined
  /** What is in it and is not part of a Scale, as the server warns about it. */
  readonly unknown: readonly string[]
}

/**
 * The scale of an object, fields in the order of the Go type. Zero replicas are left out of the spec, as Go leaves them out.
 *
 * @throws ApiError 500 for replicas that are no integer and a selector that is no text.
 */
export function scaleOf({ metadata, ...object }: StoredObject, paths: ScalePaths) {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata
  const [replicas = 0, statusReplicas = 0] = [paths.specReplicas, paths.statusReplicas].map((path) => integerOf(object, path))
  const selector = paths.labelSelector === undefined ? undefined : textOf(object, paths.labelSelector)
  return {
    kind: SCALE_TYPE.kind,
    apiVersion: SCALE_TYPE.apiVersion,
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      uid,
      ...(resourceVersion !== undefined && { resourceVersion }),
      creationTimestamp,
    },
    spec: (replicas === 0 ? {} : { replicas }) as { readonly replicas?: number },
    status: {
      replicas: statusReplicas,
      ...(selector !== undefined && selector !== '' && { selector }),
    },
  }
}

function integerOf(object: unknown, path: readonly string[]): number | undefined {
  const value = nestedValue(object, path)
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value))) return value
  throw accessorError(path, value, 'int64')
}

function textOf(object: unknown, path: readonly string[]): string | undefined {
  const value = nestedValue(object, path)
  if (value === undefined || typeof value === 'string') return value
  throw accessorError(path, value, 'string')
}

/** apimachinery pkg/apis/meta/v1/unstructured/helpers.go, `NestedFieldNoCopy`: nothing is below null. */
function nestedValue(object: unknown, path: readonly string[]): unknown {
  let value = object
  for (const [index, part] of path.entries()) {
    if (value === null) return undefined
    if (!isRecord(value)) throw accessorError(path.slice(0, index + 1), value, 'map[string]interface {}')
    if (!Object.hasOwn(value, part)) return undefined
    value = value[part]
  }
  return value
}

function accessorError(path: readonly string[], value: unknown, expected: string) {
  return failure(500, '', `.${path.join('.')} accessor error: ${goValue(value)} is of the type ${goType(value)}, expected ${expected}`)
}

function goType(value: unknown): string {
  if (value === null) return '<nil>'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  if (Array.isArray(value)) return '[]interface {}'
  return typeof value === 'boolean' ? 'bool' : isRecord(value) ? 'map[string]interface {}' : typeof value
}

/** Reads a Scale; kind and version may be left out, but not be others. */
export function readScale(value: unknown): ReadScale | { readonly problem: string } {
  if (!isRecord(value)) return { problem: 'json: cannot unmarshal the body into Go value of type v1.Scale' }
  for (const [field, expected] of Object.entries(SCALE_TYPE)) {
    const found = value[field] ?? ''
    if (found !== '' && found !== expected) return { problem: `the ${field} is not ${expected}` }
  }
  const replicas = valueAt(value, ['spec', 'replicas']) ?? undefined
  if (replicas !== undefined && !isInt32(replicas)) {
    return {
      problem: `json: cannot unmarshal ${typeof replicas === 'number' ? `number ${replicas}` : jsonTypeName(replicas)} into Go struct field ScaleSpec.spec.replicas of type int32`,
    }
  }
  const inMetadata: Path[] = []
  try {
    coerceObjectMeta(value['metadata'] ?? {}, inMetadata)
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
  const unknown = inMetadata.map((path) => `unknown field "metadata.${path.join('.')}"`)
  return { scale: value, replicas, unknown: [...unknown, ...unknownFields(value)] }
}

export function integerAt(object: unknown, path: readonly string[]): number | undefined {
  const value = valueAt(object, path)
  return typeof value === 'number' ? value : undefined
}

/**
 * A copy with the integer at a path; objects on the way are made where there are none.
 *
 * @throws ApiError 500 where something else is in the way, null too.
 */
export function withIntegerAt(object: JsonRecord, path: readonly string[], value: number, depth = 0): JsonRecord {
  const part = path[depth] ?? ''
  const copy: Record<string, unknown> = { ...object }
  if (depth === path.length - 1) {
    setField(copy, part, value)
    return copy
  }
  const child = Object.hasOwn(copy, part) ? copy[part] : {}
  if (!isRecord(child))
    throw failure(500, '', `value cannot be set because .${path.slice(0, depth + 1).join('.')} is not a map[string]interface{}`)
  setField(copy, part, withIntegerAt(child, path, value, depth + 1))
  return copy
}

const FIELDS: ReadonlyMap<string, ReadonlySet<string> | undefined> = new Map([
  ['apiVersion', undefined],
  ['kind', undefined],
  ['metadata', undefined],
  ['spec', new Set(['replicas'])],
  ['status', new Set(['replicas', 'selector'])],
])

function unknownFields(scale: JsonRecord): string[] {
  return Object.entries(scale).flatMap(([field, value]) => {
    if (!FIELDS.has(field)) return [`unknown field "${field}"`]
    const known = FIELDS.get(field)
    if (known === undefined || !isRecord(value)) return []
    return Object.keys(value).flatMap((name) => (known.has(name) ? [] : [`unknown field "${field}.${name}"`]))
  })
}

function valueAt(object: unknown, path: readonly string[]): unknown {
  let value = object
  for (const part of path) {
    if (!isRecord(value) || !Object.hasOwn(value, part)) return undefined
    value = value[part]
  }
  return value
}

function isInt32(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31
}
