import { expect, test } from '@jest/globals'
import { fixed } from './fixed.ts'

test.each([
  [2.25, 1, '2.2'],
  [2.75, 1, '2.8'],
  [2.45, 1, '2.5'],
  [2.35, 1, '2.4'],
  [1.0078125, 6, '1.007812'],
  [1.101006, 6, '1.101006'],
  [99.96, 1, '100.0'],
])('%s with %i digits is %s', (value, digits, text) => {
  expect(fixed(value, digits)).toBe(text)
})
