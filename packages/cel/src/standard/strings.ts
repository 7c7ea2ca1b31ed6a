import { boolType, stringType } from '../cel-type.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import { method, overload } from './overload.ts'

const two = [stringType, stringType]

/** What looks into strings: `contains`, `endsWith`, `startsWith`, `matches`. */
export const strings: readonly FunctionDeclaration[] = [
  { name: 'contains', overloads: [method('contains_string', two, boolType)] },
  { name: 'endsWith', overloads: [method('ends_with_string', two, boolType)] },
  { name: 'startsWith', overloads: [method('starts_with_string', two, boolType)] },
  { name: 'matches', overloads: [overload('matches', two, boolType), method('matches_string', two, boolType)] },
]
