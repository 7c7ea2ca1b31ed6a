import { describe, expect, test } from '@jest/globals'
import { evaluated } from './evaluated.fixture.ts'

describe('sets: value, cost and greatest cost, as cel-go computes them in the server’s environment', () => {
  test.each<[source: string, value: string, cost: number, estimate: number]>([
    ['sets.contains([1, 2], [1])', 'true', 3, 23],
    ['sets.contains([1, 2], [3])', 'false', 3, 23],
    ['sets.contains([], [])', 'true', 1, 21],
    ['sets.contains([[1], [2]], [[2]])', 'true', 3, 53],
    ['sets.equivalent([1, 2, 2], [2, 1])', 'true', 13, 33],
    ['sets.equivalent([1, 2], [1])', 'false', 5, 25],
    ['sets.intersects([1, 2], [3, 2])', 'true', 5, 25],
    ['sets.intersects([1, 2], [3])', 'false', 3, 23],
    ['sets.intersects([], [3])', 'false', 1, 21],
    ['sets.contains([dyn(1)], [dyn(1.0)])', 'true', 2, 24],
  ])('%s', (source, value, cost, estimate) => {
    expect(evaluated(source)).toEqual({ value, cost, estimate })
  })
})
