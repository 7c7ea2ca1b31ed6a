import { describe, expect, test } from '@jest/globals'
import { DelayHeap } from './delay-heap.ts'

function drain(heap: DelayHeap<string>, now = Number.POSITIVE_INFINITY): string[] {
  const keys: string[] = []
  for (;;) {
    const key = heap.takeDue(now)
    if (key === undefined) return keys
    keys.push(key)
  }
}

describe('DelayHeap', () => {
  const cases: [title: string, puts: [key: string, due: number][], now: number, taken: string[]][] = [
    ['nothing', [], 10, []],
    [
      'what is due, the earliest first',
      [
        ['c', 3],
        ['a', 1],
        ['b', 2],
      ],
      3,
      ['a', 'b', 'c'],
    ],
    [
      'not what is due later',
      [
        ['a', 1],
        ['b', 5],
      ],
      4,
      ['a'],
    ],
    [
      'an earlier time replaces a later one',
      [
        ['a', 5],
        ['a', 2],
      ],
      2,
      ['a'],
    ],
    [
      'a later time does not replace an earlier one',
      [
        ['a', 2],
        ['a', 5],
      ],
      2,
      ['a'],
    ],
    [
      'a key that moves ahead keeps the order of the others',
      [
        ['a', 1],
        ['b', 2],
        ['c', 9],
        ['c', 0],
      ],
      9,
      ['c', 'a', 'b'],
    ],
  ]
  test.each(cases)('takes %s', (_, puts, now, taken) => {
    const heap = new DelayHeap<string>()
    for (const [key, due] of puts) heap.put(key, due)
    expect(drain(heap, now)).toEqual(taken)
  })

  test('agrees with sorting, whatever the order of what is put', () => {
    const heap = new DelayHeap<string>()
    const due = new Map<string, number>()
    let seed = 7
    for (let step = 0; step < 2000; step++) {
      seed = (seed * 48_271) % 2_147_483_647
      const key = `key ${seed % 300}`
      // Distinct times, so that the order is decided.
      const time = (seed % 1000) + step / 10_000
      heap.put(key, time)
      due.set(key, Math.min(due.get(key) ?? Number.POSITIVE_INFINITY, time))
    }
    expect(heap.size).toBe(due.size)
    expect(drain(heap)).toEqual([...due].toSorted((a, b) => a[1] - b[1]).map(([key]) => key))
    expect(heap.size).toBe(0)
  })
})
