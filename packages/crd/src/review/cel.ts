import type { StructuralSchema } from '@kindbox/core'
import type { FieldError } from './go/field-error.ts'
import { isObject } from './go/record.ts'

/**
 * Evaluates the CEL rules of a schema (`x-kubernetes-validations`). None is built in: without one, a verdict says how many
 * rules it does not know the outcome of.
 */
export type CompileRules = (schema: StructuralSchema) => EvaluateRules

/** `oldValue` is undefined on a create. Rules that could not be evaluated are counted, never taken for satisfied. */
export type EvaluateRules = (value: unknown, oldValue: unknown) => { readonly errors: readonly FieldError[]; readonly notEvaluated: number }

/** Whether the server makes a CEL validator for a schema at all: only then does it say that rules were left out. */
export function hasRules(schema: StructuralSchema): boolean {
  return compileCount(schema) !== undefined
}

/**
 * The stand-in where no evaluator is given: it counts the rules that the server would look at in a document. Transition rules
 * are counted on a create, too, though the server passes over most of them then.
 */
export const countRules: CompileRules = (schema) => {
  const count = compileCount(schema)
  return (value) => ({ errors: [], notEvaluated: count?.(value) ?? 0 })
}

type Count = (value: unknown) => number

function compileCount(schema: StructuralSchema): Count | undefined {
  const own = schema['x-kubernetes-validations']?.length ?? 0
  const item = schema.items === undefined ? undefined : compileCount(schema.items)
  const additional = typeof schema.additionalProperties === 'object' ? compileCount(schema.additionalProperties) : undefined
  const properties = new Map<string, Count>()
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const count = compileCount(property)
    if (count !== undefined) properties.set(name, count)
  }
  if (own === 0 && item === undefined && additional === undefined && properties.size === 0) return undefined

  return (value) => {
    if (value === null || value === undefined) return 0
    let count = own
    if (Array.isArray(value)) {
      if (item !== undefined) for (const element of value) count += item(element)
    } else if (isObject(value)) {
      for (const key of Object.keys(value)) count += (properties.get(key) ?? additional)?.(value[key]) ?? 0
    }
    return count
  }
}
