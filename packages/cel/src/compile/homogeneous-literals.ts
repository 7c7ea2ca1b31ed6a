import type { Expr } from '../ast.ts'
import { formatType } from '../check/format-type.ts'
import { isEquivalentType, optionalOf } from '../check/type-parts.ts'
import type { CelType } from '../cel-type.ts'
import type { Validator } from '../environment.ts'
import { walk } from '../walk.ts'

type Report = Parameters<Validator>[2]

/** Lists and maps are written with elements of one type, `dyn` being one of its own (cel-go, cel/validator.go). */
export function homogeneousLiterals(mixingFunctions: ReadonlySet<string>): Validator {
  return (expr, typeOf, report) => {
    walk(expr, (node) => {
      if (node.kind === 'call' && mixingFunctions.has(node.function)) return false
      if (node.kind === 'list') {
        const optional = new Set(node.optional)
        const elements = node.elements.map((element, index) => ({ element, type: held(typeOf(element), optional.has(index)) }))
        const misfit = elements.find(({ type }) => !isEquivalentType((elements[0] as { type: CelType }).type, type))
        if (misfit !== undefined) reportMismatch(report, misfit.element, (elements[0] as { type: CelType }).type, misfit.type)
      }
      if (node.kind === 'map') {
        const entries = node.entries.map(({ key, value, optional }) => ({ key, value, valueType: held(typeOf(value), optional) }))
        const first = entries[0]
        for (const { key, value, valueType } of entries) {
          const keyType = typeOf((first as { key: Expr }).key)
          if (!isEquivalentType(keyType, typeOf(key))) reportMismatch(report, key, keyType, typeOf(key))
          const firstType = (first as { valueType: CelType }).valueType
          if (!isEquivalentType(firstType, valueType)) reportMismatch(report, value, firstType, valueType)
        }
      }
      return true
    })
  }
}

function held(type: CelType, optional: boolean): CelType {
  return optional ? (optionalOf(type) ?? type) : type
}

function reportMismatch(report: Report, at: Expr, expected: CelType, actual: CelType): void {
  report(at, `expected type '${formatType(expected)}' but found '${formatType(actual)}'`)
}
