import { goQuote } from '@kindbox/core'
import { forbidden, notSupported } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** validation.go, specStandardValidatorV3.validate. */
export const typeSupported: Rule = {
  name: 'type-supported',
  about: 'A type is one of six; null is none of them, but `nullable: true` beside another.',
  *node({ schema, at }, { strictness }) {
    const { type } = schema
    if (type === undefined) return
    if (strictness.validPropertyType && !TYPES.includes(type)) yield notSupported(child(at, 'type'), goQuote(type), TYPES)
    if (type === 'null') yield forbidden(child(at, 'type'), 'type cannot be set to null, use nullable as an alternative')
  },
}

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string']

/** Whether the type is one that the server knows; it takes others only where they have been before. */
export function isSupportedType(type: string): boolean {
  return TYPES.includes(type)
}
