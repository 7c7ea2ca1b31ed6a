import type { StructuralSchema } from '../../structural-schema.ts'
import { arrayCheck } from './array-check.ts'
import { objectCheck } from './object-check.ts'
import type { Check } from './run.ts'
import { scalarCheck } from './scalar-check.ts'

const checks = new WeakMap<StructuralSchema, Check>()

/** What the schemas of built-in kinds say; a keyword that is not here is refused, because to pass over it would be to accept all. */
const KEYWORDS = new Set([
  'additionalProperties',
  'anyOf',
  'default',
  'enum',
  'format',
  'items',
  'nullable',
  'properties',
  'required',
  'type',
  'x-kubernetes-int-or-string',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-list-type',
  'x-kubernetes-map-type',
  'x-kubernetes-preserve-unknown-fields',
])

/**
 * The check of a schema, made when it is first asked for. A part of the schema is looked at when a value first has such a part, so that a
 * Pod of three fields costs three, and a schema may hold itself.
 *
 * @throws TypeError on a keyword that built-in kinds do not have.
 */
export function checkOf(schema: StructuralSchema): Check {
  let check = checks.get(schema)
  if (check === undefined) checks.set(schema, (check = makeCheck(schema)))
  return check
}

function makeCheck(schema: StructuralSchema): Check {
  const unknown = Object.keys(schema).find((keyword) => !KEYWORDS.has(keyword))
  if (unknown !== undefined) throw new TypeError(`No schema of a built-in kind has the keyword ${JSON.stringify(unknown)}.`)
  if (schema.type === 'object') return objectCheck(schema, checkOf)
  if (schema.type === 'array') return arrayCheck(schema, checkOf)
  return scalarCheck(schema)
}
