import { describe, expect, test } from '@jest/globals'
import { poisoned, sample, type Sample } from '../sample-object.fixture.ts'
import type { InformerEvent } from '../informer-event.ts'
import { MergedChanges, type ChangeEvent } from './merged-changes.ts'

type Event = ChangeEvent<Sample>

const a1 = sample('a', { resourceVersion: '1' })
const a2 = sample('a', { resourceVersion: '2' })
const a3 = sample('a', { resourceVersion: '3' })
const b1 = sample('a', { resourceVersion: '9', uid: 'another' })
const invalid = poisoned('a')

const added = (object: Sample): Event => ({ type: 'Added', object })
const modified = (old: Sample, object: Sample): Event => ({ type: 'Modified', object, old })
const deleted = (object: Sample, final = true): Event => ({ type: 'Deleted', object, final })
const kept = (lastGood: Sample): Event => ({ type: 'Invalid', invalid, lastGood })
const dropped: Event = { type: 'Invalid', invalid }
const gone: Event = { type: 'Invalid', invalid, deleted: true }

describe('what is left of the changes of an object', () => {
  const cases: [title: string, changes: Event[], left: InformerEvent<Sample>[]][] = [
    ['one change is itself', [added(a1)], [added(a1)]],
    ['added and changed', [added(a1), modified(a1, a2)], [{ type: 'Added', object: a2, merged: 2 }]],
    ['changed twice', [modified(a1, a2), modified(a2, a3)], [{ type: 'Modified', object: a3, old: a1, merged: 2 }]],
    ['come and gone', [added(a1), modified(a1, a2), deleted(a2)], []],
    ['changed and gone', [modified(a1, a2), deleted(a3)], [{ type: 'Deleted', object: a3, final: true, merged: 2 }]],
    ['gone unseen', [deleted(a1, false)], [deleted(a1, false)]],
    [
      'gone and replaced',
      [deleted(a1), added(b1)],
      [
        { type: 'Deleted', object: a1, final: true, merged: 2 },
        { type: 'Added', object: b1, merged: 2 },
      ],
    ],
    [
      'replaced by one that came and went',
      [deleted(a1), added(b1), deleted(b1)],
      [{ type: 'Deleted', object: a1, final: true, merged: 3 }],
    ],
    ['not fitting', [kept(a1)], [kept(a1)]],
    ['changed, then not fitting', [modified(a1, a2), kept(a2)], [{ type: 'Modified', object: a2, old: a1, merged: 2 }, kept(a2)]],
    ['not fitting, then healed', [kept(a1), modified(a1, a2)], [{ type: 'Modified', object: a2, old: a1, merged: 2 }]],
    ['not fitting, then gone', [kept(a1), deleted(a1, false)], [{ type: 'Deleted', object: a1, final: false, merged: 2 }]],
    ['dropped', [modified(a1, a2), dropped], [dropped]],
    ['dropped, then healed', [dropped, added(a2)], [dropped, { type: 'Added', object: a2, merged: 2 }]],
    ['dropped, then gone', [dropped, gone], [gone]],
  ]
  test.each(cases)('%s', (_, changes, left) => {
    const merged = new MergedChanges<Sample>()
    for (const change of changes) merged.add(change)
    expect(merged.size).toBe(1)
    expect(merged.take()).toEqual(left)
    expect(merged.size).toBe(0)
    expect(merged.take()).toEqual([])
  })
})

test('objects come in the order in which they first changed', () => {
  const merged = new MergedChanges<Sample>()
  const c1 = sample('c')
  for (const change of [added(a1), added(c1), modified(a1, a2)]) merged.add(change)
  expect([merged.take(), merged.take()]).toEqual([[{ type: 'Added', object: a2, merged: 2 }], [added(c1)]])
})
