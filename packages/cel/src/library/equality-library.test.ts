import { describe, expect, test } from '@jest/globals'
import { evaluated } from './evaluated.fixture.ts'

describe('values that refuse a comparison, as cel-go treats them: value and cost', () => {
  test.each<[source: string, value: string, cost: number]>([
    ["dyn(quantity('1')) == dyn('a')", 'error: no such overload', 3],
    ["[dyn(quantity('1'))] == [dyn('a')]", 'true', 13],
    ["[dyn('a')] == [dyn(quantity('1'))]", 'false', 13],
    ["{'a': dyn(ip('1.1.1.1'))} != {'a': dyn(1)}", 'false', 33],
    ["optional.of(dyn(quantity('1'))) == optional.of(dyn('a'))", 'error: no such overload', 5],
    ["sets.contains([dyn(quantity('1'))], [dyn('a')])", 'false', 14],
    ["[dyn(1), dyn(quantity('1'))].indexOf(dyn('a'))", '-1', 14],
  ])('%s', (source, value, cost) => {
    expect(evaluated(source)).toMatchObject({ value, cost })
  })

  test('bytes cannot be keys, which nothing absorbs', () => {
    const value = 'error: internal error: runtime error: hash of unhashable type types.Bytes'
    expect(evaluated("[b'a'].map(x, {x: 1})")).toMatchObject({ value, cost: 2 })
    expect(evaluated("[b'a'].map(x, {x: 1}).size() > 0 || true")).toMatchObject({ value, cost: 2 })
  })
})
