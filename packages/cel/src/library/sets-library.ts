import { boolType, listType, typeParameter } from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { add, exactly, multiply, scale, UNKNOWN } from '../estimate/range.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import { overload } from '../standard/overload.ts'
import { EvaluationError, type ListValue } from '../value.ts'
import { actualSize } from '../values/actual-size.ts'
import { holds } from '../values/list.ts'
import { partsOf } from '../values/parts.ts'

const list = listType(typeParameter('T'))

/** Lists as sets, whatever their order and however often they hold an element (cel-go, ext/sets.go). */
export const setsLibrary: Library = {
  name: 'sets',
  since: '1.29',
  functions: [
    relation('contains', 1, holdsAll),
    relation('equivalent', 2, (set, other) => holdsAll(set, other) && holdsAll(other, set)),
    relation('intersects', 1, (set, other) => partsOf(set).some((element) => holds(other, element) === true)),
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

/** @throws EvaluationError where the first element that is not found is one that cannot be looked for */
function holdsAll(set: ListValue, other: ListValue): boolean {
  for (const element of partsOf(other)) {
    const held = holds(set, element)
    if (held instanceof EvaluationError) throw held
    if (!held) return false
  }
  return true
}
