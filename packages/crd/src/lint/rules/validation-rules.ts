import { goQuote } from '@kindbox/core'
import type { Issue } from '@kindbox/core'
import { conversionProblem } from '../conversion-problem.ts'
import type { DecodedSchema, DecodedValidationRule } from '../decode/decoded-crd.ts'
import { invalid, notSupported, required, unanswered } from '../field-error.ts'
import { resolveSchemaPath } from '../resolve-schema-path.ts'
import type { Rule } from '../rule.ts'
import { walk } from '../walk.ts'
import { child, type FieldPath, index } from '../../review/go/field-path.ts'
import { marshal } from '../../review/go/json.ts'
import { trimSpace } from '../../review/go/trim-space.ts'

/** validation.go, ValidateCustomResourceDefinitionOpenAPISchema; what takes a CEL compiler to find out is not looked at. */
export const validationRules: Rule = {
  name: 'validation-rules',
  about:
    'A CEL rule is not blank; its message is one line, and there where the rule is longer; its reason is a known one and its path a field.',
  *node({ schema, at }) {
    for (const [i, rule] of (schema['x-kubernetes-validations'] ?? []).entries()) {
      const place = index(child(at, 'x-kubernetes-validations'), i)
      yield* messageProblems(rule, place)
      if (rule.reason !== undefined && !REASONS.includes(rule.reason))
        yield notSupported(child(place, 'reason'), marshal(rule.reason), REASONS)
      if (rule.fieldPath !== undefined) yield* fieldPathProblems(rule.fieldPath, schema, child(place, 'fieldPath'))
    }
  },
}

function* messageProblems({ rule = '', message = '', messageExpression = '' }: DecodedValidationRule, at: FieldPath): Iterable<Issue> {
  if (trimSpace(rule) === '') yield required(child(at, 'rule'), 'rule is not specified')
  else if (message !== '' && trimSpace(message) === '')
    yield invalid(child(at, 'message'), goQuote(message), 'must be non-empty if specified')
  else if (hasLineBreak(trimSpace(message))) yield invalid(child(at, 'message'), goQuote(message), 'must not contain line breaks')
  else if (hasLineBreak(trimSpace(rule)) && message === '') {
    yield required(child(at, 'message'), 'message must be specified if rule contains line breaks')
  }
  if (messageExpression !== '' && trimSpace(messageExpression) === '') {
    yield required(child(at, 'messageExpression'), 'messageExpression must be non-empty if specified')
  }
}

function* fieldPathProblems(path: string, schema: DecodedSchema, at: FieldPath): Iterable<Issue> {
  if (trimSpace(path) === '') yield invalid(at, goQuote(path), 'must be non-empty if specified')
  if (hasLineBreak(path)) yield invalid(at, goQuote(path), 'must not contain line breaks')
  // Of a schema that cannot be converted the server does not know its fields.
  if (conversionProblem(walk(schema, at)) !== undefined) return
  const field = resolveSchemaPath(path, schema)
  if (!('problem' in field)) return
  if (field.panics) yield unanswered(at, 'the path goes on where additionalProperties is no schema')
  else yield invalid(at, goQuote(path), 'must be a valid path')
}

const REASONS = ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired']

function hasLineBreak(text: string): boolean {
  return /[\n\r]/.test(text)
}
