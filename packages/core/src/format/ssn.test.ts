import { describe, expect, test } from '@jest/globals'
import { isSsn } from './ssn.ts'

describe('isSsn', () => {
  test.each(['111-22-3333', '111 22 3333', '111-22 3333'])('takes %j', (value) => {
    expect(isSsn(value)).toBe(true)
  })

  test.each([
    '',
    '111223333', // 11 characters are asked for
    '111-223333',
    '1112-2-3333',
    '111-22-33333',
    'aaa-bb-cccc',
  ])('refuses %j', (value) => {
    expect(isSsn(value)).toBe(false)
  })
})
