import { describe, expect, test } from '@jest/globals'

import { program, variables } from './evaluation.fixture.ts'

/** What cel-go 0.26 charges with the options of kube-apiserver 1.36. */
describe('cost', () => {
  test.each([
    ['true', 0],
    ['flag', 1],
    ['anything.a', 2],
    ['map.w.deep.er', 4],
    ['anything.c[0]', 3],
    ['anything.zz.b', 2],
    // The variable of an index is free, its selections are not.
    ['ints[number]', 2],
    ['map[texts[0]]', 3],
    ['ints[1 + 1]', 3],
    ['anything[anything.b]', 3],
    ['has(anything.a)', 1],
    ['has(map.w.deep.er)', 3],
    ['has((flag ? anything : map).a)', 1],
    ['anything.?a', 2],
    ['anything.?zz', 1],
    ['anything.?zz.b.c', 1],
    ['number == 42', 2],
    ['text == "x"', 2],
    ['text == ""', 1],
    ['number != anything.b', 4],
    ['flag && number == 42', 3],
    ['flag || number == 42', 1],
    // Branches of a ternary pay for their selections, but not for their variable.
    ['flag ? number : 1', 1],
    ['flag ? anything.a : 1', 2],
    ['flag ? number + 1 : 1', 3],
    ['(flag ? anything : map).a', 2],
    ['1 / 0 == 1 || missing == 2', 4],
    ['[1, 2, 3]', 0],
    ['[number, 2]', 11],
    ['{"a": 1}', 0],
    ['{"a": number}', 31],
    ['[1 / 0, number]', 11],
    ['type(number) == int', 3],
    ['timestamp("2020-01-01T00:00:00Z") < timestamp("2021-01-01T00:00:00Z")', 1],
    ['string(number)', 2],
    // A look-up in a list of constants is free.
    ['number in [1, 2, 42]', 1],
    ['number in []', 0],
    ['number in ints', 5],
    ['null in [null, null]', 2],
    ['"x" in map', 2],
    ['text.startsWith("h")', 2],
    ['(text + text + text).contains(text + text)', 15],
    ['text.matches("^h.*$")', 3],
    ['matches(text, "^h.*$")', 2],
    // A call that has not got all its arguments is not paid for.
    ['string(1 / 0).matches("a")', 2],
    ['string(1 / 0).matches(text)', 5],
    ['text + text < text', 6],
    ['ints + ints', 3],
    ['maybe.orValue(1)', 1],
    ['maybe.value()', 2],
    ['maybe.optMap(x, x * 2).orValue(0)', 7],
    ['ints.all(x, x > 0)', 17],
    ['ints.exists(x, x == 1)', 17],
    ['ints.exists_one(x, x == 1)', 11],
    ['ints.map(x, x * 2)', 44],
    ['ints.filter(x, x > 1)', 34],
    ['ints.map(x, x / 0)', 44],
    ['map.transformMap(k, v, k)', 18],
    ['ints.transformList(i, x, i + x)', 47],
  ])('%s: %d', (text, cost) => {
    expect(program(text).evaluate(variables).cost).toBe(cost)
  })
})
