import type { Expr } from '../ast.ts'
import type { Range } from '../call-estimate.ts'
import type { CelType } from '../cel-type.ts'
import { exactly } from './range.ts'

/** The size that an expression says itself: of a constant, or of a list or map written out. */
export function sizeOfExpr(expr: Expr): Range | undefined {
  if (expr.kind === 'list') return exactly(expr.elements.length)
  if (expr.kind === 'map') return exactly(expr.entries.length)
  if (expr.kind !== 'constant') return undefined
  const { value } = expr
  if (typeof value === 'string') return exactly(codePoints(value))
  return exactly(value instanceof Uint8Array ? value.length : 1)
}

/** The size that a type says: all but strings, bytes, lists, maps and what may be one of them have the size 1. */
export function sizeOfType(type: CelType): Range | undefined {
  return isScalar(type) ? exactly(1) : undefined
}

function isScalar(type: CelType): boolean {
  switch (type.kind) {
    case 'bool':
    case 'double':
    case 'duration':
    case 'int':
    case 'timestamp':
    case 'uint':
      return true
    case 'opaque':
      return type.name === 'optional_type' && type.parameters[0] !== undefined && isScalar(type.parameters[0])
    default:
      return false
  }
}

function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
