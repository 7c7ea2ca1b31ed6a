import { child } from '../../review/go/field-path.ts'
import type { DecodedSchema } from '../decode/decoded-crd.ts'
import type { Rule } from '../rule.ts'
import { trap } from './trap.ts'

const PAIRS = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const

/** The server compares no bound with another. */
export const impossibleBounds: Rule = {
  name: 'impossible-bounds',
  about: 'Bounds that leave nothing between them refuse every value.',
  *node({ schema, at }) {
    for (const [low, high] of PAIRS) {
      const [least, most] = [schema[low], schema[high]]
      if (least === undefined || most === undefined || !leavesNothing(schema, low, least, most)) continue
      yield trap(child(at, low), {
        message: `no value fits: ${low} is ${least} and ${high} is ${most}${least === most ? ', which is excluded' : ''}`,
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
