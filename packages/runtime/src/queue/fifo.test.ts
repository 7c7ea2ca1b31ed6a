import { expect, test } from '@jest/globals'
import { Fifo } from './fifo.ts'

test('gives back what it was given, in that order, however the two alternate', () => {
  const fifo = new Fifo<number>()
  const taken: number[] = []
  let next = 0
  for (let round = 0; round < 200; round++) {
    for (let puts = 0; puts < (round * 7) % 13; puts++) fifo.put(next++)
    for (let takes = 0; takes < (round * 5) % 11; takes++) {
      const item = fifo.take()
      if (item !== undefined) taken.push(item)
    }
    expect(fifo.size).toBe(next - taken.length)
  }
  while (fifo.size > 0) taken.push(fifo.take()!)
  expect(taken).toEqual(Array.from({ length: next }, (_, index) => index))
  expect(fifo.take()).toBeUndefined()
})

test('forgets all at once', () => {
  const fifo = new Fifo<string>()
  fifo.put('a')
  fifo.clear()
  expect([fifo.size, fifo.take()]).toEqual([0, undefined])
})
