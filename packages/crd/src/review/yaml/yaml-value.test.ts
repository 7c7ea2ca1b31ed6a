import { describe, expect, test } from '@jest/globals'
import { parseYaml } from './yaml-parser.ts'
import { toValue } from './yaml-value.ts'

function read(text: string): unknown {
  const root = parseYaml(text)
  return root === undefined ? undefined : toValue(root).value
}

describe('structure', () => {
  test.each([
    ['block mapping and sequences', 'a:\n- 1\n- - 2\n  - b: 3\nc:\n  d: 4', { a: [1, [2, { b: 3 }]], c: { d: 4 } }],
    ['flow collections', '{a: [1, {b: 2}], "c":3, d: , e}', { a: [1, { b: 2 }], c: 3, d: null, e: null }],
    ['a colon without a blank is text', '{a:1}', { 'a:1': null }],
    ['pairs in a flow sequence', '[a: 1, ? b : 2]', [{ a: 1 }, { b: 2 }]],
    ['explicit keys', '? a\n: 1\n? b', { a: 1, b: null }],
    ['comments and blank lines', '# one\na: 1 # two\n\n# three\nb: "#"', { a: 1, b: '#' }],
    ['plain scalar over lines', 'a: one\n  two\n\n  three\nb: 1', { a: 'one two\nthree', b: 1 }],
    ['single quotes', "a: 'it''s\n  so'", { a: "it's so" }],
    ['double quotes', 'a: "\\u00e9\\x41\\n\\\n  b\\/c"'.replace('\\/', '/'), { a: 'éA\nb/c' }],
    ['literal', 'a: |\n  one\n   two\n\n  three\nb: 1', { a: 'one\n two\n\nthree\n', b: 1 }],
    ['literal, stripped', 'a: |-\n  one\n\n', { a: 'one' }],
    ['literal, kept, with an indentation', 'a: |1+\n  one\n\nb: 1', { a: ' one\n\n', b: 1 }],
    ['folded', 'a: >\n  one\n  two\n   more\n  three\n', { a: 'one two\n more\nthree\n' }],
    ['windows line breaks', 'a: |\r\n  one\r\nb: 2\r\n', { a: 'one\n', b: 2 }],
    ['byte order mark', '\ufeffa: 1', { a: 1 }],
    ['byte order marks elsewhere are text', 'a: \ufeff1\n\ufeffb: {\n\ufeffc: 2}', { a: '\ufeff1', '\ufeffb': { '\ufeffc': 2 } }],
    ['after two byte order marks lines lose their first character', '\ufeff\ufeff# one\nkind: Foo', { ind: 'Foo' }],
    ['but only as far as is read at once', `\ufeff\ufeff# ${'x'.repeat(512)}\nkind: Foo`, { kind: 'Foo' }],
    ['first of several documents', '--- # first\na: 1\n---\nb: 2', { a: 1 }],
    ['what follows a document', '{a: 1} b', { a: 1 }],
    ['an empty flow mapping as a key, which go-yaml overlooks', '{}: a', {}],
    ['directives', '%YAML 1.1\n%TAG !x! tag:yaml.org,2002:\n---\na: !x!str 1', { a: '1' }],
    ['what JSON cannot say is no fault where a later key takes its place', 'a: .inf\na: 1\nb: {~: 1}\nb: 2', { a: 1, b: 2 }],
    ['nothing', '# nothing\n', undefined],
    ['a name that objects inherit', '__proto__: {a: 1}\nconstructor: 2', JSON.parse('{"__proto__":{"a":1},"constructor":2}')],
  ])('%s', (_, text, value) => {
    expect(read(text)).toEqual(value)
  })

  test('__proto__ is a field like any other', () => {
    const value = read('__proto__: {a: 1}')
    expect(Object.keys(value as object)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })
})

describe('keys become strings', () => {
  test.each([
    ['n: 1', { false: 1 }],
    ['1: a', { 1: 'a' }],
    ['1.10: a', { 1.1: 'a' }],
    ['.inf: a', { '.inf': 'a' }],
    ['2020-01-01: a', { '2020-01-01': 'a' }],
  ])('%s', (text, value) => {
    expect(read(text)).toEqual(value)
  })
})

describe('anchors', () => {
  test.each([
    ['an alias is a copy', 'a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
    ['a merge key', 'a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3', { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } }],
    ['of merged mappings the first wins', 'a: &x {b: 1}\nc: &y {b: 2}\nd: {<<: [*x, *y]}', { a: { b: 1 }, c: { b: 2 }, d: { b: 1 } }],
    ['a merge overwrites what stands before it', 'a: &x {b: 1}\nd:\n  b: 2\n  <<: *x', { a: { b: 1 }, d: { b: 1 } }],
  ])('%s', (_, text, value) => {
    expect(read(text)).toEqual(value)
  })
})

describe('duplicate keys', () => {
  test.each([
    ['a: 1\nb: 2\na: 3', ['line 3: key "a" already set in map'], { a: 3, b: 2 }],
    ['a:\n  1: x\n  1: z', ['line 3: key 1 already set in map'], { a: { 1: 'z' } }],
    ['a: &x {b: 1}\nc:\n  <<: *x\n  b: 2', ['line 4: key "b" already set in map'], { a: { b: 1 }, c: { b: 2 } }],
    ['1: x\n"1": z', [], { 1: 'z' }],
  ])('%j', (text, messages, value) => {
    const root = parseYaml(text)
    expect(root).toBeDefined()
    if (root === undefined) return
    const read = toValue(root)
    expect(read.value).toEqual(value)
    expect(read.duplicates.map(({ message }) => message)).toEqual(messages)
  })
})

describe('errors in the words and lines of go-yaml', () => {
  test.each([
    ['a: {{ .Name }}', 'yaml: invalid map key: map[interface {}]interface {}{".Name":interface {}(nil)}'],
    ['{{- if .x }}\na: b', 'yaml: did not find expected node content'],
    ['a: b: c', 'yaml: mapping values are not allowed in this context'],
    ['a: 1\n b: 2', 'yaml: line 2: mapping values are not allowed in this context'],
    ['a: 1\nb\nc: 2', "yaml: line 3: could not find expected ':'"],
    ['a:\n- b\n  c: 1\n d: 2', 'yaml: line 3: mapping values are not allowed in this context'],
    ['a: [1, 2', "yaml: line 1: did not find expected ',' or ']'"],
    ['a: {b: 1', "yaml: line 1: did not find expected ',' or '}'"],
    ['a: "x', 'yaml: found unexpected end of stream'],
    ['a: "\\q"', 'yaml: found unknown escape character'],
    ['a: @x', 'yaml: found character that cannot start any token'],
    ['a:\n\tb: 1', 'yaml: line 2: found character that cannot start any token'],
    ['a: *x', "yaml: unknown anchor 'x' referenced"],
    ['a: &x [*x]', "yaml: anchor 'x' value contains itself"],
    ['<<: 1', 'yaml: map merge requires map or sequence of maps as the value'],
    ['a: !x!y z', 'yaml: found undefined tag handle'],
    ['a: |0\n b', 'yaml: found an indentation indicator equal to 0'],
    ['%YAML 1.2\n---\na: 1', 'yaml: found incompatible YAML document'],
    ['a: \u0001', 'yaml: control characters are not allowed'],
    ['~: 1', 'unsupported map key of type: %!s(<nil>), key: <nil>, value: 1'],
    ['a: .inf', 'json: unsupported value: +Inf'],
    ['b: .nan\na: {d: -.inf, c: [1, .inf]}', 'json: unsupported value: +Inf'],
    ['a: .nan\nb: {~: 1}', 'unsupported map key of type: %!s(<nil>), key: <nil>, value: 1'],
    ['~: {~: 1}', 'unsupported map key of type: %!s(<nil>), key: <nil>, value: map[interface {}]interface {}{interface {}(nil):1}'],
    ['~: 1\n~: 2', 'unsupported map key of type: %!s(<nil>), key: <nil>, value: 2'],
    ['~: 1\nb: {<<: 2}', 'yaml: map merge requires map or sequence of maps as the value'],
    ['? {a: 1, <<: {b: 2, a: 3}}\n: 1', 'yaml: invalid map key: map[interface {}]interface {}{"a":3, "b":2}'],
    ['? {<<: [{a: 1}, {a: 2, b: 2}], c: 3}\n: 1', 'yaml: invalid map key: map[interface {}]interface {}{"a":1, "b":2, "c":3}'],
    [
      '? {true: 1, 10: 2, 9: 3, b: 4, a: 5, 1.5: 6, ~: 7}\n: 1',
      'yaml: invalid map key: map[interface {}]interface {}{interface {}(nil):7, "a":5, "b":4, 9:3, 10:2, 1.5:6, true:1}',
    ],
    ['? {[a]: 1}\n: 1', 'yaml: invalid map key: []interface {}{"a"}'],
    ['? {<<: 1}\n: 1', 'yaml: map merge requires map or sequence of maps as the value'],
    ['? {a: .nan, ~: !!int x}\n: 1', 'yaml: cannot decode !!str `x` as a !!int'],
    ['kind: .NaN\n[a]: 1', 'yaml: invalid map key: []interface {}{"a"}'],
    ['a: .inf\nb: !!int x', 'yaml: cannot decode !!str `x` as a !!int'],
    ['- a\nb: 1', "yaml: line 1: did not find expected '-' indicator"],
  ])('%j', (text, message) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ message }))
  })
})

describe('hostile texts end soon', () => {
  test.each([
    ['brackets', '['.repeat(100_000)],
    ['closed brackets', '['.repeat(5_000) + ']'.repeat(5_000)],
    ['pairs', '[a: '.repeat(5_000)],
    ['dashes', '- '.repeat(100_000)],
    ['question marks', '? '.repeat(100_000)],
    ['indentation', Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
  ])('%s', (_, text) => {
    expect(() => read(text)).toThrow('exceeded max depth of 1000')
  })

  test('aliases of aliases', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    for (let i = 1; i < 12; i++) lines.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`)
    expect(() => read(lines.join('\n'))).toThrow('yaml: document contains excessive aliasing')
  })
})
