import { describe, expect, test } from '@jest/globals'
import { isCreditCard } from './credit-card.ts'

describe('isCreditCard', () => {
  test.each([
    '4111111111111111',
    '4111-1111-1111-1111',
    '5500 0000 0000 0004',
    '378282246310005',
    '30569309025904',
    '6011111111111117',
    '3530111333300000',
    'card no. 4111111111111111', // anything but digits is left out
  ])('takes %j', (value) => {
    expect(isCreditCard(value)).toBe(true)
  })

  test.each(['', '4111111111111112', '411111111111111', '1234567812345670', '0000000000000000'])('refuses %j', (value) => {
    expect(isCreditCard(value)).toBe(false)
  })
})
