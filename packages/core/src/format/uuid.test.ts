import { describe, expect, test } from '@jest/globals'
import { isUuid, isUuid3, isUuid4, isUuid5 } from './uuid.ts'

describe('isUuid', () => {
  test.each(['123e4567-e89b-12d3-a456-426614174000', '123E4567E89B12D3A456426614174000', '123e4567e89b-12d3a456-426614174000'])(
    'takes %j',
    (value) => {
      expect(isUuid(value)).toBe(true)
    },
  )

  test.each([
    '',
    '123e4567-e89b-12d3-a456-42661417400',
    '123e4567-e89b-12d3-a456-4266141740000',
    '123e4567--e89b-12d3-a456-426614174000',
    'g23e4567-e89b-12d3-a456-426614174000',
    '{123e4567-e89b-12d3-a456-426614174000}',
  ])('refuses %j', (value) => {
    expect(isUuid(value)).toBe(false)
  })
})

describe('isUuid3', () => {
  test.each([
    '123e4567-e89b-32d3-a456-426614174000',
    '123e4567-e89b-32d3-0456-426614174000', // any variant
  ])('takes %j', (value) => {
    expect(isUuid3(value)).toBe(true)
  })

  test.each(['123e4567-e89b-42d3-a456-426614174000'])('refuses %j', (value) => {
    expect(isUuid3(value)).toBe(false)
  })
})

describe('isUuid4', () => {
  test.each(['123e4567-e89b-42d3-a456-426614174000', '123E4567E89B42D3B456426614174000'])('takes %j', (value) => {
    expect(isUuid4(value)).toBe(true)
  })

  test.each(['123e4567-e89b-32d3-a456-426614174000', '123e4567-e89b-42d3-c456-426614174000'])('refuses %j', (value) => {
    expect(isUuid4(value)).toBe(false)
  })
})

describe('isUuid5', () => {
  test.each(['123e4567-e89b-52d3-8456-426614174000'])('takes %j', (value) => {
    expect(isUuid5(value)).toBe(true)
  })

  test.each(['123e4567-e89b-42d3-8456-426614174000', '123e4567-e89b-52d3-7456-426614174000'])('refuses %j', (value) => {
    expect(isUuid5(value)).toBe(false)
  })
})
