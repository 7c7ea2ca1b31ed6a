import { child, index } from '../../review/go/field-path.ts'
import { marshal } from '../../review/go/json.ts'
import type { DecodedSchema } from '../decode/decoded-crd.ts'
import type { Rule } from '../rule.ts'
import { trap } from './trap.ts'

/** The server does not compare the values of an enum with the type (kube-openapi validates the type first, then looks for an equal value). */
export const impossibleEnum: Rule = {
  name: 'impossible-enum',
  about: 'A value of an enum that is not of the schema’s type never occurs; null does not either where an enum leaves it out.',
  *node({ schema, at }) {
    const { enum: values, type = '' } = schema
    if (values === undefined) return
    const place = child(at, 'enum')
    for (const [i, value] of values.entries()) {
      if (fits(value, type, schema)) continue
      yield trap(index(place, i), {
        message: `${marshal(value)} never occurs: it is no ${type}`,
        expected: `a value of type ${type}`,
        actual: marshal(value),
        fix: 'write the value in the type of the schema, or take it out',
      })
    }
    if (schema.nullable === true && values.length > 0 && !values.includes(null)) {
      yield trap(place, {
        message: 'null is refused though the schema is nullable: the enum does not name it',
        expected: 'null among the values',
        actual: 'an enum without null',
        fix: 'add null to the enum, or take nullable away',
      })
    }
  },
}

function fits(value: unknown, type: string, schema: DecodedSchema): boolean {
  if (value === null) return schema.nullable === true || type === ''
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type
    case 'integer':
      return Number.isInteger(value)
    case 'number':
      return typeof value === 'number'
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && !Array.isArray(value)
    default:
      return true
  }
}
