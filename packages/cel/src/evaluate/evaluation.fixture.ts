import { boolType, doubleType, dynType, intType, listType, mapType, nullType, optionalType, stringType, uintType } from '../cel-type.ts'
import { compile } from '../compile/compile.ts'
import type { Environment } from '../environment.ts'
import { optionalLibrary } from '../library/optional-library.ts'
import { twoVariableLibrary } from '../library/two-variable-library.ts'
import { standardLibrary } from '../standard/standard-library.ts'
import { EvaluationError, type Value } from '../value.ts'
import { fromJson } from '../values/from-json.ts'
import { uint } from '../values/scalars.ts'
import { plan, type Program, type Variables } from './plan.ts'

const environment: Environment = {
  libraries: [standardLibrary, optionalLibrary, twoVariableLibrary],
  types: { has: () => false, fieldType: () => undefined },
  variables: {
    anything: dynType,
    flag: boolType,
    half: doubleType,
    text: stringType,
    ints: listType(intType),
    texts: listType(stringType),
    map: mapType(stringType, dynType),
    nothing: nullType,
    maybe: optionalType(intType),
    missing: intType,
    number: intType,
    seven: uintType,
  },
}

/** Values for the variables of the tests; `missing` has none. */
export const variables: Variables = {
  anything: fromJson({ a: 1, b: 'two', c: [1, 2.5, 'x', null], e: {}, nothing: null }),
  flag: true,
  number: 42n,
  half: 2.5,
  text: 'h\u00e9llo\u{1f600}',
  ints: fromJson([3, 1, 2]),
  texts: fromJson(['a', 'bb', '', 'ccc']),
  map: fromJson({ x: 7, y: 'why', z: [true, false], w: { deep: { er: 5 } } }),
  seven: uint(7n),
  maybe: { kind: 'optional', value: 5n },
  nothing: null,
}

/** Compiles and plans. */
export function program(text: string): Program {
  const compilation = compile(environment, text)
  if (!('expr' in compilation)) throw new Error(`${text}: ${compilation.text}`)
  return plan(compilation.expr)
}

/** What an expression comes to; an error's message stands after `error: `. */
export function outcome(text: string): Value {
  const { value } = program(text).evaluate(variables)
  return value instanceof EvaluationError ? `error: ${value.message}` : value
}
