import { describe, expect, test } from '@jest/globals'
import { faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { validationRules } from './validation-rules.ts'

describe('validation-rules', () => {
  test.each([
    { type: 'object', properties: { b: { type: 'string' } }, 'x-kubernetes-validations': [{ rule: 'self.b == ""' }] },
    {
      type: 'object',
      properties: { b: { type: 'string' } },
      'x-kubernetes-validations': [{ rule: 'true &&\n true', message: 'always', reason: 'FieldValueForbidden', fieldPath: '.b' }],
    },
    { type: 'object', properties: { b: { type: 'string' } }, 'x-kubernetes-validations': [{ rule: 'true', fieldPath: "['b']" }] },
    { type: 'object', additionalProperties: { type: 'string' }, 'x-kubernetes-validations': [{ rule: 'true', fieldPath: '.anything' }] },
    { type: 'object', additionalProperties: false, 'x-kubernetes-validations': [{ rule: 'true', fieldPath: '.anything' }] },
  ])('takes %j', (schema) => {
    expect(faults(validationRules, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'object', properties: { b: { type: 'string' } }, 'x-kubernetes-validations': [{ rule: ' ' }] },
      expected: [`${FIELD}.x-kubernetes-validations[0].rule: Required value: rule is not specified`],
    },
    {
      schema: { type: 'object', properties: { b: { type: 'string' } }, 'x-kubernetes-validations': [{ rule: 'true', message: ' ' }] },
      expected: [`${FIELD}.x-kubernetes-validations[0].message: Invalid value: " ": must be non-empty if specified`],
    },
    {
      schema: { type: 'object', properties: { b: { type: 'string' } }, 'x-kubernetes-validations': [{ rule: 'true', message: 'a\nb' }] },
      expected: [`${FIELD}.x-kubernetes-validations[0].message: Invalid value: "a\\nb": must not contain line breaks`],
    },
    {
      schema: { type: 'object', properties: { b: { type: 'string' } }, 'x-kubernetes-validations': [{ rule: 'true &&\ntrue' }] },
      expected: [`${FIELD}.x-kubernetes-validations[0].message: Required value: message must be specified if rule contains line breaks`],
    },
    {
      schema: {
        type: 'object',
        properties: { b: { type: 'string' } },
        'x-kubernetes-validations': [{ rule: 'true', messageExpression: ' ' }],
      },
      expected: [
        `${FIELD}.x-kubernetes-validations[0].messageExpression: Required value: messageExpression must be non-empty if specified`,
      ],
    },
    {
      schema: { type: 'object', properties: { b: { type: 'string' } }, 'x-kubernetes-validations': [{ rule: 'true', reason: 'Bad' }] },
      expected: [
        `${FIELD}.x-kubernetes-validations[0].reason: Unsupported value: "Bad": supported values: "FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"`,
      ],
    },
    {
      schema: { type: 'object', properties: { b: { type: 'string' } }, 'x-kubernetes-validations': [{ rule: 'true', fieldPath: '.c' }] },
      expected: [`${FIELD}.x-kubernetes-validations[0].fieldPath: Invalid value: ".c": must be a valid path`],
    },
    {
      schema: { type: 'object', properties: { b: { type: 'string' } }, 'x-kubernetes-validations': [{ rule: 'true', fieldPath: ' ' }] },
      expected: [
        `${FIELD}.x-kubernetes-validations[0].fieldPath: Invalid value: " ": must be non-empty if specified`,
        `${FIELD}.x-kubernetes-validations[0].fieldPath: Invalid value: " ": must be a valid path`,
      ],
    },
    {
      schema: { type: 'object', properties: { b: { type: 'string' } }, 'x-kubernetes-validations': [{ rule: 'true', fieldPath: '.b\n' }] },
      expected: [
        `${FIELD}.x-kubernetes-validations[0].fieldPath: Invalid value: ".b\\n": must not contain line breaks`,
        `${FIELD}.x-kubernetes-validations[0].fieldPath: Invalid value: ".b\\n": must be a valid path`,
      ],
    },
    {
      schema: { type: 'object', additionalProperties: true, 'x-kubernetes-validations': [{ rule: 'true', fieldPath: '.b.c' }] },
      expected: [
        `${FIELD}.x-kubernetes-validations[0].fieldPath: kube-apiserver 1.36 panics and hangs up: the path goes on where additionalProperties is no schema`,
      ],
    },
    {
      // A backslash keeps any quote from ending a name, be it escaped itself or not.
      schema: { type: 'object', additionalProperties: {}, 'x-kubernetes-validations': [{ rule: 'true', fieldPath: "['\\\\']" }] },
      expected: [`${FIELD}.x-kubernetes-validations[0].fieldPath: Invalid value: "['\\\\\\\\']": must be a valid path`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(validationRules, withField(schema))).toEqual(expected)
  })
})
