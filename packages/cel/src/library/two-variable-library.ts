import type { Expr } from '../ast.ts'
import { mapType, typeParameter } from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { MacroError, type ExprFactory, type Macro } from '../macro.ts'
import {
  accumulator,
  filtered,
  foldAll,
  foldExists,
  foldExistsOne,
  requireOther,
  requireName,
  type Fold,
} from '../parse/standard-macros.ts'
import { overload } from '../standard/overload.ts'
import type { MapValue, Value } from '../value.ts'
import { insertEntry } from '../values/map.ts'

const K = typeParameter('K')
const V = typeParameter('V')
const map = mapType(K, V)
const insert = 'cel.@mapInsert'

/** Comprehensions over index and element, or key and value (cel-go, ext/comprehensions.go). */
export const twoVariableLibrary: Library = {
  name: 'two-variable comprehensions',
  since: '1.32',
  macros: [
    quantifier('all', foldAll),
    quantifier('exists', foldExists),
    quantifier('existsOne', foldExistsOne),
    quantifier('exists_one', foldExistsOne),
    ...transformation('transformList', {
      initial: (make) => make.list(),
      step: (make, value) => make.call('_+_', make.ident(accumulator), make.list(value)),
    }),
    ...transformation('transformMap', {
      initial: (make) => make.map(),
      step: (make, value, key) => make.call(insert, make.ident(accumulator), make.ident(key), value),
    }),
    ...transformation('transformMapEntry', {
      initial: (make) => make.map(),
      step: (make, entry) => make.call(insert, make.ident(accumulator), entry),
    }),
  ],
  functions: [
    {
      name: insert,
      overloads: [
        overload('@mapInsert_map_key_value', [map, K, V], map, (into, key, value) =>
          insertEntry(into as MapValue, key as Value, value as Value),
        ),
        overload('@mapInsert_map_map', [map, map], map, (into, from) => insertAll(into as MapValue, from as MapValue)),
      ],
    },
  ],
}

function insertAll(into: MapValue, from: MapValue): MapValue {
  let result = into
  for (const key of from.keys()) result = insertEntry(result, key, from.find(key) ?? null)
  return result
}

/** The names of both variables, each refused for what is wrong with it. */
function variables(first: Expr, second: Expr): { readonly variable: string; readonly variable2: string } {
  const refusal = 'argument must be a simple name'
  const variable = requireName(first, refusal)
  const variable2 = requireName(second, refusal)
  if (variable === variable2) throw new MacroError(`duplicate variable name: ${variable}`, second)
  requireOther(variable, first)
  requireOther(variable2, second)
  return { variable, variable2 }
}

function quantifier(name: string, fold: Fold): Macro {
  return {
    name,
    member: true,
    argumentCount: 3,
    expand(make, target, args) {
      const [first, second, predicate] = args as [Expr, Expr, Expr]
      const named = variables(first, second)
      return make.comprehension({ range: target as Expr, ...named, accumulator, ...fold(make, predicate) })
    },
  }
}

interface Transformation {
  readonly initial: (make: ExprFactory) => Expr
  /** @param variable the first one */
  readonly step: (make: ExprFactory, value: Expr, variable: string) => Expr
}

/** With a filter before the value, and without. */
function transformation(name: string, { initial, step }: Transformation): readonly Macro[] {
  return [3, 4].map((argumentCount) => ({
    name,
    member: true,
    argumentCount,
    expand(make, target, args) {
      const [first, second] = args as [Expr, Expr]
      const named = variables(first, second)
      const value = args.at(-1) as Expr
      const filter = argumentCount === 4 ? args[2] : undefined
      return make.comprehension({
        range: target as Expr,
        ...named,
        accumulator,
        initial: initial(make),
        condition: make.constant(true),
        step: filtered(make, filter, step(make, value, named.variable)),
        result: make.ident(accumulator),
      })
    },
  }))
}
