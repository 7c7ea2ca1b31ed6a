import { child, index } from '../../review/go/field-path.ts'
import { marshal } from '../../review/go/json.ts'
import type { Rule } from '../rule.ts'
import { trap } from './trap.ts'

/**
 * The server does not compare the values of an enum with the type (kube-openapi validates the type first, then looks for an equal value), and
 * never finds null among them, though it may be there (kube-openapi pkg/validation/validate/validator.go, basicCommonValidator).
 */
export const impossibleEnum: Rule = {
  name: 'impossible-enum',
  about: 'A value of an enum that is not of the schema’s type never occurs; beside an enum null does not either, whatever both say.',
  *node({ schema, at }) {
    const { enum: values = [], type = '', nullable = false } = schema
    const place = child(at, 'enum')
    for (const [i, value] of values.entries()) {
      if (fits(value, type) || (value === null && nullable)) continue
      yield trap(index(place, i), {
        message: `${marshal(value)} never occurs: it is no ${type}`,
        expected: `a value of type ${type}`,
        actual: marshal(value),
        fix: 'write the value in the type of the schema, or take it out',
      })
    }
    if (nullable && values.length > 0) {
      yield trap(place, {
        message: `null is refused though the schema is nullable: an enum never lets it pass${values.includes(null) ? ', even where it names null' : ''}`,
        expected: 'no enum where null may stand',
        actual: 'an enum',
        fix: 'take nullable away, or say the same in x-kubernetes-validations, which null is not asked',
      })
    }
  },
}

function fits(value: unknown, type: string): boolean {
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type
    case 'integer':
      return typeof value === 'bigint' || Number.isInteger(value)
    case 'number':
      return typeof value === 'number' || typeof value === 'bigint'
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    default:
      return true
  }
}
