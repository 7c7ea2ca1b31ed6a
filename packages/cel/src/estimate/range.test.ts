import { expect, test } from '@jest/globals'
import { add, exactly, multiply, scale, union, UNKNOWN, UNLIMITED } from './range.ts'

test('sums and products stop at the greatest unsigned integer', () => {
  expect(add(UNKNOWN, exactly(1))).toEqual({ min: 1, max: UNLIMITED })
  expect(multiply(UNKNOWN, exactly(2))).toEqual({ min: 0, max: UNLIMITED })
  expect(multiply(UNKNOWN, exactly(0))).toEqual({ min: 0, max: 0 })
  expect(scale(UNKNOWN, 2)).toEqual({ min: 0, max: UNLIMITED })
})

test('factors round up', () => {
  expect(scale({ min: 1, max: 21 }, 0.1)).toEqual({ min: 1, max: 3 })
})

test('a union has room for both', () => {
  expect(union({ min: 1, max: 3 }, { min: 2, max: 9 })).toEqual({ min: 1, max: 9 })
})
