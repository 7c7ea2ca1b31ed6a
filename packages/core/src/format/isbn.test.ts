import { describe, expect, test } from '@jest/globals'
import { isIsbn, isIsbn10, isIsbn13 } from './isbn.ts'

describe('isIsbn', () => {
  test.each(['0321751043', '978-0321751041'])('takes %j', (value) => {
    expect(isIsbn(value)).toBe(true)
  })

  test.each(['', '0321751044', '97803217510', '9780321751042'])('refuses %j', (value) => {
    expect(isIsbn(value)).toBe(false)
  })
})

describe('isIsbn10', () => {
  test.each(['0321751043', '0-321-75104-3', '0 321 75104 3', '097522980X'])('takes %j', (value) => {
    expect(isIsbn10(value)).toBe(true)
  })

  test.each(['', '0321751044', '097522980x', 'X321751043', '9780321751041'])('refuses %j', (value) => {
    expect(isIsbn10(value)).toBe(false)
  })
})

describe('isIsbn13', () => {
  test.each(['9780321751041', '978-0321751041', '978 0 321 75104 1'])('takes %j', (value) => {
    expect(isIsbn13(value)).toBe(true)
  })

  test.each(['', '9780321751042', '0321751043', '978\u00a00321751041'])('refuses %j', (value) => {
    expect(isIsbn13(value)).toBe(false)
  })
})
