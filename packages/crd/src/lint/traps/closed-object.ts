import { child } from '../../review/go/field-path.ts'
import type { Rule } from '../rule.ts'
import { trap } from './trap.ts'

/** Beside properties the server refuses the keyword; alone it takes it, and prunes as ever. */
export const closedObject: Rule = {
  name: 'closed-object',
  about: 'additionalProperties: false refuses nothing, because unknown fields are pruned before they could be.',
  *node({ schema, at, role }) {
    if (role !== 'structure' || schema.additionalProperties?.allows !== false) return
    yield trap(child(at, 'additionalProperties'), {
      message: 'refuses nothing: fields that are not declared are pruned before',
      expected: 'no additionalProperties, or a schema',
      actual: 'false',
      fix: 'take additionalProperties away; clients ask for fieldValidation=Strict to be refused',
    })
  },
}
