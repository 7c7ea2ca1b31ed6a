import { describe, expect, test } from '@jest/globals'
import { re2, re2Problem } from './re2.ts'

describe('re2', () => {
  test.each([
    { pattern: 'b', value: 'abc', matches: true, why: 'unanchored' },
    { pattern: '^b', value: 'abc', matches: false, why: 'anchored' },
    { pattern: '^a$', value: 'a\n', matches: false, why: '$ is the end of the text, not of a line' },
    { pattern: '^.$', value: '\u{1F600}', matches: true, why: 'a code point is one character' },
    { pattern: '^\\w$', value: 'é', matches: false, why: '\\w is ASCII' },
    { pattern: '^\\s$', value: '\u00a0', matches: false, why: '\\s is ASCII, unlike in JavaScript' },
    { pattern: '(?i)^abort$', value: 'Abort', matches: true, why: 'inline flags' },
    { pattern: '^[[:alpha:]]+$', value: 'abc', matches: true, why: 'POSIX classes' },
    { pattern: '^(?P<year>\\d{4})\\z', value: '2026', matches: true, why: 'Python-style names, \\z' },
    { pattern: '', value: '', matches: true, why: 'the empty pattern is everywhere' },
  ])('$pattern on "$value" is $matches: $why', ({ pattern, value, matches }) => {
    expect(re2(pattern).test(value)).toBe(matches)
  })

  test.each([
    ['a*', 'baaab', undefined, ['', 'aaa', '']],
    ['a*', 'baaab', 2, ['', 'aaa']],
    ['', '😀a', undefined, ['', '', '']],
    ['(a)(b)', 'abab', undefined, ['ab', 'ab']],
    ['a', 'a', 0, []],
  ])('all matches of %j in %j, at most %p: %j, as Go finds them', (pattern, value, limit, matches) => {
    expect(re2(pattern).findAll(value, limit)).toEqual(matches)
  })

  test.each([
    { pattern: '(x+x+)+y', value: 'x'.repeat(100_000) },
    { pattern: '^(a|aa)+$', value: `${'a'.repeat(100_000)}b` },
    { pattern: '^(([a-z])+.)+[A-Z]([a-z])+$', value: 'a'.repeat(100_000) },
  ])('$pattern takes linear time', ({ pattern, value }) => {
    const start = performance.now()
    expect(re2(pattern).test(value)).toBe(false)
    // RegExp would not end in the lifetime of this machine; the bound is loose for slow ones.
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  test('compiles a pattern once and survives more patterns than it keeps', () => {
    expect(re2('^once$')).toBe(re2('^once$'))
    const first = re2('^first$')
    for (let index = 0; index < 2_100; index++) re2(`^a${index}$`)
    expect(re2('^first$')).not.toBe(first)
    expect(re2('^first$').test('first')).toBe(true)
  })

  test('a pattern in use stays compiled', () => {
    const kept = re2('^kept$')
    for (let index = 0; index < 2_100; index++) {
      re2(`^b${index}$`)
      re2('^kept$')
    }
    expect(re2('^kept$')).toBe(kept)
  })

  test('verdicts are right however many values there were, the second time too', () => {
    const even = re2('^\\d*[02468]$')
    const long = '1'.repeat(200)
    for (let time = 0; time < 2; time++) {
      for (let value = 0; value < 300; value++) expect([value, even.test(String(value))]).toEqual([value, value % 2 === 0])
      expect([even.test(`${long}2`), even.test(`${long}3`)]).toEqual([true, false])
    }
  })
})

describe('re2Problem', () => {
  test.each([
    { pattern: '(?=a)', problem: 'error parsing regexp: invalid or unsupported Perl syntax: `(?=`' },
    { pattern: '(a)\\1', problem: 'error parsing regexp: invalid escape sequence: `\\1`' },
    { pattern: '[a', problem: 'error parsing regexp: missing closing ]: `[a`' },
    { pattern: 'a{1001}', problem: 'error parsing regexp: invalid repeat count: `{1001}`' },
    { pattern: 'a\\', problem: 'error parsing regexp: trailing backslash at end of expression: ``' },
    { pattern: '^[a-z]+$', problem: undefined },
  ])('$pattern: $problem', ({ pattern, problem }) => {
    expect(re2Problem(pattern)).toBe(problem)
    if (problem !== undefined) expect(() => re2(pattern)).toThrow(SyntaxError)
  })
})
