import { describe, expect, test } from '@jest/globals'
import { isLongName, isShortName } from './k8s-name.ts'

describe('isShortName', () => {
  test.each(['a', '1', 'my-name', 'a--b', 'a'.repeat(63)])('takes %j', (value) => {
    expect(isShortName(value)).toBe(true)
  })

  test.each(['', '-a', 'a-', 'A', 'a.b', 'a_b', 'é', 'a'.repeat(64)])('refuses %j', (value) => {
    expect(isShortName(value)).toBe(false)
  })
})

describe('isLongName', () => {
  test.each([
    'a',
    'a.b',
    '1.2',
    'my-name.example.com',
    `${'a'.repeat(100)}.b`, // a segment of any length
    'a'.repeat(253),
  ])('takes %j', (value) => {
    expect(isLongName(value)).toBe(true)
  })

  test.each(['', '.a', 'a.', 'a..b', '-a.b', 'a-.b', 'A.b', 'a'.repeat(254)])('refuses %j', (value) => {
    expect(isLongName(value)).toBe(false)
  })
})
