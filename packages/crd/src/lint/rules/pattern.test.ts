import { describe, expect, test } from '@jest/globals'
import { faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { pattern } from './pattern.ts'

describe('pattern', () => {
  test.each([
    { type: 'string', pattern: '^[a-z]+$' },
    { type: 'string', anyOf: [{ pattern: '(?i)a' }] },
    { type: 'object', properties: { pattern: { type: 'string' } } },
  ])('takes %j', (schema) => {
    expect(faults(pattern, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'string', pattern: '^(?!a)b' },
      expected: [
        `${FIELD}.pattern: Invalid value: "^(?!a)b": must be a valid regular expression, but isn't: error parsing regexp: invalid or unsupported Perl syntax: \`(?!\``,
      ],
    },
    {
      schema: { type: 'string', not: { pattern: '[' } },
      expected: [
        `${FIELD}.not.pattern: Invalid value: "[": must be a valid regular expression, but isn't: error parsing regexp: missing closing ]: \`[\``,
      ],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(pattern, withField(schema))).toEqual(expected)
  })
})
