import { describe, expect, test } from '@jest/globals'
import { goDuration, goTime } from './go-time-text.ts'

describe('times as Go prints them', () => {
  test.each([
    [0n, undefined, '1970-01-01 00:00:00 +0000 UTC'],
    [1_500_000_000n, undefined, '1970-01-01 00:00:01.5 +0000 UTC'],
    [-1n, undefined, '1969-12-31 23:59:59.999999999 +0000 UTC'],
    [0n, 60, '1970-01-01 01:00:00 +0100 +0100'],
    [0n, -330, '1969-12-31 18:30:00 -0530 -0530'],
  ])('%s', (nanoseconds, offset, text) => {
    expect(goTime({ kind: 'timestamp', nanoseconds, ...(offset !== undefined && { offset }) })).toBe(text)
  })
})

describe('durations as Go prints them', () => {
  test.each([
    [0n, '0s'],
    [1n, '1ns'],
    [1_500n, '1.5\u00b5s'],
    [2_000_000n, '2ms'],
    [-90_000_000_000n, '-1m30s'],
    [3_601_500_000_000n, '1h0m1.5s'],
    [360_000_000_000_000n, '100h0m0s'],
  ])('%s', (nanoseconds, text) => {
    expect(goDuration({ kind: 'duration', nanoseconds })).toBe(text)
  })
})
