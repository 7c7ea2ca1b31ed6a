import type { Keywords } from './lowering.ts'
import { literalOf, sourceOf } from './source.ts'

/** The source of a schema in which a CEL rule says what some keywords said. */
export function withRule(keywords: Keywords, without: readonly string[], rule: string): string {
  const kept = Object.entries(keywords).filter(([keyword]) => !without.includes(keyword))
  const before: unknown = keywords['x-kubernetes-validations']
  const rules = [...(Array.isArray(before) ? before : []), { rule }]
  return sourceOf({ ...Object.fromEntries(kept), 'x-kubernetes-validations': rules })
}

/** The option that adds a CEL rule to a schema. */
export function ruleOption(rule: string): string {
  return `'x-kubernetes-validations': [{ rule: ${literalOf(rule)} }]`
}
