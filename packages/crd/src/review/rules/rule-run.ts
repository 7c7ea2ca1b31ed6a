import { COST_LIMIT_EXCEEDED, type Evaluation, EvaluationError, type Program, type Value, type Variables } from '@kindbox/cel'
import { goQuote, utf8Length } from '@kindbox/core'
import type { FieldError } from '../go/field-error.ts'
import { child, type FieldPath, index, key } from '../go/field-path.ts'
import { fieldValue, isObject, type JsonObject } from '../go/record.ts'
import { trimSpace } from '../go/trim-space.ts'
import { indexItems } from '../schema/correlation.ts'
import type { CompiledRule } from './compile-rules.ts'
import type { Ratchet } from './ratchet.ts'
import { evaluationError, failureOf, nameOf, placeOf, ruleError } from './rule-error.ts'
import type { RuleNode } from './rule-node.ts'
import type { Convert } from './raw-value.ts'

/** What one call of one expression may cost, and what all rules of an object may (apiserver pkg/apis/cel/config.go). */
export const PER_CALL_LIMIT = 1_000_000
export const OBJECT_BUDGET = 10_000_000

/** One evaluation of the rules of an object, which ends when its budget is spent (schema/cel/validation.go, `Validator.validate`). */
export class RuleRun {
  readonly errors: FieldError[] = []
  /** Errors that an update is forgiven. */
  readonly warnings: string[] = []
  /** Rules that this engine could not finish: neither kept nor broken. */
  notEvaluated = 0
  /** What is left; below 0 nothing more is evaluated. */
  budget: number
  private readonly perCallLimit: number

  constructor({
    budget = OBJECT_BUDGET,
    perCallLimit = PER_CALL_LIMIT,
  }: { readonly budget?: number; readonly perCallLimit?: number } = {}) {
    this.budget = budget
    this.perCallLimit = perCallLimit
  }

  /** @param old undefined or null where nothing corresponds to the value: on a create, or in what is new */
  validate(node: RuleNode, at: FieldPath | undefined, value: unknown, old: unknown, ratchet: Ratchet): void {
    if (value === null || value === undefined) return
    this.evaluateAll(node, at, value, old ?? undefined, ratchet)
    for (const part of node.allOf) if (this.budget >= 0) this.validate(part, at, value, old, ratchet.inAllOf())
    if (this.budget < 0) return
    if (Array.isArray(value)) this.validateItems(node, at, value, old, ratchet)
    else if (isObject(value)) this.validateFields(node, at, value, isObject(old) ? old : {}, ratchet)
  }

  private validateItems(
    { items, schema }: RuleNode,
    at: FieldPath | undefined,
    value: readonly unknown[],
    old: unknown,
    ratchet: Ratchet,
  ): void {
    if (items === undefined) return
    const mapKeys = schema['x-kubernetes-list-type'] === 'map' ? (schema['x-kubernetes-list-map-keys'] ?? []) : []
    const findOld = mapKeys.length > 0 && Array.isArray(old) ? indexItems(mapKeys, old) : () => undefined
    for (const [i, item] of value.entries()) {
      if (this.budget < 0) return
      this.validate(items, index(at, i), item, findOld(item), ratchet.below(i))
    }
  }

  private validateFields(node: RuleNode, at: FieldPath | undefined, value: JsonObject, old: JsonObject, ratchet: Ratchet): void {
    const { additional, properties } = node
    for (const name of additional === undefined ? [] : Object.keys(value)) {
      if (this.budget < 0) return
      if (additional !== undefined) this.validate(additional, key(at, name), value[name], fieldValue(old, name), ratchet.below(name))
    }
    for (const name of properties.size === 0 ? [] : Object.keys(value)) {
      const property = properties.get(name)
      if (this.budget < 0) return
      if (property !== undefined) this.validate(property, child(at, name), value[name], fieldValue(old, name), ratchet.below(name))
    }
  }

  private evaluateAll(node: RuleNode, at: FieldPath | undefined, value: unknown, old: unknown, ratchet: Ratchet): void {
    const rules = node.rules()
    if (rules === undefined) {
      const detail = 'rule compiler initialization error: failed to convert to declType for CEL validation rules'
      this.errors.push(evaluationError(at, node.schema, detail))
      return
    }
    if (rules.length === 0) return
    if (this.budget <= 0) return this.exhaust(node, at)
    const variables = variablesOf(node.convert, value, old, rules)
    for (const rule of rules) {
      if (rule.problem !== undefined) this.errors.push(evaluationError(at, node.schema, `rule compile error: ${rule.problem}`))
      else if (rule.program !== undefined) this.evaluate(rule, rule.program, { node, at, value, old, ratchet, variables })
      if (this.budget < 0) return
    }
  }

  private evaluate(compiled: CompiledRule, program: Program, site: Site): void {
    const { node, at, value, old, ratchet, variables } = site
    const { rule, usesOldSelf } = compiled
    const optional = rule.optionalOldSelf === true
    if (usesOldSelf && old === undefined && !optional) return
    const outcome = this.run(program, optional ? variables.optional : variables.plain)
    if (outcome === undefined) {
      this.notEvaluated++
      return
    }
    if (outcome.cost > this.budget) return this.exhaust(node, at)
    this.budget -= outcome.cost
    if (outcome.value instanceof EvaluationError) {
      this.errors.push(evaluationError(at, node.schema, this.evaluationProblem(outcome.value.message, nameOf(rule))))
      return
    }
    if (outcome.value === true) return

    const place = placeOf(at, compiled.field)
    const add = (error: FieldError): void => {
      if (!usesOldSelf && ratchet.forgives()) this.warnings.push(`${error.field}: ${error.message}`)
      else this.errors.push(error)
    }
    const message = compiled.message && this.message(compiled.message.program, rule.messageExpression ?? '', variables.plain)
    if (message?.fatal !== undefined) {
      add(evaluationError(place, node.schema, message.fatal))
      this.budget = -1
      return
    }
    add(ruleError(rule, place, value, node.schema.type, message?.text ?? failureOf(rule)))
  }

  private evaluationProblem(problem: string, name: string): string {
    if (problem.startsWith('no such overload')) {
      return `'${problem}': call arguments did not match a supported operator, function or macro signature for rule: ${name}`
    }
    if (!problem.startsWith(COST_LIMIT_EXCEEDED)) return `${problem} evaluating rule: ${name}`
    this.budget = -1
    return `'${problem}': no further validation rules will be run due to call cost exceeds limit for rule: ${name}`
  }

  /** What a `messageExpression` says; nothing where it fails, so that the rule's message stands for it; `fatal` where it costs too much. */
  private message(program: Program, source: string, variables: Variables): { readonly text?: string; readonly fatal?: string } {
    const outcome = this.run(program, variables)
    if (outcome === undefined) return {}
    const { value, cost } = outcome
    if (cost > this.budget) {
      return { fatal: 'messageExpression evaluation failed due to running out of cost budget, no further validation rules will be run' }
    }
    if (value instanceof EvaluationError && value.message.startsWith(COST_LIMIT_EXCEEDED)) {
      const what = `for messageExpression: ${goQuote(source)}`
      return { fatal: `no further validation rules will be run due to call cost exceeds limit ${what}` }
    }
    this.budget -= cost
    const text = typeof value === 'string' ? trimSpace(value) : ''
    return text === '' || text.includes('\n') || utf8Length(text) > LONGEST_MESSAGE ? {} : { text }
  }

  /** Undefined where the JavaScript stack is too short for an expression; the server's is not. */
  private run(program: Program, variables: Variables): Evaluation | undefined {
    try {
      return program.evaluate(variables, { costLimit: this.perCallLimit })
    } catch (error) {
      if (error instanceof RangeError) return undefined
      throw error
    }
  }

  private exhaust({ schema }: RuleNode, at: FieldPath | undefined): void {
    this.errors.push(
      evaluationError(at, schema, 'validation failed due to running out of cost budget, no further validation rules will be run'),
    )
    this.budget = -1
  }
}

const LONGEST_MESSAGE = 5 * 1024

interface Site {
  readonly node: RuleNode
  readonly at: FieldPath | undefined
  readonly value: unknown
  readonly old: unknown
  readonly ratchet: Ratchet
  readonly variables: RuleVariables
}

interface RuleVariables {
  readonly plain: Variables
  /** For rules with `optionalOldSelf`; messages never see these. */
  readonly optional: Variables
}

/** Where no rule of a schema uses `oldSelf`, there is none for its messages either. */
function variablesOf(convert: Convert, value: unknown, old: unknown, rules: readonly CompiledRule[]): RuleVariables {
  const self = attempt(convert, value)
  if (!rules.some(({ usesOldSelf }) => usesOldSelf)) return { plain: { self }, optional: { self } }
  if (old === undefined) return { plain: { self }, optional: { self, oldSelf: { kind: 'optional', value: undefined } } }
  const oldSelf = attempt(convert, old)
  const optional = oldSelf instanceof EvaluationError ? oldSelf : ({ kind: 'optional', value: oldSelf } as const)
  return { plain: { self, oldSelf }, optional: { self, oldSelf: optional } }
}

function attempt(convert: Convert, json: unknown): Value | EvaluationError {
  try {
    return convert(json)
  } catch (error) {
    if (error instanceof EvaluationError) return error
    throw error
  }
}
