import { describe, expect, test } from '@jest/globals'
import { decodeDocument } from '@kindbox/crd'
import { parse } from 'yaml'
import { yamlDocument } from './yaml-document.ts'

// Each is a string that is something else to YAML 1.1, to YAML 1.2 or to go-yaml, unless it is quoted.
const strings = [
  ...['yes', 'no', 'on', 'off', 'y', 'n', 'Yes', 'TRUE', 'null', '~', '', 'NaN', '.inf', '-.INF', '.nan'],
  ...['014', '0o14', '-0o7', '0x1f', '0b11', '1_000', '1e3', '1.', '.5', '+1', '12:30:45', '2026-01-01', '2026-01-01T00:00:00Z'],
  ...[
    '<<',
    '=',
    '-',
    '---',
    '...',
    '?',
    ':',
    '# no comment',
    'a: b',
    'a #b',
    '&a',
    '*a',
    '!a',
    '%a',
    '@a',
    '`a',
    '{',
    '[',
    '"',
    "'",
    '|',
    '>',
  ],
  ...[
    'two\nlines',
    'ends\n',
    '\n',
    ' blank ',
    '\ttab',
    'a\u0085b',
    'a\u2028b',
    'a\u2029b',
    '\ufeffa',
    'a\u007fb',
    'a\u009fb',
    '\u0000',
    '\u001b',
  ],
  ...['語', '😀', '^[0-9]+(h|d)$', 'x'.repeat(500)],
]

describe('yamlDocument', () => {
  test.each(strings)('%j stays the string it is, as value and as key', (text) => {
    const value = { value: text, [text]: 'key', list: [text] }
    const yaml = yamlDocument(value)
    const read = decodeDocument(yaml)
    expect(read.readable ? read.value : read.message).toEqual(value)
    expect(parse(yaml, { version: '1.2' })).toEqual(value)
  })

  test('numbers, booleans and null are what they are; nothing is joined by anchors', () => {
    const shared = { a: 1 }
    const value = { one: shared, two: shared, no: false, nothing: null, float: 1.5, large: 1e21 }
    const yaml = yamlDocument(value)
    expect(yaml).not.toMatch(/[&*]/)
    expect(parse(yaml)).toEqual(value)
  })

  test('long lines stay whole', () => {
    expect(yamlDocument({ a: 'word '.repeat(100).trim() }).split('\n')).toHaveLength(2)
  })
})
