import { boolType, listType, typeParameter } from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { add, exactly, multiply, scale, UNKNOWN } from '../estimate/range.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import { overload } from '../standard/overload.ts'
import type { ListValue, Value } from '../value.ts'
import { actualSize } from '../values/actual-size.ts'
import { isEqual } from '../values/equal.ts'

const list = listType(typeParameter('T'))

/** Lists as sets, whatever their order and however often they hold an element (cel-go, ext/sets.go). */
export const setsLibrary: Library = {
  name: 'sets',
  since: '1.29',
  functions: [
    relation('contains', 1, (set, other) => elements(other).every((element) => holds(set, element))),
    relation(
      'equivalent',
      2,
      (set, other) => elements(other).every((element) => holds(set, element)) && elements(set).every((element) => holds(other, element)),
    ),
    relation('intersects', 1, (set, other) => elements(set).some((element) => holds(other, element))),
  ],
}

/** @param passes how often each element of one is held against each of the other */
function relation(name: string, passes: number, test: (set: ListValue, other: ListValue) => boolean): FunctionDeclaration {
  return {
    name: `sets.${name}`,
    overloads: [overload(`list_sets_${name}_list`, [list, list], boolType, (set, other) => test(set as ListValue, other as ListValue))],
    actualCost([set = null, other = null], _result, overloadId) {
      return overloadId === '' ? undefined : 1 + Math.floor(actualSize(set) * actualSize(other) * passes)
    },
    estimateCost({ args: [set, other] }) {
      return { cost: add(scale(multiply(set?.size ?? UNKNOWN, other?.size ?? UNKNOWN), passes), exactly(1)) }
    },
  }
}

function elements(values: ListValue): readonly Value[] {
  return Array.from({ length: values.size }, (_, index) => values.at(index))
}

function holds(values: ListValue, wanted: Value): boolean {
  for (let index = 0; index < values.size; index++) if (isEqual(values.at(index), wanted)) return true
  return false
}
