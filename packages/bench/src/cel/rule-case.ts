import type { StructuralSchema, ValidationRule } from '@kindbox/core'

/** One rule, with a value to ask it of. */
export interface RuleCase {
  readonly name: string
  /** Of an object whose field `value` has the rule, and no other. */
  readonly schema: StructuralSchema
  readonly object: { readonly value: unknown }
}

/** @param schema what the value is; the rule is asked of it, and no rule that it has itself */
export function ruleCase(rule: ValidationRule, schema: StructuralSchema, value: unknown): RuleCase {
  const ruled: StructuralSchema = { ...withoutRules(schema), 'x-kubernetes-validations': [rule] }
  return { name: rule.rule, schema: { type: 'object', properties: { value: ruled } }, object: { value } }
}

function withoutRules(schema: StructuralSchema): StructuralSchema {
  const text = JSON.stringify(schema, (key, part: unknown) =>
    key === 'x-kubernetes-validations' && Array.isArray(part) ? undefined : part,
  )
  return JSON.parse(text) as StructuralSchema
}
