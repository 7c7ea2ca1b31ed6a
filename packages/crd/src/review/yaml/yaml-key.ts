import { goQuote } from '@kindbox/core'
import { formatFloat } from '../go/number.ts'
import { type Resolved, resolveScalar } from './resolve-scalar.ts'
import type { ScalarNode } from './yaml-node.ts'

/** A key as YAML has it: `1` and `"1"` are two, though JSON has one name for both. */
export interface Key {
  readonly is: Resolved['is']
  /** The name in JSON: `n` without quotes is `false`. */
  readonly text: string
  /** In Go's notation, for messages. */
  readonly printed: string
}

/** The key that a scalar makes (sigs.k8s.io/yaml, `convertToJSONableObject`); undefined for a null, which is no name. */
export function resolveKey(node: ScalarNode): Key | undefined {
  const resolved = resolveScalar(node)
  switch (resolved.is) {
    case 'string':
      return { is: resolved.is, text: resolved.value, printed: goQuote(resolved.value) }
    case 'null':
      return undefined
    case 'bool':
    case 'int':
      return { is: resolved.is, text: String(resolved.value), printed: String(resolved.value) }
    case 'float':
      return { is: resolved.is, text: floatKey(resolved.value), printed: formatFloat(resolved.value) }
  }
}

/** `strconv.FormatFloat(value, 'g', -1, 32)`, or YAML's word for what is no number. */
function floatKey(value: number): string {
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf'
  const single = Math.fround(value)
  // The fewest digits that make the same float32; nine always do.
  for (let precision = 1; precision < 9; precision++) {
    const shortest = Number(single.toPrecision(precision))
    if (Math.fround(shortest) === single) return formatFloat(shortest)
  }
  return formatFloat(Number(single.toPrecision(9)))
}
