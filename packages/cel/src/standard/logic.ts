import { boolType, typeParameter } from '../cel-type.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import type { Value } from '../value.ts'
import { mismatch } from './no-such-overload.ts'
import { overload } from './overload.ts'

const A = typeParameter('A')

function not(value: Value): boolean {
  if (typeof value !== 'boolean') throw mismatch()
  return !value
}

/** What decides: `&&`, `||`, `!`, `?:`, and the test by which comprehensions end early. */
export const logic: readonly FunctionDeclaration[] = [
  { name: '_?_:_', overloads: [overload('conditional', [boolType, A, A], A)] },
  { name: '_&&_', overloads: [overload('logical_and', [boolType, boolType], boolType)] },
  { name: '_||_', overloads: [overload('logical_or', [boolType, boolType], boolType)] },
  { name: '!_', overloads: [overload('logical_not', [boolType], boolType)], evaluate: not },
  { name: '@not_strictly_false', overloads: [overload('not_strictly_false', [boolType], boolType)] },
]
