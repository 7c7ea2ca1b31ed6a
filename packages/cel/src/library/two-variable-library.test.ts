import { describe, expect, test } from '@jest/globals'
import { evaluated } from './evaluated.fixture.ts'

describe('comprehensions over two variables: value, cost and greatest cost, as cel-go computes them in the server’s environment', () => {
  test.each<[source: string, value: string, cost: number, estimate: number]>([
    ['[1, 2].all(i, v, i < v)', 'true', 13, 23],
    ['[1, 2].exists(i, v, i == v)', 'false', 15, 25],
    ['[1, 2].existsOne(i, v, v == 1)', 'true', 8, 20],
    ['[1, 2].exists_one(i, v, v >= 1)', 'false', 10, 20],
    [`{'a': 1}.all(k, v, k == 'a' && v == 1)`, 'true', 8, 38],
    [`{'a': 1}.exists(k, v, 1 / 0 == 1 || v == 1)`, 'true', 9, 39],
    ['[1, 2].transformList(i, v, i + v)[1]', '3', 33, 52],
    ['[1, 2].transformList(i, v, v > 1, i + v).size()', '1', 21, 56],
    [`{'a': 1}.transformList(k, v, k)[0]`, '"a"', 16, 55],
    [`{'a': 1}.transformMap(k, v, v + 1)['a']`, '2', 8, 67],
    [`{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v).size()`, '1', 10, 74],
    [`['x'].transformMap(i, v, v)[0]`, '"x"', 7, 46],
    [`{'a': 1}.transformMapEntry(k, v, {v: k})[1]`, '"a"', 37, 96],
    [`{'a': 1, 'b': 1}.transformMapEntry(k, v, {v: k})`, 'error: insert failed: key 1 already exists', 69, 129],
    ['[1, 2].transformMapEntry(i, v, v > 1, {v: i}).size()', '1', 40, 114],
  ])('%s', (source, value, cost, estimate) => {
    expect(evaluated(source)).toEqual({ value, cost, estimate })
  })
})
