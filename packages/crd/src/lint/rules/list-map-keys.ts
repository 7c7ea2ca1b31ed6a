import { goQuote } from '@kindbox/core'
import type { Issue } from '@kindbox/core'
import type { DecodedSchema } from '../decode/decoded-crd.ts'
import { marshalShape } from '../decode/go-struct.ts'
import { schemaOrArray } from '../decode/schema-shape.ts'
import { forbidden, invalid, required } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child, type FieldPath, key } from '../../review/go/field-path.ts'
import { marshal } from '../../review/go/json.ts'

/** validation.go, ValidateCustomResourceDefinitionOpenAPISchema. */
export const listMapKeys: Rule = {
  name: 'list-map-keys',
  about: 'A list that is a map names the properties of its items that tell them apart: scalars, always there, never null, each named once.',
  *node({ schema, at }, { strictness }) {
    const { 'x-kubernetes-list-type': type, 'x-kubernetes-list-map-keys': keys = [] } = schema
    const detail = 'must be map if x-kubernetes-list-map-keys is non-empty'
    if (keys.length > 0 && type === undefined) yield required(child(at, 'x-kubernetes-list-type'), detail)
    if (keys.length > 0 && type !== undefined && type !== 'map') yield invalid(child(at, 'x-kubernetes-list-type'), goQuote(type), detail)
    if (type !== 'map') return
    if (keys.length === 0) yield required(child(at, 'x-kubernetes-list-map-keys'), 'must not be empty if x-kubernetes-list-type is map')
    yield* itemProblems(schema, keys, at)
    if (strictness.mapListKeys) yield* keyPresenceProblems(schema, at)
  },
}

function* itemProblems({ items }: DecodedSchema, keys: readonly string[], at: FieldPath): Iterable<Issue> {
  const place = child(at, 'items')
  if (items === undefined) yield required(place, 'must have a schema if x-kubernetes-list-type is map')
  else if (items.schema === undefined) {
    yield invalid(place, marshalShape(items, schemaOrArray), 'must only have a single schema if x-kubernetes-list-type is map')
  } else if (items.schema.type !== 'object') {
    yield invalid(child(place, 'type'), goQuote(items.schema.type ?? ''), "must be object if parent array's x-kubernetes-list-type is map")
  } else {
    for (const [i, name] of keys.entries()) yield* keyProblems(items.schema, name, keys.indexOf(name) < i, keys, at)
  }
}

function* keyProblems(items: DecodedSchema, name: string, isRepeated: boolean, keys: readonly string[], at: FieldPath): Iterable<Issue> {
  const place = child(at, 'x-kubernetes-list-map-keys')
  const property = items.properties?.get(name)
  if (property === undefined) yield invalid(place, marshal(keys), 'entries must all be names of item properties')
  else if (property.type === 'array' || property.type === 'object') {
    // The server shows the items' type.
    const type = child(key(child(child(at, 'items'), 'properties'), name), 'type')
    yield invalid(type, goQuote(items.type!), "must be a scalar type if parent array's x-kubernetes-list-type is map")
  }
  if (isRepeated) yield invalid(place, marshal(keys), 'must not contain duplicate entries')
}

/** validation.go, validateMapListKeysMapSet. */
export function* keyPresenceProblems(schema: DecodedSchema, at: FieldPath): Iterable<Issue> {
  const items = schema.items?.schema
  if (items === undefined || schema['x-kubernetes-list-type'] !== 'map') return
  const place = child(at, 'items')
  if (items.nullable) yield forbidden(child(place, 'nullable'), 'cannot be nullable when x-kubernetes-list-type is map')
  for (const name of schema['x-kubernetes-list-map-keys'] ?? []) {
    const property = items.properties?.get(name)
    if (property === undefined) continue
    const propertyAt = key(child(place, 'properties'), name)
    if (!items.required?.includes(name) && property.default === undefined) {
      const detail = 'this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property'
      yield required(child(propertyAt, 'default'), detail)
    }
    if (property.nullable) {
      yield forbidden(child(propertyAt, 'nullable'), 'this property is in x-kubernetes-list-map-keys, so it cannot be nullable')
    }
  }
}
