import { describe, expect, test } from '@jest/globals'
import { lower } from './lower.ts'

describe('keywords that JSONSchemaProps does not have', () => {
  const rule = (text: string) => `'x-kubernetes-validations': [{ rule: '${text}' }]`
  test.each([
    ['contains', { contains: { const: 'x' } }, rule('self.exists(item, item == "x")')],
    ['minContains', { minContains: 2, contains: { type: 'string' } }, rule('self.filter(item, ...).size() >= 2')],
    ['propertyNames', { propertyNames: { pattern: '^a' } }, rule('self.all(key, key.matches("^a"))')],
    ['dependentRequired', { dependentRequired: { a: ['b', 'c'] } }, rule('!has(self.a) || (has(self.b) && has(self.c))')],
    ['dependentSchemas', { dependentSchemas: { namespace: ['b'] } }, rule('!has(self.a) || has(self.b)')],
    ['dependencies', { dependencies: { 'not-a-name': ['b'] } }, rule('!has(self.a) || has(self.b)')],
    ['if', { if: {}, else: {} }, rule('!(...) || (...)')],
    ['prefixItems', { prefixItems: [{}] }, 'Type.Array(...), or Type.Object(...) with a property per position'],
  ])('%s is refused, since it constrains values', (keyword, keywords, fix) => {
    const { ok, issues } = lower({ type: 'object', ...keywords })
    expect(ok).toBe(false)
    expect(issues.find((issue) => issue.expected === `no ${keyword}`)).toMatchObject({ code: 'NotStructural', severity: 'error', fix })
  })

  test.each([
    ['examples', { examples: ['a', 'b'] }, "example: 'a'"],
    ['readOnly', { readOnly: true }, rule('self == oldSelf')],
    ['deprecated', { deprecated: true }, 'leave deprecated out'],
    ['x-mine', { 'x-mine': 1 }, 'leave x-mine out'],
    ['x-kubernetes-group-version-kind', { 'x-kubernetes-group-version-kind': [] }, 'leave x-kubernetes-group-version-kind out'],
  ])('%s is left out and reported', (_keyword, keywords, fix) => {
    expect(lower({ type: 'string', ...keywords })).toMatchObject({
      ok: true,
      schema: { type: 'string' },
      issues: [{ code: 'Ignored', severity: 'warning', fix }],
    })
  })

  test('names of schemas are left out without a word', () => {
    const names = { $id: 'a', $schema: 'b', $comment: 'c', $anchor: 'd', $defs: {}, definitions: {} }
    expect(lower({ type: 'string', ...names })).toEqual({ ok: true, schema: { type: 'string' }, issues: [] })
  })
})
