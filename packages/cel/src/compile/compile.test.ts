import { describe, expect, test } from '@jest/globals'
import { formatType } from '../check/format-type.ts'
import { dynType, intType, listType, mapType, objectType, stringType, type CelType } from '../cel-type.ts'
import type { Environment } from '../environment.ts'
import { kubernetesEnvironment } from '../kubernetes-environment.ts'
import { compile } from './compile.ts'

const fields: Readonly<Record<string, CelType>> = {
  s: stringType,
  i: intType,
  l: listType(stringType),
  m: mapType(stringType, dynType),
}
const environment: Environment = {
  ...kubernetesEnvironment,
  variables: { self: objectType('T') },
  types: {
    has: (name) => name === 'T',
    fieldType: (_, field) => (Object.hasOwn(fields, field) ? fields[field] : undefined),
  },
}

/** The type of what compiles, and the text of what does not. */
function outcome(source: string): string {
  const result = compile(environment, source)
  return 'expr' in result ? formatType(result.expr.outputType) : result.text
}

describe('types, as cel-go 0.26 infers them in the server’s environment', () => {
  test.each([
    ['self', 'T'],
    ['self.l.map(x, x.size())', 'list(int)'],
    ['self.l.filter(x, x.size() > 1).map(y, y + "b")', 'list(string)'],
    ['self.m.a.b.c == 1', 'bool'],
    ['self.m["a"].b[0].c', 'dyn'],
    ['[][0]', 'dyn'],
    ['[] + [1]', 'list(int)'],
    ['[[], [1]]', 'list(list(int))'],
    ['type(1)', 'type(int)'],
    ['type(type(1))', 'type(type(int))'],
    ['dyn(1) + dyn(2)', 'dyn'],
    ['true ? 1 : dyn("a")', 'dyn'],
    ['1 < 1u', 'bool'],
    ['-9223372036854775808', 'int'],
    ['b"abc" + b"\\xff"', 'bytes'],
    ['{"a": 1}', 'map(string, int)'],
    ['optional.of([1])[0]', 'optional_type(int)'],
    ['self.?s', 'optional_type(string)'],
    ['self.?m.?a.?b.orValue(1)', 'dyn'],
    ['optional.of(1).optMap(x, string(x))', 'optional_type(string)'],
    ['[?optional.of(1), 2]', 'list(int)'],
    ['{?"a": optional.of(1)}', 'map(string, int)'],
    ['[1, 2].transformMap(i, v, v > 1, string(v))', 'map(int, string)'],
    ['{"a": 1}.transformMapEntry(k, v, {v: k})', 'map(int, string)'],
    ['[3, 1].sortBy(x, -x)', 'list(int)'],
    ['[[[1]]].flatten(2)', 'list(dyn)'],
    ['lists.range(3)', 'list(int)'],
    ['.self.s', 'string'],
    ['ip("1.2.3.4")', 'net.IP'],
  ])('%s: %s', (source, type) => {
    expect(outcome(source)).toBe(type)
  })
})

describe('what is wrong, in the server’s words', () => {
  test.each([
    ['self.x', "1:5: undefined field 'x'"],
    ['foo', "1:1: undeclared reference to 'foo' (in container '')"],
    ['foo(1)', "1:4: undeclared reference to 'foo' (in container '')"],
    ["1 + 'a'", "1:3: found no matching overload for '_+_' applied to '(int, string)'"],
    ['self.s.startsWith(1)', "1:18: found no matching overload for 'startsWith' applied to 'string.(int)'"],
    ['[1, "a"] + "b"', "1:10: found no matching overload for '_+_' applied to '(list(dyn), string)'"],
    ['self.i.foo', "1:7: type 'int' does not support field selection"],
    ['self.i.map(x, x)', "1:5: expression of type 'int' cannot be range of a comprehension (must be list, map, or dynamic)"],
    ['true && 1', "1:9: expected type 'bool' but found 'int'"],
    ['self.l.all(x, x)', "1:15: expected type 'bool' but found 'string'"],
    ['T{s: 1}', "1:4: expected type of field 's' is 'string' but provided type is 'int'"],
    ['self{s: 1}', "1:5: 'T' is not a type"],
    ['int{}', "1:4: 'int' is not a message type"],
    ['[1, "a"]', "1:5: expected type 'int' but found 'string'"],
    ['[self, null]', "1:8: expected type 'T' but found 'null'"],
    ['[1, dyn("a")]', "1:8: expected type 'int' but found 'dyn'"],
    ['[?1]', "1:3: expected type 'optional_type(int)' but found 'int'"],
    ['duration("1x")', '1:10: invalid duration argument'],
    ['timestamp("a")', '1:11: invalid timestamp argument'],
    ['self.s.matches("(")', '1:16: invalid matches argument'],
    ['"%d".format(["a"])', '1:14: error during formatting: decimal clause can only be used on integers, was given string'],
    ['"%s".format(["a", 1])', '1:12: too many arguments supplied to string.format (expected 1, got 2)'],
    ['"%s %s".format(["a"])', '1:15: index 1 out of range'],
    ['.all(x, y)', "1:5: undeclared reference to '.all' (in container '')"],
    ['has(self)', '1:5: invalid argument to has() macro'],
    ['self.l.all(1, x)', '1:12: argument must be a simple name'],
    ['self.l.map(x.y, x)', '1:13: argument is not an identifier'],
    ['[1].all(i, i, true)', '1:12: duplicate variable name: i'],
    ['self.l.all(__result__, true)', '1:12: iteration variable overwrites accumulator variable'],
    ['3.sortBy(x, x)', '1:1: sortBy can only be applied to a list, identifier, comprehension, call or select expression'],
    ['optional.of(1).optMap(x.y, 1)', '1:24: optMap() variable name must be a simple identifier'],
    ['as', '1:1: reserved identifier: as'],
    ['self.`a-b`', "1:6: unsupported syntax: '`'"],
    ['9223372036854775808', '1:1: invalid int literal'],
    ['18446744073709551616u', '1:1: invalid uint literal'],
    ['1e999', '1:1: invalid double literal'],
    ["'\\ud800'", '1:1: invalid unicode code point'],
    ["b'\\u0041'", '1:1: unable to unescape string'],
  ])('%s: %s', (source, problem) => {
    expect(outcome(source).split('\n')[0]).toBe(`ERROR: <input>:${problem}`)
  })

  test('several problems stand in the order of their places', () => {
    expect(outcome('self.y + self.x')).toBe(
      [
        "ERROR: <input>:1:5: undefined field 'y'",
        ' | self.y + self.x',
        ' | ....^',
        "ERROR: <input>:1:14: undefined field 'x'",
        ' | self.y + self.x',
        ' | .............^',
      ].join('\n'),
    )
  })

  test('marks are as wide as what they stand below, and tabs become spaces', () => {
    expect(outcome('"a\tb" + 1')).toContain('\n | "a b" + 1\n | ......^')
    expect(outcome('"日本" + 1')).toContain('\n | "日本" + 1\n | .．．..^')
  })

  test('only the line at fault is quoted', () => {
    expect(outcome('self.i > 0 &&\n  self.x > 0')).toBe("ERROR: <input>:2:7: undefined field 'x'\n |   self.x > 0\n | ......^")
  })

  test('from a hundred problems on they are counted', () => {
    const text = outcome(Array.from({ length: 103 }, (_, index) => `x${index}`).join(' == '))
    expect(text.split('\n').filter((line) => line.startsWith('ERROR'))).toHaveLength(100)
    expect(text).toMatch(/\n\d+ more errors were truncated$/u)
  })
})

describe('hostile expressions end soon, with a problem', () => {
  const deep = 'ERROR: <input>:-1:0: expression recursion limit exceeded: 250'
  const high = 'ERROR: <input>:-1:0: max recursion depth exceeded'
  test.each([
    ['parentheses', '('.repeat(90_000), deep],
    ['brackets', '['.repeat(90_000), deep],
    ['conditions', `${'true ? 1 : '.repeat(300)}1`, deep],
    ['a sum', `${'1+'.repeat(49_000)}1`, high],
    ['a path', `self${'.m'.repeat(40_000)}`, high],
    ['a path before a brace', `self${'.m'.repeat(40_000)}{`, 'expecting'],
    ['negative numbers in an open list', `[${'-1,'.repeat(30_000)}-1`, "mismatched input '<EOF>' expecting {']', ','}"],
    ['no tokens', '@'.repeat(90_000), "token recognition error at: '@'"],
    ['quotes', '"'.repeat(99_999), 'error recovery token lookahead limit exceeded: 256'],
    ['doubling macros', `optional.of(1)${'.optMap(x, {x: x})'.repeat(100)}`, 'expression is too large once its macros are expanded'],
    ['too long a text', ' '.repeat(100_001), 'expression code point size exceeds limit: size: 100001, limit 100000'],
  ])('%s', (_, source, problem) => {
    expect(outcome(source)).toContain(problem)
  })

  test('what is long but flat compiles', () => {
    expect(outcome(`${'true && '.repeat(12_000)}true`)).toBe('bool')
    expect(outcome(`[${'1,'.repeat(40_000)}1]`)).toBe('list(int)')
    expect(outcome(`${'!'.repeat(90_000)}true`)).toBe('bool')
  })
})
