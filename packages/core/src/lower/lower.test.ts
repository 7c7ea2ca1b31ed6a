import { describe, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { Issue } from '../issue.ts'
import { conversions, refusals } from './cases.test-data.ts'
import { lower } from './lower.ts'

describe('the 68 builder cases', () => {
  test('45 convert and 23 are refused', () => {
    expect(conversions).toHaveLength(45)
    expect(refusals).toHaveLength(23)
    expect(new Set([...conversions, ...refusals].map((item) => item.name)).size).toBe(68)
  })

  test.each(conversions)('$name converts', ({ schema, lowered, warnings = [] }) => {
    expect(lower(schema)).toEqual({ ok: true, schema: lowered, issues: expect.anything() })
    expect(lower(schema).issues.map(codeAndField)).toEqual(warnings)
    expect(lower(schema).issues.every((issue) => issue.severity === 'warning')).toBe(true)
  })

  test.each(conversions)('$name: TypeBox judges the samples as the table says', ({ schema, good, bad, differences = [] }) => {
    expect(good.map((value) => verdictOf(schema, value))).toEqual(good.map(() => true))
    expect(bad.map((value) => verdictOf(schema, value))).toEqual(bad.map(() => false))
    expect(differences.map(({ value }) => verdictOf(schema, value))).toEqual(differences.map(({ typebox }) => typebox))
    expect(differences.filter(({ typebox, kubernetes }) => typebox === kubernetes)).toEqual([])
  })

  test.each(refusals)('$name is refused', ({ schema, code, path, reason, fix }) => {
    const result = lower(schema)
    expect(result.ok).toBe(false)
    expect(result.issues.map((issue) => ({ code: issue.code, severity: issue.severity, path: issue.path, fix: issue.fix }))).toEqual([
      { code, severity: 'error', path, fix },
    ])
    expect(result.issues[0]?.message).toContain(reason)
  })

  test.each(refusals.filter(({ fix }) => fix.startsWith('Type.') && !fix.includes('...')))('the fix for $name can be pasted', ({ fix }) => {
    const pasted: unknown = new Function('Type', `return ${fix}`)(Type)
    expect(lower(pasted)).toMatchObject({ ok: true, issues: [] })
  })
})

function codeAndField({ code, field }: Issue): string {
  return `${code} ${field}`
}

/** Undefined where TypeBox cannot judge. */
function verdictOf(schema: object, value: unknown): boolean | undefined {
  try {
    return Value.Check(schema as Parameters<typeof Value.Check>[0], value)
  } catch {
    return undefined
  }
}
