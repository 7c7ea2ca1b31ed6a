import { re2Problem, goQuote } from '@kindbox/core'
import { invalid } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** schema/validation.go, validateValueValidation. */
export const pattern: Rule = {
  name: 'pattern',
  about: 'Patterns are written in RE2, which knows no lookaround and no backreferences, and matches in linear time for it.',
  *structure({ role, schema, at }) {
    if (role === 'exempt' || schema.pattern === undefined) return
    const problem = re2Problem(schema.pattern)
    if (problem !== undefined)
      yield invalid(child(at, 'pattern'), goQuote(schema.pattern), `must be a valid regular expression, but isn't: ${problem}`)
  },
}
