import type { EvaluationError, Value } from '../value.ts'
import { codePointCount } from './code-points.ts'

/** The size by which costs go: code points, bytes, elements, entries; 1 for what has none (cel-go's runtimecost.go, actualSize). */
export function actualSize(value: Value | EvaluationError): number {
  if (typeof value === 'string') return codePointCount(value)
  if (typeof value !== 'object' || value === null) return 1
  if (value instanceof Uint8Array) return value.length
  if (!('kind' in value)) return 1
  switch (value.kind) {
    case 'list':
    case 'map':
    case 'object':
      return value.size
    case 'opaque':
      return value.size ?? 1
    case 'optional':
      return value.value === undefined ? 1 : actualSize(value.value)
    default:
      return 1
  }
}
