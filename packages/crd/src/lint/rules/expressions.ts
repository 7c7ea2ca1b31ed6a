import type { Issue } from '@kindbox/core'
import type { CompiledRule } from '../../review/rules/compile-rules.ts'
import { child, type FieldPath, index } from '../../review/go/field-path.ts'
import type { DecodedValidationRule } from '../decode/decoded-crd.ts'
import { marshalStruct } from '../decode/go-struct.ts'
import { validationRule } from '../decode/schema-shape.ts'
import { internalError, invalid, unanswered } from '../field-error.ts'
import type { Rule } from '../rule.ts'

/** validation.go, ValidateCustomResourceDefinitionOpenAPISchema; schema/cel/compilation.go. */
export const expressions: Rule = {
  name: 'expressions',
  about: 'A CEL rule is an expression of the schema’s own types that says true or false, and its message one that says a text.',
  *expressions(compiled) {
    for (const { node, at, rules, obstacle } of compiled) {
      const written = node.schema['x-kubernetes-validations'] ?? []
      if (obstacle === 'panic') yield unanswered(at, 'these rules are about the items or entries of what is neither a list nor a map')
      else if (obstacle !== undefined) yield internalError(at, OBSTACLES[obstacle])
      for (const [i, rule] of rules.entries()) yield* problems(rule, written[i] ?? {}, index(at, i))
    }
  },
}

const OBSTACLES = {
  invisible:
    'internal error: failed to construct type information for x-kubernetes-validations rules: ' +
    'unable to convert structural schema to CEL declarations',
  misplaced: 'failed to convert to declType for CEL validation rules',
}

function* problems({ problem, messageProblem }: CompiledRule, written: DecodedValidationRule, at: FieldPath): Iterable<Issue> {
  if (problem !== undefined) yield invalid(child(at, 'rule'), marshalStruct({ ...written }, validationRule), problem)
  if (messageProblem !== undefined) {
    yield invalid(child(at, 'messageExpression'), marshalStruct({ ...written }, validationRule), messageProblem)
  }
}
