import { describe, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { lower } from './lower.ts'

describe('bounds', () => {
  test.each([
    [{ exclusiveMinimum: 0 }, { minimum: 0, exclusiveMinimum: true }],
    [{ exclusiveMaximum: 9 }, { maximum: 9, exclusiveMaximum: true }],
    [
      { minimum: 1, exclusiveMinimum: 2 },
      { minimum: 2, exclusiveMinimum: true },
    ],
    [{ minimum: 2, exclusiveMinimum: 1 }, { minimum: 2 }],
    [
      { minimum: 2, exclusiveMinimum: 2 },
      { minimum: 2, exclusiveMinimum: true },
    ],
    [{ maximum: 1, exclusiveMaximum: 2 }, { maximum: 1 }],
    [
      { maximum: 2, exclusiveMaximum: 1 },
      { maximum: 1, exclusiveMaximum: true },
    ],
    [{ minimum: 1, exclusiveMinimum: false }, { minimum: 1 }],
    [
      { minimum: -0, maximum: 1e21 },
      { minimum: -0, maximum: 1e21 },
    ],
  ])('%j become %j', (written, bounds) => {
    for (const type of ['integer', 'number'])
      expect(lower({ type, ...written })).toEqual({ ok: true, schema: { type, ...bounds }, issues: [] })
  })

  // The server would cut the fraction off and let 0 pass `minimum: 0.5`.
  test.each([
    [
      { minimum: 0.5, maximum: 2.5 },
      { minimum: 1, maximum: 2 },
    ],
    [
      { exclusiveMinimum: 0.5, exclusiveMaximum: 2.5 },
      { minimum: 1, maximum: 2 },
    ],
    [
      { minimum: -1.5, maximum: -0.5 },
      { minimum: -1, maximum: -1 },
    ],
  ])('of integers are whole: %j become %j', (written, bounds) => {
    expect(lower(Type.Integer(written))).toEqual({ ok: true, schema: { type: 'integer', ...bounds }, issues: [] })
  })

  test.each([
    [{ minimum: 0.5 }, 'self >= 0.5'],
    [{ exclusiveMinimum: -0.5 }, 'self > -0.5'],
    [{ exclusiveMaximum: 0.5 }, 'self < 0.5'],
    [{ maximum: -0.5 }, 'self <= -0.5'],
    [{ exclusiveMinimum: 0.5 }, undefined],
    [{ minimum: -0.5 }, undefined],
    [{ maximum: 0.5 }, undefined],
    [{ exclusiveMaximum: -0.5 }, undefined],
  ])('of numbers that the server judges wrongly are reported: %j', (bounds, rule) => {
    const fix = `Type.Number({ 'x-kubernetes-validations': [{ rule: '${rule}' }] })`
    expect(lower(Type.Number(bounds))).toMatchObject({ ok: true, issues: rule === undefined ? [] : [{ code: 'Ignored', fix }] })
  })

  test('that are flags of nothing are reported', () => {
    expect(lower(Type.Unsafe({ type: 'integer', exclusiveMinimum: true }))).toMatchObject({
      ok: true,
      schema: { type: 'integer' },
      issues: [{ code: 'Ignored' }],
    })
  })

  test.each([NaN, Infinity, '1', null, 1n])('of %p are refused', (minimum) => {
    expect(lower({ type: 'number', minimum })).toMatchObject({ ok: false, issues: [{ code: 'FieldValueInvalid' }] })
    expect(lower({ type: 'number', exclusiveMinimum: minimum })).toMatchObject({ ok: false, issues: [{ code: 'FieldValueInvalid' }] })
  })
})

describe('counts', () => {
  const counts = { minLength: 0, maxLength: 9, minItems: 1, maxItems: 2, minProperties: 3, maxProperties: 4 }

  test('are kept', () => {
    const schema = { type: 'object', ...counts, multipleOf: 3 }
    expect(lower(schema)).toEqual({ ok: true, schema, issues: [] })
  })

  test.each(Object.keys(counts))('%s below 0 or with a fraction is refused', (keyword) => {
    for (const value of [-1, 1.5, Infinity])
      expect(lower({ type: 'object', [keyword]: value })).toMatchObject({ ok: false, issues: [{ code: 'FieldValueInvalid' }] })
  })

  test('multipleOf has to be above 0, and is reported when it is a fraction', () => {
    expect(lower(Type.Integer({ multipleOf: 0 }))).toMatchObject({ ok: false })
    expect(lower(Type.Number({ multipleOf: 0.5 }))).toMatchObject({
      ok: true,
      schema: { multipleOf: 0.5 },
      issues: [
        { code: 'Ignored', fix: "Type.Number({ 'x-kubernetes-validations': [{ rule: 'self / 0.5 == double(int(self / 0.5))' }] })" },
      ],
    })
  })
})
