import { describe, expect, test } from '@jest/globals'
import { established, faults, FIELD, ROOT, withField, withRoot } from '../foo-crd.fixture.ts'
import { defaultValue } from './default-value.ts'

describe('default-value', () => {
  test.each([
    { type: 'integer', default: 1 },
    { type: 'object', default: { b: 'c' }, properties: { b: { type: 'string' } } },
    { type: 'string', nullable: true, default: null },
    { 'x-kubernetes-int-or-string': true, default: '10%' },
    { type: 'object', additionalProperties: { type: 'object', default: { c: 1 } } },
    {
      type: 'object',
      'x-kubernetes-embedded-resource': true,
      properties: { spec: { type: 'object' } },
      default: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'foo' } },
    },
  ])('takes %j', (schema) => {
    expect(faults(defaultValue, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'integer', default: 'one' },
      expected: [`${FIELD}.default: Invalid value: "string":  in body must be of type integer: "string"`],
    },
    {
      schema: { type: 'object', default: { c: 1 }, properties: { b: { type: 'string' } } },
      expected: [`${FIELD}.default: Invalid value: {"c":1}: must not have unknown fields`],
    },
    {
      schema: { type: 'object', default: { b: '' }, properties: { b: { type: 'string', minLength: 1 } } },
      expected: [`${FIELD}.default.b: Invalid value: "": b in body should be at least 1 chars long`],
    },
    {
      schema: { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: { type: 'object' } }, default: {} },
      expected: [`${FIELD}.default.apiVersion: Required value`, `${FIELD}.default.kind: Required value`],
    },
    {
      schema: { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: { type: 'object' } }, default: { kind: 1 } },
      expected: [`${FIELD}.default.kind: Invalid value: 1: must be a string`],
    },
    {
      schema: {
        type: 'object',
        'x-kubernetes-embedded-resource': true,
        properties: { metadata: { type: 'object', properties: { name: { type: 'string', default: '%' } } } },
      },
      expected: [
        `${FIELD}.properties[metadata].properties[name].default: Invalid value: "%": must result in valid metadata: metadata.name: Invalid value: "%": may not contain '%'`,
      ],
    },
    {
      schema: {
        type: 'object',
        'x-kubernetes-embedded-resource': true,
        properties: { metadata: { type: 'object', default: { labels: 1 } } },
      },
      expected: [
        `${FIELD}.properties[metadata].default: Invalid value: {"labels":1}: must result in valid metadata: metadata: Invalid value: {"labels":1}: json: cannot unmarshal number into Go struct field ObjectMeta.labels of type map[string]string`,
      ],
    },
    {
      schema: { type: 'string', default: 'a', 'x-kubernetes-validations': [{ rule: 'self == "b"' }] },
      expected: [`${FIELD}.default: Invalid value: "a": failed rule: self == "b"`],
    },
    {
      // What a default is on an update, where it was before, it has to be on a creation, too.
      schema: { type: 'string', default: 'a', 'x-kubernetes-validations': [{ rule: 'oldSelf.hasValue()', optionalOldSelf: true }] },
      expected: [`${FIELD}.default: Invalid value: "a": failed rule: oldSelf.hasValue()`],
    },
    {
      schema: { type: 'string', default: 'a', 'x-kubernetes-validations': [{ rule: 'self != oldSelf' }] },
      expected: [`${FIELD}.default: Invalid value: "a": failed rule: self != oldSelf`],
    },
    {
      schema: {
        type: 'object',
        default: { b: { c: 1 } },
        properties: {
          b: { type: 'object', properties: { c: { type: 'integer', 'x-kubernetes-validations': [{ rule: 'self > 1' }] } } },
        },
      },
      expected: [`${FIELD}.default.b.c: Invalid value: 1: failed rule: self > 1`],
    },
    {
      schema: { type: 'string', default: 'a', 'x-kubernetes-validations': [{ rule: 'self' }] },
      expected: [`${FIELD}.default: Invalid value: "string": rule compile error: cel expression must evaluate to a bool`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(defaultValue, withField(schema))).toEqual(expected)
  })

  test('the root is a resource', () => {
    expect(faults(defaultValue, withRoot({ type: 'object', default: {} }))).toEqual([
      `${ROOT}.default.apiVersion: Required value`,
      `${ROOT}.default.kind: Required value`,
    ])
  })

  test('leaves unknown fields that have been there before', () => {
    const crd = withField({ type: 'object', default: { c: 1 }, properties: { b: { type: 'string' } } })
    expect(faults(defaultValue, crd, established(crd))).toEqual([])
  })
})
