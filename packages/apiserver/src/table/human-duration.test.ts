import { expect, test } from '@jest/globals'
import { humanDuration } from './human-duration.ts'

const [second, minute, hour, day, year] = [1, 60, 3_600, 86_400, 31_536_000].map((seconds) => seconds * 1_000) as [
  number,
  number,
  number,
  number,
  number,
]

test.each([
  [-2 * second, '<invalid>'],
  [-1.5 * second, '0s'],
  [0, '0s'],
  [119 * second, '119s'],
  [2 * minute, '2m'],
  [9 * minute + 59 * second, '9m59s'],
  [10 * minute + 30 * second, '10m'],
  [179 * minute, '179m'],
  [3 * hour, '3h'],
  [3 * hour + 20 * minute, '3h20m'],
  [47 * hour, '47h'],
  [2 * day, '2d'],
  [3 * day + 5 * hour, '3d5h'],
  [8 * day + 5 * hour, '8d'],
  [729 * day, '729d'],
  [2 * year, '2y'],
  [3 * year + 4 * day, '3y4d'],
  [8 * year + 4 * day, '8y'],
])('%d ms are %s', (milliseconds, expected) => {
  expect(humanDuration(milliseconds)).toBe(expected)
})
