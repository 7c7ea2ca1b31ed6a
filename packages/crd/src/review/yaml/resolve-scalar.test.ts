import { describe, expect, test } from '@jest/globals'
import { resolveScalar } from './resolve-scalar.ts'
import { TAG_PREFIX } from './yaml-node.ts'

const mark = { offset: 0, line: 0, column: 0 }
const plain = (value: string, tag = '') =>
  resolveScalar({ kind: 'scalar', mark, value, tag: tag === '' ? '' : TAG_PREFIX + tag, implicit: tag === '' })

describe('a plain scalar is what go-yaml v2 takes it for', () => {
  test.each([
    ['yes', true],
    ['n', false],
    ['On', true],
    ['yEs', 'yEs'],
    ['~', null],
    ['', null],
    ['nUll', 'nUll'],
    ['0755', 493],
    ['0o17', 15],
    ['0x1F', 31],
    ['0b101', 5],
    ['-0b11', -3],
    ['08', 8],
    ['+1', 1],
    ['1_000', 1000],
    ['1.', 1],
    ['.5', 0.5],
    ['1e3', 1000],
    ['1e400', '1e400'],
    ['.e3', '.e3'],
    ['12:30:45', '12:30:45'],
    ['2020-01-01', '2020-01-01'],
    ['9223372036854775807', 9_223_372_036_854_775_807n],
    ['18446744073709551615', 18_446_744_073_709_552_000],
    ['18446744073709551616', 18_446_744_073_709_552_000],
    ['<<', '<<'],
    ['0x', '0x'],
    ['1a', '1a'],
  ])('%s', (text, value) => {
    const resolved = plain(text)
    expect(resolved.is === 'null' ? null : resolved.value).toEqual(value)
  })
})

describe('a tag decides', () => {
  test.each([
    ['1', 'str', '1'],
    ['1', 'float', 1],
    ['3', 'int', 3],
    ['yes', 'bool', true],
    ['2020-01-01', 'timestamp', '2020-01-01'],
    ['aGk=', 'binary', 'hi'],
  ])('%s as !!%s', (text, tag, value) => {
    const resolved = plain(text, tag)
    expect(resolved.is === 'null' ? null : resolved.value).toEqual(value)
  })

  test.each([
    ['x', 'int', 'yaml: cannot decode !!str `x` as a !!int'],
    ['1.5', 'int', 'yaml: cannot decode !!float `1.5` as a !!int'],
    ['soon', 'timestamp', 'yaml: cannot decode !!str `soon` as a !!timestamp'],
    ['%%', 'binary', 'yaml: !!binary value contains invalid base64 data'],
  ])('%s is no !!%s', (text, tag, message) => {
    expect(() => plain(text, tag)).toThrow(message)
  })

  test('a tag of somebody else leaves text alone', () => {
    expect(resolveScalar({ kind: 'scalar', mark, value: '1', tag: '!mine', implicit: false })).toEqual({ is: 'string', value: '1' })
  })
})

test('quotes make text', () => {
  expect(resolveScalar({ kind: 'scalar', mark, value: 'yes', tag: '', implicit: false })).toEqual({ is: 'string', value: 'yes' })
})
