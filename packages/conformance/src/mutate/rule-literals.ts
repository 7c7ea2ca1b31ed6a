import type { StructuralSchema } from '@kindbox/core'

/** What the rules of a schema compare with: values at which their verdict turns. */
export interface RuleLiterals {
  readonly strings: readonly string[]
  readonly numbers: readonly number[]
}

export function ruleLiterals(schema: StructuralSchema | undefined): RuleLiterals {
  const strings = new Set<string>()
  const numbers = new Set<number>()
  for (const part of schemasOf(schema)) {
    for (const { rule } of part['x-kubernetes-validations'] ?? []) {
      for (const [, single, double] of String(rule).matchAll(/'([^'\\]*)'|"([^"\\]*)"/g)) strings.add(single ?? double ?? '')
      for (const [digits] of String(rule).matchAll(/(?<![\w.])\d+(?:\.\d+)?/g)) numbers.add(Number(digits))
    }
  }
  return { strings: [...strings], numbers: [...numbers] }
}

/** A schema and all schemas in it that stand for values of their own. */
export function schemasOf(schema: StructuralSchema | undefined): StructuralSchema[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {}, items, additionalProperties } = schema
  const below = [...Object.values(properties), items, typeof additionalProperties === 'object' ? additionalProperties : undefined]
  return [schema, ...below.flatMap((part) => schemasOf(part))]
}
