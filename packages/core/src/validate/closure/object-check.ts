import type { StructuralSchema } from '../../structural-schema.ts'
import { describeField } from '../expectation.ts'
import { typesOf } from './go-types.ts'
import type { Check, Key, Run } from './run.ts'

/** Deeper than any document; only a schema that holds itself could lead there. */
const MAX_DEPTH = 1_000

/** An object: its required fields, then its fields in their own order. */
export function objectCheck(schema: StructuralSchema, checkOf: (schema: StructuralSchema) => Check): Check {
  const { properties = {}, additionalProperties, required = [], nullable = false, anyOf } = schema
  const types = typesOf(schema)
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined
  const checks = new Map<string, Check>()
  function fieldCheck(name: string): Check | undefined {
    const known = checks.get(name)
    if (known !== undefined) return known
    if (!Object.hasOwn(properties, name)) return others && checkOf(others)
    const check = checkOf(properties[name]!)
    checks.set(name, check)
    return check
  }
  return (value, key, run) => {
    if (value === null && (nullable || run.input)) return
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return run.fail({ keyword: 'type', params: { type: types } }, value, key)
    const fields = value as { readonly [name: string]: unknown }
    if (anyOf !== undefined) requireOneOf(anyOf, fields, key, run)
    if (key !== undefined) run.path.push(key)
    for (const name of required) {
      if (!isPresent(fields, name, run)) run.failMissing(fieldExpectation(schema, name), name)
    }
    if (run.path.length < MAX_DEPTH) {
      for (const name of Object.keys(fields)) {
        const field = fields[name]
        if (field !== undefined) fieldCheck(name)?.(field, name, run)
        if (run.full) break
      }
    } else run.fail({ keyword: 'maxDepth', params: { limit: MAX_DEPTH } }, value, undefined)
    if (key !== undefined) run.path.pop()
  }
}

/** To Go, null is as good as nothing. */
function isPresent(fields: { readonly [name: string]: unknown }, name: string, { input }: Run): boolean {
  if (!Object.hasOwn(fields, name)) return false
  const field = fields[name]
  return field !== undefined && !(input && field === null)
}

function fieldExpectation({ properties = {} }: StructuralSchema, name: string): string {
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined
  if (property === undefined) return 'a value'
  const types = typesOf(property)
  return describeField('field', [{ properties: { field: { ...(types !== undefined && { type: types }), enum: property.enum } } }])
}

/** The one junctor there is: that metadata has a name, or the beginning of one. */
function requireOneOf(branches: readonly StructuralSchema[], fields: object, key: Key, run: Run): void {
  if (branches.some(({ required = [] }) => required.every((name) => Object.hasOwn(fields, name)))) return
  run.failAlternatives(branches, fields, key)
}
