import { describe, expect, test } from '@jest/globals'
import { evaluated } from '../evaluated.fixture.ts'

describe('format, as cel-go computes it', () => {
  test.each<[source: string, value: string]>([
    [`'%%'.format([])`, '"%"'],
    [`'%s %s %s'.format(['a', 1.5, true])`, '"a 1.5 true"'],
    [`'%s'.format([dyn(1e100)])`, '"1e+100"'],
    [`'%s'.format([null])`, '"null"'],
    [`'%s'.format([b'abc'])`, '"abc"'],
    [
      `'%s'.format([b'\\xff'])`,
      'error: error during formatting: could not convert argument "invalid UTF-8 in bytes, cannot convert to string" to string',
    ],
    [`'%s'.format([type(1)])`, '"int"'],
    [`'%s'.format([timestamp('2020-01-01T00:00:00Z')])`, '"2020-01-01T00:00:00Z"'],
    [`'%s'.format([duration('90s')])`, '"90s"'],
    [`'%s'.format([[1.5, -2.25]])`, '"[1.500000, -2.250000]"'],
    [`'%s'.format([['a"', 'é\\u200b\\n']])`, `"[\\"a\\\\\\"\\", \\"é\\\\u200b\\\\n\\"]"`],
    [`'%s'.format([[b'a\\n']])`, `"[b\\"a\\\\n\\"]"`],
    [`'%s'.format([[timestamp('2020-01-01T00:00:00Z')]])`, `"[timestamp(\\"2020-01-01T00:00:00Z\\")]"`],
    [`'%s'.format([[duration('1h')]])`, `"[duration(\\"3600s\\")]"`],
    [`'%s'.format([[double('NaN'), double('Infinity')]])`, `"[\\"NaN\\", \\"+Inf\\"]"`],
    [`'%s'.format([{'b': 'x', 'a': 'y'}])`, `"{\\"a\\":\\"y\\", \\"b\\":\\"x\\"}"`],
    [`'%s'.format([{2: [1], 1: [2, 3]}])`, '"{1:[2, 3], 2:[1]}"'],
    [`'%s'.format([{true: null}])`, '"{true:null}"'],
    [`'%s'.format([dyn({1.5: 2})])`, 'error: error during formatting: no formatting function for map key of type double'],
    [
      `'%s'.format([dyn(optional.of(1))])`,
      'error: error during formatting: string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps, was given optional_type',
    ],
    [`'%d %d'.format([-5, 18446744073709551615u])`, '"-5 18446744073709551615"'],
    [`'%d'.format([dyn(1.5)])`, 'error: error during formatting: decimal clause can only be used on integers, was given double'],
    [`'%f %f'.format([1234567.891, -1234.5])`, '"1,234,567.891000 -1,234.500000"'],
    [`'%.2f %.2f %.0f %.0f'.format([1.015, 1.025, 0.5, 1.5])`, '"1.01 1.02 0 2"'],
    [`'%f'.format([-0.0000001])`, '"-0.000000"'],
    [`'%f'.format([-0.0])`, '"0.000000"'],
    [`'%f|%f|%f'.format([double('NaN'), double('Infinity'), double('-Infinity')])`, '"NaN|∞|-∞"'],
    [`'%f'.format(['-Infinity'])`, '"-∞"'],
    [`'%f'.format(['x'])`, 'error: error during formatting: fixed-point clause can only be used on doubles, was given string'],
    [`'%.20f'.format([0.1])`, '"0.10000000000000000555"'],
    [`'%.300f'.format([0.1])`, '"0.1000000000000000055511151231257827021181583404541015625"'],
    [`'%.40000f'.format([12345.6])`, '"12,345.6000000000000000000000000000000000000000000000000000000000000000"'],
    [`'%.65538f'.format([0.126])`, '"0.13"'],
    [`'%.3f'.format([1e21])`, '"1,000,000,000,000,000,000,000.000"'],
    [`'%e'.format([1052.032911275])`, '"1.052033×10⁰³"'],
    [`'%e %e %e'.format([0.0, -0.000123, 1e300])`, '"0.000000×10⁰⁰ -1.230000×10⁻⁰⁴ 1.000000×10³⁰⁰"'],
    [`'%e %e'.format([10000005.0, 10000015.0])`, '"1.000000×10⁰⁷ 1.000002×10⁰⁷"'],
    [`'%e'.format([9.9999999])`, '"1.000000×10⁰¹"'],
    [`'%.20e'.format([1.5])`, '"       1.500000×10⁰⁰"'],
    [`'%e %e'.format([double('NaN'), double('-Infinity')])`, '"   NaN     -∞"'],
    [`'%b %b %b'.format([5, -5, true])`, '"101 -101 1"'],
    [`'%b'.format([dyn('a')])`, 'error: error during formatting: only integers and bools can be formatted as binary, was given string'],
    [`'%o %o'.format([8, 8u])`, '"10 10"'],
    [`'%o'.format([dyn('a')])`, 'error: error during formatting: octal clause can only be used on integers, was given string'],
    [`'%x %X %x'.format([255, 255, -255])`, '"ff FF -ff"'],
    [`'%x %X'.format(['é', b'\\xab'])`, '"c3a9 AB"'],
    [
      `'%x'.format([dyn(1.5)])`,
      'error: error during formatting: only integers, byte buffers, and strings can be formatted as hex, was given double',
    ],
    [`('%s' + '%s').format(['a'])`, 'error: index 1 out of range'],
    [`('%' + '').format([])`, 'error: index 0 out of range'],
    [`('%' + '').format([1])`, 'error: unexpected end of string'],
    [`('%z' + '').format([1])`, 'error: could not parse formatting clause: unrecognized formatting clause "z"'],
    [
      `('%.' + '').format([1.0])`,
      'error: could not parse formatting clause: error while parsing precision: could not find end of precision specifier',
    ],
    [
      `('%.f' + '').format([1.0])`,
      'error: could not parse formatting clause: error while parsing precision: error while converting precision to integer: strconv.Atoi: parsing "": invalid syntax',
    ],
    [`('%é' + '').format([1])`, 'error: could not parse formatting clause: unrecognized formatting clause "Ã"'],
  ])('%s', (source, value) => {
    expect(evaluated(source).value).toBe(value)
  })

  test('padding that would only fill memory is refused', () => {
    expect(evaluated("'%.999999999e'.format([1.0])").value).toBe('error: format: width 999999999 is more than 16777216')
  })
})
