import type { StructuralSchema } from '@kindbox/core'
import type { FieldError } from '../go/field-error.ts'
import type { FieldPath } from '../go/field-path.ts'
import { compileSpine, type Spine } from '../schema/correlation.ts'
import { Ratchet } from './ratchet.ts'
import { ruleNode } from './rule-node.ts'
import { RuleRun } from './rule-run.ts'

/** Evaluates the rules of a resource's schema; `old` is what an update replaces. */
export type EvaluateRules = (value: unknown, old?: unknown) => RuleFindings

export interface RuleFindings {
  readonly errors: readonly FieldError[]
  /** What an update is forgiven, because it was so before: the server warns of it. */
  readonly warnings: readonly string[]
  /** Rules of unknown outcome, because this engine could not finish them. */
  readonly notEvaluated: number
}

/** Compiles the rules of a resource's schema (`x-kubernetes-validations`), when first a value comes. Undefined where it has none. */
export function compileEvaluateRules(schema: StructuralSchema): EvaluateRules | undefined {
  if (!hasRules(schema)) return undefined
  let compiled: ReturnType<typeof ruleNode> | null = null
  let spine: Spine | undefined
  return (value, old) => {
    compiled ??= ruleNode(schema, { resource: true })
    const run = new RuleRun()
    if (compiled === undefined) return run
    const ratchet = old === undefined ? Ratchet.none : Ratchet.of({ spine: (spine ??= compileSpine(schema)), old }, value)
    run.validate(compiled, undefined, value, old, ratchet)
    return run
  }
}

export interface RuleOptions {
  /** What the value replaces; nothing where it is new. */
  readonly old?: unknown
  /** Where the value is. */
  readonly at?: FieldPath
  /** Whether it is a whole resource, or an embedded one. */
  readonly resource?: boolean
  /** What all rules may cost. Default: 10,000,000. */
  readonly budget?: number
  /** What one call may cost. Default: 1,000,000. */
  readonly perCallLimit?: number
  /** Whether what is as it was is forgiven. */
  readonly ratchet?: boolean
}

export interface BudgetedFindings extends RuleFindings {
  /** What is left; below 0 where it was not enough. */
  readonly budget: number
}

/** Evaluates the rules of any schema, and of those in it, once. */
export function validateRules(schema: StructuralSchema, value: unknown, options: RuleOptions): BudgetedFindings {
  const { old, at, resource = false, ratchet = false } = options
  const run = new RuleRun(options)
  const node = ruleNode(schema, { resource })
  if (node !== undefined)
    run.validate(node, at, value, old, ratchet ? Ratchet.of({ spine: compileSpine(schema), old }, value) : Ratchet.none)
  return run
}

/** The same for a default; undefined where there are no rules. */
export function evaluateDefault(schema: StructuralSchema, value: unknown, options: RuleOptions): BudgetedFindings | undefined {
  const resource = schema['x-kubernetes-embedded-resource'] === true
  return hasRules(schema) ? validateRules(schema, value, { ...options, resource }) : undefined
}

/** Whether the server makes a CEL validator for a schema at all: only then does it say that rules were left out. It does not look into `allOf`. */
function hasRules({ 'x-kubernetes-validations': rules = [], items, additionalProperties, properties = {} }: StructuralSchema): boolean {
  if (rules.length > 0) return true
  const below = [...Object.values(properties), ...(items === undefined ? [] : [items])]
  if (typeof additionalProperties === 'object') below.push(additionalProperties)
  return below.some(hasRules)
}
