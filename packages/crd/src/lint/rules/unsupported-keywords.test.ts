import { describe, expect, test } from '@jest/globals'
import { faults, FIELD, ROOT, withField } from '../foo-crd.fixture.ts'
import { unsupportedKeywords } from './unsupported-keywords.ts'

describe('unsupported-keywords', () => {
  test.each([
    { type: 'object', definitions: {}, patternProperties: {} },
    { type: 'object', properties: { id: { type: 'string' } } },
    { type: 'array', items: [] },
  ])('takes %j', (schema) => {
    expect(faults(unsupportedKeywords, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'object', id: 'a', $ref: '#/definitions/b' },
      expected: [`${FIELD}.id: Forbidden: id is not supported`, `${FIELD}.$ref: Forbidden: $ref is not supported`],
    },
    {
      schema: { type: 'object', definitions: { b: { type: 'string' } }, dependencies: {} },
      expected: [
        `${FIELD}.definitions: Forbidden: definitions is not supported`,
        `${FIELD}.dependencies: Forbidden: dependencies is not supported`,
      ],
    },
    {
      schema: { type: 'object', patternProperties: { '^b': { id: 'c' } } },
      expected: [`${FIELD}.patternProperties: Forbidden: patternProperties is not supported`],
    },
    {
      schema: { type: 'array', items: [{ type: 'string' }], additionalItems: false },
      expected: [
        `${FIELD}.additionalItems: Forbidden: additionalItems is not supported`,
        `${FIELD}.items: Forbidden: items must be a schema object and not an array`,
      ],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(unsupportedKeywords, withField(schema))).toEqual(expected)
  })

  test('of a schema of the schema the server says only that it cannot convert it', () => {
    expect(faults(unsupportedKeywords, withField({ type: 'object', $schema: 'http://json-schema.org/draft-04/schema#' }))).toEqual([
      `${ROOT}: Invalid value: "": OpenAPIV3Schema 'schema' is not supported`,
    ])
  })
})
