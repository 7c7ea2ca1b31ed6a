import type { StructuralSchema, ValidationRule } from '@kindbox/core'
import {
  boolType,
  type CelType,
  type CheckedExpr,
  compile,
  type Environment,
  estimateCost,
  EvaluationError,
  kubernetesEnvironment,
  optionalType,
  plan,
  type Program,
  stringType,
} from '@kindbox/cel'
import { trimSpace } from '../go/trim-space.ts'
import { declareSelf, sizeOfPath } from './declared-environment.ts'
import { type DeclaredType, MAX_REQUEST } from './declared-type.ts'
import { type ResolvedField, resolveFieldPath } from './resolve-field-path.ts'

/** A rule of `x-kubernetes-validations` as the server has it after compiling (schema/cel/compilation.go, `CompilationResult`). */
export interface CompiledRule {
  readonly rule: ValidationRule
  /** Undefined for a blank rule, too, which the server passes over. */
  readonly program: Program | undefined
  /** Why there is no program, in the server's words. */
  readonly problem: string | undefined
  readonly usesOldSelf: boolean
  /** What evaluating it once can cost at most. */
  readonly maxCost: number
  readonly message: CompiledMessage | undefined
  /** Why there is none, though the rule has a `messageExpression`. */
  readonly messageProblem: string | undefined
  /** The field within `self` that the rule is about. */
  readonly field: ResolvedField<StructuralSchema> | undefined
}

export interface CompiledMessage {
  readonly program: Program
  readonly maxCost: number
}

/** Compiles the rules of one schema, without those of the schemas in it. */
export function compileRules(rules: readonly ValidationRule[], schema: StructuralSchema, declared: DeclaredType): CompiledRule[] {
  const { type, types } = declareSelf(declared)
  const environmentOf = (oldSelf: CelType): Environment => ({ ...kubernetesEnvironment, types, variables: { self: type, oldSelf } })
  const plain = environmentOf(type)
  const optional = rules.some(({ optionalOldSelf }) => optionalOldSelf === true) ? environmentOf(optionalType(type)) : plain
  return rules.map((rule) => compileRule(rule, schema, declared, rule.optionalOldSelf === true ? optional : plain))
}

/** How many values of a type a request has room for, where no schema around it says how many there can be. */
export function cardinalityOf({ minSerializedSize }: DeclaredType): number {
  return Math.floor(MAX_REQUEST / (minSerializedSize + 1))
}

const BLANK = {
  program: undefined,
  problem: undefined,
  usesOldSelf: false,
  maxCost: 0,
  message: undefined,
  messageProblem: undefined,
  field: undefined,
}

function compileRule(rule: ValidationRule, schema: StructuralSchema, declared: DeclaredType, environment: Environment): CompiledRule {
  if (trimSpace(rule.rule) === '') return { ...BLANK, rule }
  const compiled = compileExpression(environment, rule.rule, { result: boolType, mismatch: 'cel expression must evaluate to a bool' })
  const usesOldSelf = 'expr' in compiled && refersToOldSelf(compiled.expr)
  if ('problem' in compiled) return { ...BLANK, rule, usesOldSelf, problem: compiled.problem }
  const sizes = { sizeOf: (path: readonly string[]) => sizeOfPath(declared, path) }
  const message = compileMessage(rule, environment)
  const path = rule.fieldPath === undefined || rule.fieldPath === '' ? undefined : resolveFieldPath(rule.fieldPath, schema, enter)
  return {
    ...BLANK,
    rule,
    usesOldSelf,
    program: compiled.program,
    maxCost: estimateCost(compiled.expr, sizes).max,
    ...('problem' in message
      ? { messageProblem: message.problem }
      : { message: message.expr && { program: message.program, maxCost: estimateCost(message.expr, sizes).max } }),
    // The server forgets the path of a rule whose message cannot be compiled.
    ...(path !== undefined && !('problem' in path) && !('problem' in message) && { field: path }),
  }
}

function compileMessage({ messageExpression = '' }: ValidationRule, environment: Environment) {
  if (messageExpression === '') return { expr: undefined }
  return compileExpression(environment, messageExpression, {
    what: 'messageExpression ',
    result: stringType,
    mismatch: 'messageExpression must evaluate to a string',
  })
}

type Expression = { readonly expr: CheckedExpr; readonly program: Program } | { readonly expr?: CheckedExpr; readonly problem: string }

interface Expected {
  readonly what?: string
  readonly result: CelType
  readonly mismatch: string
}

function compileExpression(environment: Environment, source: string, { what = '', result, mismatch }: Expected): Expression {
  const compiled = compile(environment, source)
  if (!('expr' in compiled)) return { problem: `${what}compilation failed: ${compiled.text}` }
  const { expr } = compiled
  const { outputType } = expr
  if (outputType.kind !== result.kind || ('wrapped' in outputType && outputType.wrapped === true)) return { problem: mismatch }
  try {
    return { expr, program: plan(expr) }
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    const subject = what === '' ? 'program ' : what
    return { expr, problem: `${subject}instantiation failed: ${error.message}` }
  }
}

function refersToOldSelf({ references }: CheckedExpr): boolean {
  return [...references.values()].some(({ name }) => name === 'oldSelf')
}

function enter(schema: StructuralSchema, name: string): { schema: StructuralSchema | undefined; named: boolean } | undefined {
  const { properties = {}, additionalProperties } = schema
  if (Object.keys(properties).length > 0) {
    return Object.hasOwn(properties, name) ? { schema: properties[name], named: true } : undefined
  }
  if (additionalProperties === undefined) return undefined
  return { schema: typeof additionalProperties === 'object' ? additionalProperties : undefined, named: false }
}
