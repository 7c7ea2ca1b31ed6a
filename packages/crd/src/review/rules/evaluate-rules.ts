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

export interface DefaultEvaluation {
  readonly value: unknown
  /** The same value, for a default that is kept, or undefined for one that is new. */
  readonly old: unknown
  readonly at: FieldPath
  readonly budget: number
}

/** Evaluates the rules of a schema, and of those in it, on its default. Undefined where there are none. */
export function evaluateDefault(
  schema: StructuralSchema,
  { value, old, at, budget }: DefaultEvaluation,
): { readonly errors: readonly FieldError[]; readonly budget: number } | undefined {
  const resource = schema['x-kubernetes-embedded-resource'] === true
  const node = hasRules(schema) ? ruleNode(schema, { resource }) : undefined
  if (node === undefined) return undefined
  const run = new RuleRun({ budget })
  run.validate(node, at, value, old, Ratchet.none)
  return run
}

/** Whether the server makes a CEL validator for a schema at all: only then does it say that rules were left out. It does not look into `allOf`. */
function hasRules({ 'x-kubernetes-validations': rules = [], items, additionalProperties, properties = {} }: StructuralSchema): boolean {
  if (rules.length > 0) return true
  const below = [...Object.values(properties), ...(items === undefined ? [] : [items])]
  if (typeof additionalProperties === 'object') below.push(additionalProperties)
  return below.some(hasRules)
}
