import { describe, expect, test } from '@jest/globals'

import { outcome } from '../evaluate/evaluation.fixture.ts'

describe('conversions to numbers', () => {
  test.each([
    ['int("+12" + texts[2])', 12n],
    ['int("-9223372036854775808" + texts[2])', -(2n ** 63n)],
    ['int("007" + texts[2])', 7n],
    ['int(1.9)', 1n],
    ['int(-1.9)', -1n],
    ['int(seven)', 7n],
    ['int(timestamp("1969-12-31T23:59:59.5Z"))', -1n],
    ['int(duration("1.5s"))', 1_500_000_000n],
    ['uint(number) == 42u', true],
    ['uint(1.9) == 1u', true],
    ['uint("18446744073709551615" + texts[2]) == 18446744073709551615u', true],
    ['double(number)', 42],
    ['double(seven)', 7],
    ['double("-1.5e3" + texts[2])', -1500],
    ['double("Infinity" + texts[2])', Infinity],
    ['double("-inf" + texts[2])', -Infinity],
    ['double("NaN" + texts[2])', NaN],
    ['double("1_000.5" + texts[2])', 1000.5],
    ['double("0x1.8p1" + texts[2])', 3],
  ])('%s', (text, expected) => {
    expect(outcome(text)).toEqual(expected)
  })

  test.each([
    ...['1.5', ' 1', '1_0', '', '9223372036854775808', '0x10'].map((text) => [`int("${text}" + texts[2])`, 'string', 'int']),
    ...['-5', '+5', '18446744073709551616'].map((text) => [`uint("${text}" + texts[2])`, 'string', 'uint']),
    ...['1e400', '1__0', '_1', 'x', '', '0x1', '1e', '-nan'].map((text) => [`double("${text}" + texts[2])`, 'string', 'double']),
    ...['yes', 'tRUE', ''].map((text) => [`bool("${text}" + texts[2])`, 'string', 'bool']),
    ['duration(number)', 'int', 'google.protobuf.Duration'],
  ])('%s is no conversion', (text, from, to) => {
    expect(outcome(text)).toBe(`error: type conversion error from '${from}' to '${to}'`)
  })

  test.each([
    ['int(half * 1e19)', 'integer overflow'],
    ['int(-9223372036854775808.0 * (half - 1.5))', 'integer overflow'],
    ['int(half * (0.0 / 0.0))', 'integer overflow'],
    ['int(seven + 18446744073709551608u)', 'integer overflow'],
    ['uint(-number)', 'unsigned integer overflow'],
    ['uint(half - 3.0)', 'unsigned integer overflow'],
    ['int(anything.c)', 'no such overload: int(list)'],
  ])('%s', (text, message) => {
    expect(outcome(text)).toBe(`error: ${message}`)
  })
})

describe('conversions to strings', () => {
  test.each([
    ['string(1.0)', '1'],
    ['string(1e6)', '1e+06'],
    ['string(123456.5)', '123456.5'],
    ['string(1234567.0)', '1.234567e+06'],
    ['string(0.0001)', '0.0001'],
    ['string(0.00001)', '1e-05'],
    ['string(-0.0)', '-0'],
    ['string(1.0 / 0.0)', '+Inf'],
    ['string(0.0 / 0.0)', 'NaN'],
    ['string(true)', 'true'],
    ['string(seven)', '7'],
    [`string(b'h\\303\\251')`, 'h\u00e9'],
    ['string(duration("1h1.5s"))', '3601.5s'],
    ['string(duration("1ns"))', '0.000000001s'],
    ['string(timestamp("2020-01-01T00:00:00.120Z"))', '2020-01-01T00:00:00.12Z'],
    ['string(timestamp("2020-01-01T00:00:00+05:30"))', '2020-01-01T00:00:00+05:30'],
    ['string(timestamp("2020-01-01T23:30:00-01:00") + duration("1h"))', '2020-01-02T00:30:00-01:00'],
    ['string(timestamp(0))', '1970-01-01T00:00:00Z'],
    [`string(b'\\xff' + b'')`, 'error: invalid UTF-8 in bytes, cannot convert to string'],
    ['string(anything.c)', 'error: no such overload: string(list)'],
    ['bytes("h\u00e9") == b"h\\303\\251"', true],
    ['bool("T") && bool("1") && !bool("False")', true],
    ['dyn(1) == 1', true],
  ])('%s', (text, expected) => {
    expect(outcome(text)).toEqual(expected)
  })
})
