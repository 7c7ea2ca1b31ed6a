import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '../structural-schema.ts'
import { compile } from './compile.ts'
import { isMultipleOf } from './number-keywords.ts'

// Verdicts of apiextensions-apiserver 0.36.4.
describe('isMultipleOf', () => {
  test.each([
    { value: 4, factor: 2, multiple: true },
    { value: 5, factor: 2, multiple: false },
    { value: -4, factor: 2, multiple: true },
    { value: 0, factor: 3, multiple: true },
    { value: 0.3, factor: 0.1, multiple: true },
    { value: 3.5, factor: 0.5, multiple: true },
    { value: 3.7, factor: 0.5, multiple: false },
    { value: 7.5, factor: 2.5, multiple: true },
    { value: 3, factor: 0.5, multiple: false }, // an integer is compared with the factor's whole part, 0
    { value: 5, factor: 2.5, multiple: false }, // ... with 2
    { value: 4, factor: 2.5, multiple: true },
    { value: 1e300, factor: 2, multiple: false }, // beyond what a float counts exactly
  ])('$value of $factor: $multiple', ({ value, factor, multiple }) => {
    expect(isMultipleOf(value, factor)).toBe(multiple)
  })
})

describe('bounds', () => {
  const rows: { schema: StructuralSchema; value: number; valid: boolean }[] = [
    { schema: { minimum: 1 }, value: 1, valid: true },
    { schema: { minimum: 1 }, value: 0.9, valid: false },
    { schema: { minimum: 1, exclusiveMinimum: true }, value: 1, valid: false },
    { schema: { maximum: 1, exclusiveMaximum: false }, value: 1, valid: true },
    { schema: { maximum: 1, exclusiveMaximum: true }, value: 1, valid: false },
    { schema: { maximum: 1, exclusiveMaximum: true }, value: 0.5, valid: true },
    { schema: { minimum: 0.5 }, value: 0.4, valid: false },
    { schema: { minimum: 0.5 }, value: 0, valid: true }, // an integer is compared with the bound's whole part
    { schema: { maximum: -0.5 }, value: 0, valid: true },
    { schema: { maximum: 2.5, exclusiveMaximum: true }, value: 2, valid: false },
    { schema: { maximum: 2.5, exclusiveMaximum: true }, value: 2.4, valid: true },
  ]
  test.each(rows)('$schema allows $value: $valid', ({ schema, value, valid }) => {
    expect(compile({ type: 'number', ...schema })(value).length === 0).toBe(valid)
  })
})
