import type { Expr } from '../ast.ts'
import { boolType, dynType, intType, listType, mapType, opaqueType, optionalType, stringType, typeParameter } from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { MacroError, type ExprFactory, type Macro } from '../macro.ts'
import { method, overload } from '../standard/overload.ts'
import { EvaluationError, type ListValue, type OptionalValue, type Value } from '../value.ts'
import { goText } from '../values/go-text.ts'
import { ArrayList } from '../values/list.ts'
import { EntriesMap } from '../values/map.ts'
import { isKind } from '../values/value-kind.ts'

const K = typeParameter('K')
const V = typeParameter('V')
const optionalV = optionalType(V)
const list = listType(V)
const map = mapType(K, V)

const none: OptionalValue = { kind: 'optional', value: undefined }
const some = (value: Value): OptionalValue => ({ kind: 'optional', value })

/**
 * Optional values (cel-go, cel/library.go). `or`, `orValue`, `a.?b` and `a[?b]` have no implementation here: the evaluator does them, as
 * what stands right of them may never be looked at.
 */
export const optionalLibrary: Library = {
  name: 'optional',
  since: '1.28',
  types: { optional_type: opaqueType('optional_type') },
  macros: [binding('optMap', (make, value) => make.call('optional.of', value)), binding('optFlatMap', (_make, value) => value)],
  functions: [
    { name: 'optional.of', overloads: [overload('optional_of', [V], optionalV, some)] },
    {
      name: 'optional.ofNonZeroValue',
      overloads: [overload('optional_ofNonZeroValue', [V], optionalV, (value) => (isZero(value) ? none : some(value)))],
    },
    { name: 'optional.none', overloads: [overload('optional_none', [], optionalV, () => none)] },
    { name: 'value', overloads: [method('optional_value', [optionalV], V, held)] },
    {
      name: 'hasValue',
      overloads: [method('optional_hasValue', [optionalV], boolType, (optional) => (optional as OptionalValue).value !== undefined)],
    },
    { name: 'or', overloads: [method('optional_or_optional', [optionalV, optionalV], optionalV)] },
    { name: 'orValue', overloads: [method('optional_orValue_value', [optionalV, V], V)] },
    { name: '_?._', overloads: [overload('select_optional_field', [dynType, stringType], optionalV)] },
    {
      name: '_[?_]',
      overloads: [
        overload('list_optindex_optional_int', [list, intType], optionalV),
        overload('optional_list_optindex_optional_int', [optionalType(list), intType], optionalV),
        overload('map_optindex_optional_value', [map, K], optionalV),
        overload('optional_map_optindex_optional_value', [optionalType(map), K], optionalV),
      ],
    },
    {
      name: '_[_]',
      overloads: [
        overload('optional_list_index_int', [optionalType(list), intType], optionalV),
        overload('optional_map_index_value', [optionalType(map), K], optionalV),
      ],
    },
    { name: 'last', overloads: [method('list_last', [list], optionalV, (values) => elementAt(values as ListValue, -1))] },
    { name: 'first', overloads: [method('list_first', [list], optionalV, (values) => elementAt(values as ListValue, 0))] },
    { name: 'optional.unwrap', overloads: [overload('optional_unwrap', [listType(optionalV)], list, unwrap)] },
    { name: 'unwrapOpt', overloads: [method('optional_unwrapOpt', [listType(optionalV)], list, unwrap)] },
  ],
}

function held(optional: Value): Value {
  const { value } = optional as OptionalValue
  if (value === undefined) throw new EvaluationError('optional.none() dereference')
  return value
}

function elementAt(values: ListValue, index: 0 | -1): OptionalValue {
  if (values.size === 0) return none
  return some(values.at(index === 0 ? 0 : values.size - 1))
}

function unwrap(optionals: Value): Value {
  const { size } = optionals as ListValue
  const values: Value[] = []
  for (let index = 0; index < size; index++) {
    const optional = (optionals as ListValue).at(index)
    if (!isKind(optional, 'optional')) throw new EvaluationError(`value ${goText(optional)} is not optional`)
    if (optional.value !== undefined) values.push(optional.value)
  }
  return new ArrayList(values)
}

/** Seconds of the year 1, where Go's zero time is. */
const zeroTime = -62_135_596_800_000_000_000n

/** Whether a value is its type's zero. Lists and maps that come from documents never are: the server's values of them do not tell. */
function isZero(value: Value): boolean {
  if (value === null || value === false || value === 0n || value === 0 || value === '') return true
  if (typeof value !== 'object') return false
  if (value instanceof Uint8Array) return value.length === 0
  switch (value.kind) {
    case 'uint':
      return value.value === 0n
    case 'duration':
      return value.nanoseconds === 0n
    case 'timestamp':
      return value.nanoseconds === zeroTime
    case 'list':
      return value.size === 0 && value instanceof ArrayList
    case 'map':
      return value.size === 0 && value instanceof EntriesMap
    default:
      return false
  }
}

/** `optional.optMap(x, ...)`: a comprehension whose loop never runs binds the value to the variable, which is its accumulator. */
function binding(name: string, wrap: (make: ExprFactory, value: Expr) => Expr): Macro {
  return {
    name,
    member: true,
    argumentCount: 2,
    expand(make, target, [variable, body]) {
      if (variable?.kind !== 'ident') throw new MacroError(`${name}() variable name must be a simple identifier`, variable as Expr)
      const bound = make.comprehension({
        range: make.list(),
        variable: '#unused',
        variable2: undefined,
        accumulator: variable.name,
        initial: make.memberCall('value', make.copy(target as Expr)),
        condition: make.constant(false),
        step: make.ident(variable.name),
        result: body as Expr,
      })
      return make.call('_?_:_', make.memberCall('hasValue', target as Expr), wrap(make, bound), make.call('optional.none'))
    },
  }
}
