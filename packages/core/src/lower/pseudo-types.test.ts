import { describe, expect, test } from '@jest/globals'
import { type TSchema, Type } from '@sinclair/typebox'
import { lower } from './lower.ts'

const leaveOut = 'leave the property out, or wrap what it may hold in Type.Optional(...)'

describe('the fix for a pseudo type', () => {
  test.each<[TSchema, string]>([
    [Type.Promise(Type.Date()), "Type.String({ format: 'date-time' })"],
    [Type.Promise(Type.Void()), leaveOut],
    [Type.Iterator(Type.BigInt()), "Type.Array(Type.Integer({ format: 'int64' }))"],
    [Type.AsyncIterator(Type.Undefined()), leaveOut],
    [Type.Function([Type.String()], Type.Promise(Type.Object({ a: Type.String() }))), 'Type.Object({ a: Type.String() })'],
    [Type.RegExp(/a.b/gimsu), "Type.String({ pattern: '(?ims)a.b' })"],
    [
      Type.RegExp(/^(?!kube-)[a-z]+$/),
      `Type.String({ pattern: '^[a-z]+$', 'x-kubernetes-validations': [{ rule: '!self.matches("^(?:kube-)")' }] })`,
    ],
  ])('%j', (schema, fix) => {
    expect(lower(schema)).toMatchObject({ ok: false, issues: [{ code: 'NotStructural', fix }] })
  })

  test('ends', () => {
    let schema: TSchema = Type.String()
    for (let level = 0; level < 100_000; level++) schema = { ...Type.Promise(Type.String()), item: schema }
    expect(lower(schema)).toMatchObject({ ok: false, issues: [{ code: 'NotStructural', fix: leaveOut }] })
  })
})
