import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Expr } from '../ast.ts'
import { optionalLibrary } from '../library/optional-library.ts'
import { twoVariableLibrary } from '../library/two-variable-library.ts'
import { ProblemList } from '../problem.ts'
import { createSource } from '../source.ts'
import { childrenOf, walk } from '../walk.ts'
import { parse } from './parse.ts'

const macros = [...(optionalLibrary.macros ?? []), ...(twoVariableLibrary.macros ?? [])]

function parsed(text: string): Expr {
  const source = createSource(text)
  const problems = new ProblemList(source)
  const expr = parse(source, macros, problems)
  if (expr === undefined) throw new Error(problems.render())
  return expr
}

/** The expression with a parenthesis around every node. */
function show(expr: Expr): string {
  switch (expr.kind) {
    case 'constant':
      return typeof expr.value === 'bigint' ? String(expr.value) : JSON.stringify(expr.value)
    case 'ident':
      return expr.name
    case 'select':
      return `${show(expr.operand)}.${expr.field}${expr.test ? '~test' : ''}`
    case 'call':
      return `${expr.target === undefined ? '' : `${show(expr.target)}.`}${expr.function}(${expr.args.map(show).join(', ')})`
    case 'comprehension':
      return `fold(${[expr.variable, ...(expr.variable2 ?? []), ...childrenOf(expr).map(show)].join('; ')})`
    case 'map':
      return `{${expr.entries.map(({ key, value, optional }) => `${optional ? '?' : ''}${show(key)}: ${show(value)}`).join(', ')}}`
    case 'struct':
      return `${expr.type}{${expr.fields.map(({ name, value }) => `${name}: ${show(value)}`).join(', ')}}`
    case 'list':
      return `[${expr.elements.map((element, index) => (expr.optional.includes(index) ? '?' : '') + show(element)).join(', ')}]`
  }
}

describe('expressions', () => {
  test.each([
    ['1 + 2 * 3 - 4', '_-_(_+_(1, _*_(2, 3)), 4)'],
    ['1 - 2 - 3', '_-_(_-_(1, 2), 3)'],
    ['a < b == c', '_==_(_<_(a, b), c)'],
    ['a in b', '@in(a, b)'],
    ['a ? b : c ? d : e', '_?_:_(a, b, _?_:_(c, d, e))'],
    ['a && b && c && d', '_&&_(_&&_(a, b), _&&_(c, d))'],
    ['a || b && c || d', '_||_(_||_(a, _&&_(b, c)), d)'],
    ['-1', '-1'],
    ['--1', '1'],
    ['-a', '-_(a)'],
    ['- 1.b()', '-1.b()'],
    ['!!a', 'a'],
    ['!!!a', '!_(a)'],
    ['a.b.c(d).e[0]', '_[_](a.b.c(d).e, 0)'],
    ['.a.b', '.a.b'],
    ['a.?b', '_?._(a, "b")'],
    ['a[?b]', '_[?_](a, b)'],
    ['[?a, b,]', '[?a, b]'],
    ['[,]', '[]'],
    ['{?a: b, "c": d,}', '{?a: b, "c": d}'],
    ['a.b{c: 1}', 'a.b{c: 1}'],
    ['has(a.b)', 'a.b~test'],
    ['a.as', 'a.as'],
    ['a // b', 'a'],
    ['l.all(x, p)', 'fold(x; l; true; @not_strictly_false(@result); _&&_(@result, p); @result)'],
    ['l.map(x, p, v)', 'fold(x; l; []; true; _?_:_(p, _+_(@result, [v]), @result); @result)'],
    ['m.exists(k, v, p)', 'fold(k; v; m; false; @not_strictly_false(!_(@result)); _||_(@result, p); @result)'],
    ['a.all(x)', 'a.all(x)'],
  ])('%s', (source, expected) => {
    expect(show(parsed(source))).toBe(expected)
  })

  test('every node has an id of its own, copies included', () => {
    const ids: number[] = []
    walk(parsed('a.?b.optMap(x, [x, x].map(y, y + 1)).optMap(z, {z: z})'), ({ id }) => void ids.push(id))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('literals', () => {
  test.each<[string, unknown]>([
    ['0x1F', 31n],
    ['-0x10', -16n],
    ['-9223372036854775808', -(2n ** 63n)],
    ['0xFFu', { kind: 'uint', value: 255n }],
    ['.5', 0.5],
    ['1e3', 1000],
    ['1.5E-3', 0.0015],
    ["'\\a\\b\\f\\n\\r\\t\\v\\\\\\'\\\"\\`\\?'", '\u0007\b\f\n\r\t\v\\\'"`?'],
    ["'\\x41\\u00e9\\U0001F600\\101'", 'Aé😀A'],
    ["r'\\n'", '\\n'],
    ['"""a"b\nc"""', 'a"b\nc'],
    ["'''a\r\nb'''", 'a\nb'],
    ['R"""\\"""', '\\'],
    ["''", ''],
    ["b'\\xff\\303é'", Uint8Array.of(255, 195, 195, 169)],
    ["bR'\\x'", Uint8Array.of(92, 120)],
    ['null', null],
    ['false', false],
  ])('%s', (source, value) => {
    expect(parsed(source)).toMatchObject({ kind: 'constant', value })
  })
})

const shared = process.env['KINDBOX_SHARED']
const records = shared === undefined ? undefined : path.join(shared, 'oracle', 'apiserver_schema_cel.jsonl')
const corpus = records !== undefined && existsSync(records) ? test : test.skip

corpus(
  `every rule of the recorded unit tests parses, or fails as recorded${records === undefined ? ' (KINDBOX_SHARED is not set)' : ''}`,
  () => {
    const rules = new Set<string>()
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if ('rule' in value && typeof value.rule === 'string') rules.add(value.rule)
      Object.values(value).forEach(collect)
    }
    const recorded: string[] = []
    for (const line of readFileSync(records as string, 'utf8')
      .trim()
      .split('\n')) {
      const record: { readonly schema: unknown; readonly errors: unknown } = JSON.parse(line)
      collect(record.schema)
      recorded.push(JSON.stringify(record.errors))
    }
    const texts = [...rules].map((rule) => {
      const source = createSource(rule)
      const problems = new ProblemList(source)
      parse(source, macros, problems)
      return problems.render()
    })
    const unknown = texts.filter((text) => !recorded.some((errors) => errors.includes(JSON.stringify(text).slice(1, -1))))
    expect(rules.size).toBeGreaterThan(500)
    expect(unknown).toEqual([])
  },
)
