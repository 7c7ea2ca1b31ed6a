import type { Issue } from '@kindbox/core'
import type { DecodedSchema } from '../decode/decoded-crd.ts'
import { required } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child, type FieldPath, index, key } from '../../review/go/field-path.ts'

/** schema/complete.go, validateStructuralCompleteness. */
export const completeness: Rule = {
  name: 'completeness',
  about:
    'What `allOf`, `anyOf`, `oneOf` and `not` of the root restrict is also specified outside of them. Those of other nodes are not looked at.',
  *structure({ parent, schema, at }) {
    if (parent === undefined) yield* junctorsOf(schema, { schema, at }, at)
  },
}

/** The structure that a value validation is about. */
interface Counterpart {
  readonly schema: DecodedSchema
  readonly at: FieldPath
}

function* junctorsOf(value: DecodedSchema, counterpart: Counterpart, at: FieldPath): Iterable<Issue> {
  if (value.not !== undefined) yield* missing(value.not, counterpart, child(at, 'not'))
  for (const junctor of ['allOf', 'anyOf', 'oneOf'] as const) {
    for (const [i, inner] of (value[junctor] ?? []).entries()) yield* missing(inner, counterpart, index(child(at, junctor), i))
  }
}

function* missing(value: DecodedSchema, counterpart: Counterpart, at: FieldPath): Iterable<Issue> {
  yield* junctorsOf(value, counterpart, at)
  if (value.items?.schema !== undefined) {
    yield* compare(value.items.schema, counterpart.schema.items?.schema, child(counterpart.at, 'items'), child(at, 'items'))
  }
  for (const [name, inner] of value.properties ?? []) {
    const place = key(child(counterpart.at, 'properties'), name)
    yield* compare(inner, counterpart.schema.properties?.get(name), place, key(child(at, 'properties'), name))
  }
}

function* compare(value: DecodedSchema, structure: DecodedSchema | undefined, place: FieldPath, at: FieldPath): Iterable<Issue> {
  if (structure === undefined) yield required(place, `because it is defined in ${at.text}`)
  else yield* missing(value, { schema: structure, at: place }, at)
}
