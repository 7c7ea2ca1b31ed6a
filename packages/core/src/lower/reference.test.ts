import { describe, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { lower } from './lower.ts'

const integerModule = Type.Module({ A: Type.Ref('B'), B: Type.Integer() }).Import('A')

describe('references', () => {
  test.each([
    [
      'a description beside it',
      Type.Module({ A: Type.Object({ b: Type.Ref('B', { description: 'here' }) }), B: Type.String({ minLength: 1 }) }).Import('A'),
      { b: { type: 'string', minLength: 1, description: 'here' } },
    ],
    [
      'a JSON pointer',
      Type.Unsafe({ $defs: { B: { type: 'string' } }, type: 'object', required: ['b'], properties: { b: { $ref: '#/$defs/B' } } }),
      { b: { type: 'string' } },
    ],
    [
      'the nearest module',
      Type.Module({ A: Type.Object({ b: Type.Unsafe(integerModule) }), B: Type.String() }).Import('A'),
      { b: { type: 'integer' } },
    ],
  ])('%s', (_title, schema, properties) => {
    expect(lower(schema)).toEqual({ ok: true, schema: { type: 'object', required: ['b'], properties }, issues: [] })
  })

  test.each([
    [
      'itself',
      { $defs: { A: { $id: 'A', type: 'object', properties: { a: { type: 'array', items: { $ref: 'A' } } } } }, $ref: 'A' },
      'a[*]',
    ],
    ['each other', Type.Module({ A: Type.Object({ b: Type.Ref('B') }), B: Type.Object({ a: Type.Ref('A') }) }).Import('A'), 'b.a'],
    ['itself in a union', { $defs: { A: { $id: 'A', anyOf: [{ type: 'string' }, { $ref: 'A' }] } }, $ref: 'A' }, ''],
    ['the root', Type.Unsafe({ type: 'object', properties: { a: { $ref: '#' } } }), 'a'],
  ])('to %s is refused', (_title, schema, field) => {
    expect(lower(schema)).toMatchObject({ ok: false, issues: [{ field, message: expect.stringContaining('the schema contains itself') }] })
  })

  test.each([
    [Type.Partial(Type.Ref('A')), 'Type.Module({ ... }).Import(...) around Type.Partial(Type.Ref(...))'],
    [Type.Argument(0), 'Type.Instantiate(schema, [Type.String()])'],
    [Type.Ref('not a name'), "Type.Module({ 'not a name': ... }).Import('not a name')"],
  ])('that TypeBox left open are refused: %j', (schema, fix) => {
    expect(lower(schema)).toMatchObject({ ok: false, issues: [{ fix }] })
  })
})
