import { describe, expect, test } from '@jest/globals'
import { evaluated } from './evaluated.fixture.ts'

describe('lists: value, cost and greatest cost, as cel-go computes them in the server’s environment', () => {
  test.each<[source: string, value: string, cost: number, estimate: number]>([
    ['[1, 2, 3].slice(0, 2).size()', '2', 14, 24],
    ['[1, 2, 3].slice(-1, 2)', 'error: cannot slice(-1, 2), negative indexes not supported', 12, 23],
    [
      '[1, 2, 3].slice(2, 1)',
      'error: cannot slice(2, 1), start index must be less than or equal to end index',
      12,
      Number.MAX_SAFE_INTEGER,
    ],
    ['[1, 2, 3].slice(0, 5)', 'error: cannot slice(0, 5), list is length 3', 12, 26],
    ['[[1], [2, 3]].flatten().size()', '3', 14, 44],
    ['[[1], [2, 3]].flatten()[2]', '3', 15, 44],
    ['[[[1]]].flatten(2)[0] == 1', 'true', 16, 45],
    ['[[[1]]].flatten(0).size()', '1', 12, 42],
    ['[[[1]]].flatten(-1)', 'error: level must be non-negative', 10, 41],
    ['dyn([1, 2]).flatten().size()', '2', 14, 25],
    ['dyn(1).flatten()', 'error: no such overload: int.flatten()', 12, 13],
    ['[3, 1, 2].sort()[0]', '1', 31, 40],
    [`['b', 'a', 'c'].sort().join()`, '"abc"', 30, Number.MAX_SAFE_INTEGER],
    [`['b', 'aaa', 'cc'].sortBy(x, x.size()).join()`, '"bccaaa"', 76, Number.MAX_SAFE_INTEGER],
    ['[3, 1, 2].sortBy(x, -x)[0]', '3', 76, 105],
    ['[dyn(1)].sort().size()', '1', 2, 26],
    [`[b'b', b'a'].sort()[0] == b'a'`, 'true', 22, 32],
    ['[].map(x, dyn(x)).sortBy(x, x).size()', '0', 6, 56],
    ['lists.range(3).size()', '3', 15, 15],
    ['lists.range(-3).size()', '0', 12, 12],
    ['lists.range(1000)[999]', '999', 1013, 1012],
    ['[1, 2, 3].reverse()[0]', '3', 16, 25],
    ['[1, 1, 2].distinct().size()', '2', 30, 40],
    [`['a', 'b', 'a'].distinct().join()`, '"ab"', 30, Number.MAX_SAFE_INTEGER],
    ['[[1], [1], [2]].distinct().size()', '2', 30, 70],
    [`[duration('1h'), duration('60m')].distinct().size()`, '1', 20, 32],
  ])('%s', (source, value, cost, estimate) => {
    expect(evaluated(source)).toEqual({ value, cost, estimate })
  })
})

describe('lists that could not be computed: upstream panics over what their calls cost', () => {
  const notLister = 'error: internal error: interface conversion: *types.Err is not traits.Lister: missing method Add'

  test.each<[source: string, value: string, cost: number]>([
    ['[1/0].sort()', notLister, 11],
    ['[1/0].distinct().size() > 0 || true', notLister, 11],
    ["[{'a': 1}, {'b': 2}].sortBy(x, x.a)", notLister, 31],
    ['[[1]].flatten(1/0)', 'error: internal error: interface conversion: ref.Val is *types.Err, not types.Int', 1],
    ['[1/0].reverse()', 'error: division by zero', 23],
  ])('%s', (source, value, cost) => {
    expect(evaluated(source)).toMatchObject({ value, cost })
  })
})
