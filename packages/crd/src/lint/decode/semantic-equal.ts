import { deepEqual } from '../../review/go/deep-equal.ts'
import type { Shape } from './shape.ts'

/** apimachinery's `equality.Semantic.DeepEqual` of two decoded values: a list or map that is empty equals one that is not there. */
export function semanticEqual(a: unknown, b: unknown, shape: Shape): boolean {
  if (a === b) return true
  switch (shape.is) {
    case 'any':
      return deepEqual(a, b)
    case 'slice': {
      const [left, right] = [(a ?? []) as unknown[], (b ?? []) as unknown[]]
      return left.length === right.length && left.every((item, index) => semanticEqual(item, right[index], shape.of))
    }
    case 'map': {
      const [left, right] = [a as Map<string, unknown> | undefined, b as Map<string, unknown> | undefined]
      if ((left?.size ?? 0) !== (right?.size ?? 0)) return false
      return [...(left ?? [])].every(([key, item]) => right?.has(key) === true && semanticEqual(item, right.get(key), shape.of))
    }
    case 'struct':
    case 'schema-or-array':
    case 'schema-or-bool':
    case 'schema-or-strings': {
      if (a === undefined || b === undefined) return a === b
      const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
      return [...shape.struct().fields].every(([name, field]) => semanticEqual(left[name], right[name], field.shape))
    }
    default:
      return false
  }
}
