import { describe, expect, test } from '@jest/globals'
import { isBsonObjectId } from './bson-object-id.ts'

describe('isBsonObjectId', () => {
  test.each(['507f1f77bcf86cd799439011', '507F1F77BCF86CD799439011'])('takes %j', (value) => {
    expect(isBsonObjectId(value)).toBe(true)
  })

  test.each(['', '507f1f77bcf86cd79943901', '507f1f77bcf86cd7994390110', '507f1f77bcf86cd79943901g'])('refuses %j', (value) => {
    expect(isBsonObjectId(value)).toBe(false)
  })
})
