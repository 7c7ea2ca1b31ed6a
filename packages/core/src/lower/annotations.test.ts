import { describe, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { lower } from './lower.ts'

describe('annotations', () => {
  test('of several members become one, and what is lost is reported', () => {
    const members = [Type.Literal('a', { title: 'A', default: 'a' }), Type.Literal('b', { title: 'B', default: 'b' })]
    expect(lower(Type.Union(members))).toMatchObject({
      ok: true,
      schema: { title: 'A', default: 'a' },
      issues: [
        { code: 'Ignored', actual: "'B'", fix: "title: 'A'" },
        { code: 'Ignored', actual: "'b'", fix: "default: 'a'" },
      ],
    })
  })

  test.each([[() => 'x'], [1n], [NaN], [new Date(0)], [[undefined]]])('a default that JSON cannot hold is refused: %p', (value) => {
    expect(lower(Type.Unsafe({ type: 'string', default: value }))).toMatchObject({ ok: false, issues: [{ code: 'FieldValueInvalid' }] })
  })

  test('a default that contains itself is refused', () => {
    const value: unknown[] = []
    value.push(value)
    expect(lower(Type.Unsafe({ type: 'string', default: value }))).toMatchObject({ ok: false, issues: [{ code: 'FieldValueInvalid' }] })
  })
})
