import { describe, expect, test } from '@jest/globals'
import { established, faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { typeSupported } from './type-supported.ts'

describe('type-supported', () => {
  test.each([{ type: 'integer' }, { type: 'object', properties: { type: { type: 'string' } } }, {}])('takes %j', (schema) => {
    expect(faults(typeSupported, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'bogus' },
      expected: [
        `${FIELD}.type: Unsupported value: "bogus": supported values: "array", "boolean", "integer", "number", "object", "string"`,
      ],
    },
    {
      schema: { type: 'null' },
      expected: [
        `${FIELD}.type: Unsupported value: "null": supported values: "array", "boolean", "integer", "number", "object", "string"`,
        `${FIELD}.type: Forbidden: type cannot be set to null, use nullable as an alternative`,
      ],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(typeSupported, withField(schema))).toEqual(expected)
  })

  test('leaves a type that has been there before', () => {
    const old = withField({ type: 'bogus' })
    expect(faults(typeSupported, withField({ type: 'other' }), established(old))).toEqual([])
    expect(faults(typeSupported, withField({ type: 'null' }), established(old))).toEqual([
      `${FIELD}.type: Forbidden: type cannot be set to null, use nullable as an alternative`,
    ])
  })
})
