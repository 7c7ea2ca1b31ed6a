import { describe, expect, test } from '@jest/globals'
import { countBelow, deleteEntry, emptyMap, entriesFrom, getEntry, setEntry, type SortedMap } from './sorted-map.ts'

/** Numbers that are the same in every run. */
function* sequence(seed: number): Generator<number, never> {
  for (let state = seed; ;) yield (state = (state * 1_103_515_245 + 12_345) % 2 ** 31)
}

const keysOf = (map: SortedMap<number>, start = '') => [...entriesFrom(map, start)].map(([key]) => key)

test('is a map sorted by key, whatever happens to it', () => {
  const numbers = sequence(1)
  const expected = new Map<string, number>()
  let map = emptyMap<number>()
  for (let step = 0; step < 5_000; step++) {
    const key = `k${numbers.next().value % 700}`
    if (numbers.next().value % 3 === 0) {
      map = deleteEntry(map, key)
      expected.delete(key)
    } else {
      map = setEntry(map, key, step)
      expected.set(key, step)
    }
    expect(map.size).toBe(expected.size)
    expect(getEntry(map, key)).toBe(expected.get(key))
  }
  const sorted = [...expected.keys()].toSorted()
  expect(keysOf(map)).toEqual(sorted)
  for (const start of ['', 'k', 'k35', 'k350', 'k3500', 'z']) {
    expect(keysOf(map, start)).toEqual(sorted.filter((key) => key >= start))
    expect(countBelow(map, start)).toBe(sorted.filter((key) => key < start).length)
  }
})

describe('in which', () => {
  const keys = Array.from({ length: 1_000 }, (_, index) => `k${String(index).padStart(4, '0')}`)

  test.each([
    ['ascending', keys],
    ['descending', keys.toReversed()],
  ])('keys come in %s order', (_, order) => {
    const map = order.reduce((made, key) => setEntry(made, key, 0), emptyMap<number>())
    expect(keysOf(map)).toEqual(keys)
    expect(order.reduce((made, key) => deleteEntry(made, key), map).size).toBe(0)
  })

  test('old versions stay as they were', () => {
    const full = keys.reduce((made, key) => setEntry(made, key, 1), emptyMap<number>())
    const halved = keys.filter((_, index) => index % 2 === 0).reduce((made, key) => deleteEntry(made, key), full)
    const changed = setEntry(halved, 'k0001', 2)
    expect([full.size, halved.size, changed.size]).toEqual([1_000, 500, 500])
    expect([getEntry(full, 'k0001'), getEntry(changed, 'k0001')]).toEqual([1, 2])
    expect(keysOf(full)).toEqual(keys)
  })
})
