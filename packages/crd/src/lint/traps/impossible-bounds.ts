import { child } from '../../review/go/field-path.ts'
import type { DecodedSchema } from '../decode/decoded-crd.ts'
import type { Rule } from '../rule.ts'
import { trap } from './trap.ts'

/** Of values of another type the server asks nothing. */
const PAIRS = [
  ['minimum', 'maximum', ['integer', 'number']],
  ['minLength', 'maxLength', ['string']],
  ['minItems', 'maxItems', ['array']],
  ['minProperties', 'maxProperties', ['object']],
] as const

/** The server compares no bound with another. */
export const impossibleBounds: Rule = {
  name: 'impossible-bounds',
  about: 'Bounds that leave nothing between them refuse every value.',
  *node({ schema, at, role }) {
    if (role !== 'structure') return
    for (const [low, high, types] of PAIRS) {
      const [least, most] = [schema[low], schema[high]]
      if (!types.some((type) => type === schema.type)) continue
      if (least === undefined || most === undefined || !leavesNothing(schema, low, least, most)) continue
      const who = schema.nullable === true ? 'only null fits' : 'no value fits'
      yield trap(child(at, low), {
        message: `${who}: ${low} is ${least} and ${high} is ${most}${least === most ? ', which is excluded' : ''}`,
        expected: `at most ${most}`,
        actual: String(least),
        fix: `lower ${low} or raise ${high}`,
      })
    }
  },
}

function leavesNothing(schema: DecodedSchema, low: string, least: number, most: number): boolean {
  const exclusive = low === 'minimum' && (schema.exclusiveMinimum === true || schema.exclusiveMaximum === true)
  return least > most || (exclusive && least === most)
}
