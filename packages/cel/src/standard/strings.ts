import { re2 } from '@kindbox/core'

import { boolType, stringType } from '../cel-type.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import { EvaluationError, type Value } from '../value.ts'
import { mismatch, unsupported } from './no-such-overload.ts'
import { method, overload } from './overload.ts'

const two = [stringType, stringType]

/** What looks into strings: `contains`, `endsWith`, `startsWith`, `matches`. */
export const strings: readonly FunctionDeclaration[] = [
  ofStrings('contains', 'contains_string', (text, part) => text.includes(part)),
  ofStrings('endsWith', 'ends_with_string', (text, end) => text.endsWith(end)),
  ofStrings('startsWith', 'starts_with_string', (text, start) => text.startsWith(start)),
  {
    name: 'matches',
    overloads: [overload('matches', two, boolType), method('matches_string', two, boolType)],
    evaluate: matches,
  },
]

function ofStrings(name: string, id: string, test: (text: string, part: string) => boolean): FunctionDeclaration {
  return {
    name,
    overloads: [method(id, two, boolType)],
    evaluate(text, part) {
      if (typeof text !== 'string' || typeof part !== 'string') throw mismatch()
      return test(text, part)
    },
  }
}

function matches(text: Value, pattern: Value): boolean {
  if (typeof text !== 'string') throw unsupported('matches', text)
  if (typeof pattern !== 'string') throw mismatch()
  return compilePattern(pattern).test(text)
}

/**
 * A pattern with the syntax and the linear time of RE2.
 *
 * @throws EvaluationError when it is none
 */
export function compilePattern(pattern: string): { test(text: string): boolean } {
  try {
    return re2(pattern)
  } catch (error) {
    if (error instanceof SyntaxError) throw new EvaluationError(error.message)
    throw error
  }
}
