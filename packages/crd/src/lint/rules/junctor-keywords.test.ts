import { describe, expect, test } from '@jest/globals'
import { faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { junctorKeywords } from './junctor-keywords.ts'

describe('junctor-keywords', () => {
  test.each([
    { type: 'object', allOf: [{ required: ['b'], minProperties: 1, properties: { b: { enum: ['c'], format: 'uri' } } }] },
    { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
    { 'x-kubernetes-int-or-string': true, allOf: [{ anyOf: [{ type: 'integer' }, { type: 'string' }] }, { pattern: '^a' }] },
    { type: 'string', anyOf: [{ type: 'integer' }, { type: 'string' }] },
    { type: 'object', not: { additionalProperties: false } },
  ])('takes %j', (schema) => {
    expect(faults(junctorKeywords, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'string', anyOf: [{ type: 'string' }, { type: 'integer' }] },
      expected: [
        `${FIELD}.anyOf[0].type: Forbidden: must be empty to be structural`,
        `${FIELD}.anyOf[1].type: Forbidden: must be empty to be structural`,
      ],
    },
    {
      schema: { type: 'string', oneOf: [{ type: 'integer' }] },
      expected: [`${FIELD}.oneOf[0].type: Forbidden: must be empty to be structural`],
    },
    {
      schema: { type: 'string', allOf: [{}, { anyOf: [{ type: 'integer' }, { type: 'string' }] }] },
      expected: [
        `${FIELD}.allOf[1].anyOf[0].type: Forbidden: must be empty to be structural`,
        `${FIELD}.allOf[1].anyOf[1].type: Forbidden: must be empty to be structural`,
      ],
    },
    {
      schema: { type: 'string', anyOf: [{ type: 'integer', minimum: 1 }, { type: 'string' }] },
      expected: [
        `${FIELD}.anyOf[0].type: Forbidden: must be empty to be structural`,
        `${FIELD}.anyOf[1].type: Forbidden: must be empty to be structural`,
      ],
    },
    {
      schema: { type: 'object', not: { properties: { b: { title: 'b', description: 'b', nullable: true, default: 'b' } } } },
      expected: [
        `${FIELD}.not.properties[b].default: Forbidden: must be undefined to be structural`,
        `${FIELD}.not.properties[b].title: Forbidden: must be empty to be structural`,
        `${FIELD}.not.properties[b].description: Forbidden: must be empty to be structural`,
        `${FIELD}.not.properties[b].nullable: Forbidden: must be false to be structural`,
      ],
    },
    {
      schema: { type: 'object', anyOf: [{ additionalProperties: { minLength: 1 } }, { additionalProperties: true }] },
      expected: [
        `${FIELD}.anyOf[0].additionalProperties: Forbidden: must be undefined to be structural`,
        `${FIELD}.anyOf[1].additionalProperties: Forbidden: must be undefined to be structural`,
      ],
    },
    {
      schema: {
        type: 'array',
        items: { type: 'string' },
        allOf: [{ 'x-kubernetes-list-type': 'set', 'x-kubernetes-validations': [{ rule: 'true' }] }],
      },
      expected: [
        `${FIELD}.allOf[0].x-kubernetes-list-type: Forbidden: must be undefined to be structural`,
        `${FIELD}.allOf[0].x-kubernetes-validations: Forbidden: must be empty to be structural`,
      ],
    },
    {
      schema: { type: 'object', anyOf: [{ properties: { metadata: {} } }] },
      expected: [`${FIELD}.anyOf[0].properties[metadata]: Forbidden: must not be specified in a nested context`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(junctorKeywords, withField(schema))).toEqual(expected)
  })
})
