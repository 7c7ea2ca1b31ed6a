import { describe, expect, test } from '@jest/globals'

import { intType } from '../cel-type.ts'
import type { Value } from '../value.ts'
import { goText } from './go-text.ts'
import { ArrayList } from './list.ts'
import { EntriesMap } from './map.ts'
import { uint } from './scalars.ts'

describe('a value in a message', () => {
  test.each<[Value, string]>([
    ['text', 'text'],
    [1n, '1'],
    [uint(1n), '1'],
    [1e6, '1e+06'],
    [true, 'true'],
    [new Uint8Array([1, 2]), '[1 2]'],
    [new ArrayList([1n, 'a']), '[1, a]'],
    [new EntriesMap([['a', new ArrayList([])]]), '{a: []}'],
    [{ kind: 'optional', value: 1n }, 'optional(1)'],
    [{ kind: 'optional', value: undefined }, 'optional.none()'],
    [{ kind: 'type', type: intType }, 'int'],
  ])('%p', (value, text) => {
    expect(goText(value)).toBe(text)
  })

  test('is no longer than anyone reads', () => {
    const list = { kind: 'list', size: 1e9, at: () => 'element' } as const
    expect(goText(list).length).toBeLessThan(10_100)
  })
})
