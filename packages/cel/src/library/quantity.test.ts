import { describe, expect, test } from '@jest/globals'
import { addAmounts, approximation, compareAmounts, integerOf, negated, parseAmount, signOf } from './quantity.ts'

// What the server's own library says, recorded from k8s.io/apiserver 0.36.4.
describe('quantities', () => {
  test.each([
    ['', "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"],
    ['1..2', "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"],
    ['1 ', "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"],
    ['1e', "unable to parse quantity's suffix"],
    ['1Kii', "unable to parse quantity's suffix"],
  ])('%j is none: %s', (text, message) => {
    expect(() => parseAmount(text)).toThrow(expect.objectContaining({ message }))
  })

  test.each([
    ['0', 0n, 0, 0],
    ['-', 0n, 0, 0],
    ['.', 0n, 0, 0],
    ['1k', 1000n, 1, 1000],
    ['-2Ki', -2048n, -1, -2048],
    ['1e3', 1000n, 1, 1000],
    ['1500m', undefined, 1, 1.5],
    ['1.0', undefined, 1, 1],
    ['0.1n', undefined, 1, 1e-9],
    ['9223372036854775807', undefined, 1, 2 ** 63],
    ['100000000000000000Ei', undefined, 1, 2 ** 63],
    ['1.1Ki', undefined, 1, 1126.4],
  ])('%j is the integer %p, has the sign %d and is about %d', (text, integer, sign, float) => {
    const amount = parseAmount(text)
    expect([integerOf(amount), signOf(amount), approximation(amount)]).toEqual([integer, sign, float])
  })

  test.each([
    ['1Ki', '1024', 0],
    ['1k', '1Ki', -1],
    ['-1', '0', -1],
    ['-1Ki', '-1Mi', 1],
    ['1e400', '1e399', 1],
    ['1e-9', '0.1n', 0],
    ['1e2000000000', '1', 1],
  ])('%s compared with %s is %d', (a, b, order) => {
    expect(compareAmounts(parseAmount(a), parseAmount(b))).toBe(order)
  })

  test.each([
    ['1Gi', '1', 1073741825n],
    ['1', '1500m', undefined],
    ['9000000000000000000', '9000000000000000000', undefined],
  ])('%s + %s is %p', (a, b, sum) => {
    expect(integerOf(addAmounts(parseAmount(a), parseAmount(b)))).toBe(sum)
  })

  test('what would take a billion digits ends at once', () => {
    const huge = parseAmount('1e1000000000')
    expect(() => addAmounts(huge, negated(parseAmount('1')))).toThrow(
      expect.objectContaining({ message: 'unable to parse numeric part of quantity' }),
    )
  })
})
