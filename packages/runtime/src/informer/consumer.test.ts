import { describe, expect, test } from '@jest/globals'
import { invalidObject, type KubeError } from '@kindbox/core'
import type { InformerEvent } from '../informer-event.ts'
import { sample, type Sample } from '../sample-object.fixture.ts'
import type { InvalidPolicy } from '../store/contents.ts'
import { Store } from '../store/store.ts'
import { Consumer } from './consumer.ts'

/** What a consumer believes to exist; refuses what contradicts it. */
class Belief {
  readonly objects = new Map<string, Sample>()

  hear(event: InformerEvent<Sample>): void {
    if (event.type === 'Error' || event.type === 'Bookmark') return
    const name = event.type === 'Invalid' ? event.invalid.ref.name : event.object.metadata.name
    const known = this.objects.get(name)
    switch (event.type) {
      case 'Added':
        expect(known).toBeUndefined()
        break
      case 'Modified':
        expect(known).toBe(event.old)
        expect(known?.metadata.uid).toBe(event.object.metadata.uid)
        break
      case 'Deleted':
        expect(known?.metadata.uid).toBe(event.object.metadata.uid)
        break
      case 'Invalid':
        if (event.lastGood === undefined) this.objects.delete(name)
        else expect(known).toBe(event.lastGood)
        return
    }
    if (event.type === 'Deleted') this.objects.delete(name)
    else this.objects.set(name, event.object)
  }
}

/** Numbers from 0 up to, not including, 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

describe.each<{ policy: InvalidPolicy; limit: number }>([
  { policy: 'keep-last-good', limit: 1 },
  { policy: 'keep-last-good', limit: 5 },
  { policy: 'keep-last-good', limit: 1_000 },
  { policy: 'drop', limit: 1 },
  { policy: 'drop', limit: 5 },
])('whatever happens, a consumer of $limit waiting events ($policy)', ({ policy, limit }) => {
  test.each(Array.from({ length: 20 }, (_, seed) => seed))('hears a legal sequence and ends with what the store holds, seed %i', (seed) => {
    const random = seeded(seed)
    const store = new Store<Sample>({ onInvalid: policy })
    const consumer = new Consumer<Sample>(limit)
    const emit = (event: InformerEvent<Sample>) => consumer.push(event)
    const belief = new Belief()
    const uids = new Map<string, number>()
    let version = 0

    function change(): void {
      const name = ['a', 'b', 'c', 'd'][Math.floor(random() * 4)]!
      const uid = () => `${name}-${uids.get(name) ?? 0}`
      const state = () => sample(name, { uid: uid(), resourceVersion: String(++version) })
      const ref = { apiVersion: 'clux.dev/v1', kind: 'Sample', namespace: 'default', name }
      const chance = random()
      if (chance < 0.5) store.apply(state(), emit)
      else if (chance < 0.7) {
        store.delete(state(), emit)
        uids.set(name, (uids.get(name) ?? 0) + 1)
      } else if (chance < 0.85) {
        store.invalidate(invalidObject(ref, [], { metadata: { uid: uid() } }, String(++version)), random() < 0.3, emit)
      } else if (chance < 0.95) {
        const next = store.beginReplace()
        for (const object of store.list()) if (random() < 0.7) next.reuse(object)
        store.commit(next, String(++version), emit)
      } else emit({ type: 'Bookmark', resourceVersion: String(++version) })
    }

    function take(count: number): void {
      for (let taken = 0; taken < count; taken++) {
        const event = consumer.take()
        if (event === undefined) return
        belief.hear(event)
      }
    }

    for (let step = 0; step < 20; step++) change()
    while (consumer.take() !== undefined);
    consumer.begin({ objects: store.list(), invalid: store.invalid(), resourceVersion: String(version) })
    for (let step = 0; step < 300; step++) {
      change()
      if (random() < 0.3) take(Math.floor(random() * 8))
    }
    take(Number.POSITIVE_INFINITY)
    expect([...belief.objects.values()].toSorted(byName)).toEqual([...store.list()].toSorted(byName))
  })
})

function byName(one: Sample, other: Sample): number {
  return one.metadata.name < other.metadata.name ? -1 : 1
}

test('of errors and bookmarks that waited too long, the latest is told: an error first, a bookmark last', () => {
  const consumer = new Consumer<Sample>(2)
  const error = (message: string): InformerEvent<Sample> => ({
    type: 'Error',
    error: new Error(message) as KubeError,
    retryInMilliseconds: 0,
  })
  const a = sample('a')
  const pushed: InformerEvent<Sample>[] = [
    error('first'),
    { type: 'Bookmark', resourceVersion: '1' },
    { type: 'Added', object: a },
    error('second'),
    { type: 'Bookmark', resourceVersion: '2' },
  ]
  for (const event of pushed) consumer.push(event)
  const taken = [consumer.take(), consumer.take(), consumer.take(), consumer.take()]
  expect(taken).toEqual([error('second'), { type: 'Added', object: a }, { type: 'Bookmark', resourceVersion: '2' }, undefined])
})
