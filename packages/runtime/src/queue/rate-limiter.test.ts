import { describe, expect, test } from '@jest/globals'
import { manualClock } from '../manual-clock.fixture.ts'
import { exponentialBackoff } from './exponential-backoff.ts'
import { strictest } from './rate-limiter.ts'
import { tokenBucket } from './token-bucket.ts'

describe('exponentialBackoff', () => {
  test('doubles from 5 ms to 1,000 s, for each key by itself', () => {
    const limiter = exponentialBackoff<string>()
    expect(Array.from({ length: 6 }, () => limiter.delay('a'))).toEqual([5, 10, 20, 40, 80, 160])
    expect(limiter.delay('b')).toBe(5)
    for (let failures = 0; failures < 2000; failures++) limiter.delay('a')
    expect(limiter.delay('a')).toBe(1_000_000)
    expect(limiter.failures('a')).toBe(2007)
  })

  test('begins anew with a key that was forgotten', () => {
    const limiter = exponentialBackoff<string>({ base: 100, maximum: 150 })
    expect([limiter.delay('a'), limiter.delay('a')]).toEqual([100, 150])
    limiter.forget('a')
    expect(limiter.failures('a')).toBe(0)
    expect(limiter.delay('a')).toBe(100)
  })
})

describe('tokenBucket', () => {
  test('lets a burst through, then one each interval, in turn', async () => {
    const clock = manualClock()
    const limiter = tokenBucket<string>({ rate: 2, burst: 3, clock })
    expect(['a', 'a', 'b', 'c', 'a'].map((key) => limiter.delay(key))).toEqual([0, 0, 0, 500, 1000])
    await clock.advance(1500)
    expect(limiter.delay('a')).toBe(0)
    expect(limiter.delay('a')).toBe(500)
  })

  test('saves no more than the burst', async () => {
    const clock = manualClock()
    const limiter = tokenBucket<string>({ rate: 2, burst: 1, clock })
    await clock.advance(60_000)
    expect([limiter.delay('a'), limiter.delay('a')]).toEqual([0, 500])
  })
})

test('strictest waits for the longest of several limits', () => {
  const limiter = strictest(exponentialBackoff<string>(), tokenBucket<string>({ rate: 1, burst: 1, clock: manualClock() }))
  expect([limiter.delay('a'), limiter.delay('a')]).toEqual([5, 1000])
  expect(limiter.failures('a')).toBe(2)
  limiter.forget('a')
  expect(limiter.failures('a')).toBe(0)
})
