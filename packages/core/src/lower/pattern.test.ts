import { describe, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { lower } from './lower.ts'

describe('pattern', () => {
  test.each(['^[a-z]+$', '(?i)a', '\\d{1,3}', '\\pL', '^(?P<name>x)$', '\\/'])('%s is RE2', (pattern) => {
    expect(lower(Type.String({ pattern }))).toEqual({ ok: true, schema: { type: 'string', pattern }, issues: [] })
  })

  const elsewhere = 'write the pattern without lookaround and backreferences, or its condition as a CEL rule in x-kubernetes-validations'
  test.each([
    [
      '^(?!kube-|a)[a-z]+$',
      `Type.String({ pattern: '^[a-z]+$', 'x-kubernetes-validations': [{ rule: '!self.matches("^(?:kube-|a)")' }] })`,
    ],
    ['^(?=.*\\d)\\w+$', `Type.String({ pattern: '^\\\\w+$', 'x-kubernetes-validations': [{ rule: 'self.matches("^(?:.*\\\\\\\\d)")' }] })`],
    ['^[\\u00e9]$', "Type.String({ pattern: '^[\\\\x{00e9}]$' })"],
    ['a[^]b', "Type.String({ pattern: 'a(?s:.)b' })"],
    // The anchor would belong to the first alternative only.
    ['^(?!a)b|c', elsewhere],
    ['^(?!(a))b', elsewhere],
    ['(?!a)b', elsewhere],
    ['(a)\\1', elsewhere],
    ['(?<=a)b', elsewhere],
    ['a{1001}', elsewhere],
    ['(', elsewhere],
    ['a'.repeat(20_001), elsewhere],
  ])('%s is none', (pattern, fix) => {
    expect(lower(Type.String({ pattern }))).toMatchObject({ ok: false, issues: [{ code: 'NotStructural', fix }] })
  })
})
