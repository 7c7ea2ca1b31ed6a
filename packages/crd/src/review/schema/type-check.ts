import { goQuote } from '@kindbox/core'
import type { StructuralSchema } from '@kindbox/core'
import { isGoNumber, isInt64, isJsonInteger } from '../go/number.ts'
import type { Check, Run } from './run.ts'

/** A schema's types as the server holds them: int-or-string has two, a schema without a type none. */
export function typesOf(schema: StructuralSchema): readonly string[] {
  if (schema['x-kubernetes-int-or-string'] === true) return ['integer', 'string']
  return schema.type === undefined ? [] : [schema.type]
}

/**
 * `type`, as kube-openapi's typeValidator. A format that the server knows changes it: strings and arrays then pass whatever
 * the type, unless it is a number's.
 */
export function compileType(schema: StructuralSchema, format: string): Check {
  const types = typesOf(schema)
  const expected = types.join(',')
  const integer = types.includes('integer')
  const number = types.includes('number')
  const nullable = schema.nullable === true || types.length === 0

  function fail(run: Run, wanted: string, found: string): number {
    run.fail(
      () => ({ is: 'typed', printed: goQuote(found) }),
      (name) => `${name} in body must be of type ${wanted}: "${found}"`,
    )
    return 0
  }

  return (value, run) => {
    if (value === null) return nullable ? 1 : fail(run, expected, 'null')
    const found = jsonType(value)
    const fits = types.includes(found) || (integer && isWhole(value)) || (number && found === 'integer')
    const textual = found === 'string' || found === 'array'
    if (format !== '') {
      const native = nativeFormat(found)
      if (!textual && !fits && native !== format) return fail(run, format, native)
      if (textual && !number && !integer) return 1
    }
    return fits ? 1 : fail(run, expected, found)
  }
}

function isWhole(value: unknown): boolean {
  return typeof value === 'bigint' || (typeof value === 'number' && isJsonInteger(value))
}

function jsonType(value: unknown): string {
  if (isGoNumber(value)) return isInt64(value) ? 'integer' : 'number'
  if (Array.isArray(value)) return 'array'
  return typeof value
}

/** The format that kube-openapi infers from the Go type of a decoded value. */
function nativeFormat(type: string): string {
  if (type === 'integer') return 'int64'
  return type === 'number' ? 'float64' : ''
}
