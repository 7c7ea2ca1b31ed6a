import { describe, expect, test } from '@jest/globals'
import { invalidObject, isKubeError, type InvalidObject } from '@kindbox/core'
import type { InformerEvent } from '../informer-event.ts'
import { sample, type Sample } from '../sample-object.fixture.ts'
import type { InvalidPolicy } from './contents.ts'
import { Store, type StoreOptions } from './store.ts'

const a1 = sample('a', { resourceVersion: '1', labels: { app: 'web' } })
const a2 = sample('a', { resourceVersion: '2', labels: { app: 'db' } })
const b1 = sample('b', { resourceVersion: '1', namespace: 'other', labels: { app: 'web' } })
/** Another object of the same name. */
const otherA = sample('a', { resourceVersion: '5', uid: 'another' })

function bad(of: Sample, resourceVersion: string): InvalidObject {
  const { name, namespace = '', uid } = of.metadata
  return invalidObject({ apiVersion: of.apiVersion, kind: of.kind, name, namespace }, [], { metadata: { uid } }, resourceVersion)
}

/** A store that lists `objects` first, and a way to see what is told from then on. */
function filled(objects: readonly Sample[], options: StoreOptions<Sample> = {}) {
  const store = new Store<Sample>(options)
  const told: InformerEvent<Sample>[] = []
  const emit = (event: InformerEvent<Sample>) => void told.push(event)
  const list = (listed: readonly Sample[], invalid: readonly InvalidObject[] = [], version = '100') => {
    const next = store.beginReplace()
    for (const object of listed) if (!next.reuse(object)) next.apply(object)
    for (const each of invalid) next.invalidate(each, false)
    store.commit(next, version, emit)
  }
  list(objects)
  told.length = 0
  return { store, told, emit, list }
}

describe('reads', () => {
  const { store } = filled([a1, b1], { indexes: { app: ({ metadata }) => metadata.labels?.['app'], parts: () => ['x', 'y'] } })

  test('by namespace and name', () => {
    expect(store.get({ namespace: 'default', name: 'a' })).toBe(a1)
    expect(store.get({ namespace: 'other', name: 'a' })).toBeUndefined()
    expect(store.get({ name: 'a' })).toBeUndefined()
    expect(store.size).toBe(2)
    expect(store.resourceVersion).toBe('100')
  })

  test.each<[string, Parameters<typeof store.list>[0], Sample[]]>([
    ['all', undefined, [a1, b1]],
    ['a namespace', { namespace: 'other' }, [b1]],
    ['a namespace that is empty', { namespace: 'nowhere' }, []],
    ['a selector', { labelSelector: 'app in (web)' }, [a1, b1]],
    ['both', { namespace: 'default', labelSelector: 'app' }, [a1]],
  ])('lists %s', (_, options, found) => {
    expect(store.list(options)).toEqual(found)
  })

  test('by index', () => {
    expect(store.byIndex('app', 'web')).toEqual([a1, b1])
    expect(store.byIndex('app', 'none')).toEqual([])
    expect(store.byIndex('parts', 'y')).toEqual([a1, b1])
    expect(() => store.byIndex('ap', 'x')).toThrow('The store has no index "ap"; its indexes are: "app", "parts".')
  })

  test('names of the prototype are names', () => {
    const { store: odd } = filled([sample('__proto__'), sample('constructor', { namespace: 'toString' })])
    expect(odd.size).toBe(2)
    expect(odd.get({ namespace: 'default', name: '__proto__' })?.metadata.name).toBe('__proto__')
    expect(odd.get({ namespace: 'default', name: 'constructor' })).toBeUndefined()
  })
})

describe('what is told of a change', () => {
  type Write = (filled: ReturnType<typeof filledWithA>) => void
  const filledWithA = (onInvalid?: InvalidPolicy) => filled([a1], onInvalid && { onInvalid })
  const invalid2 = bad(a1, '2')
  const cases: { title: string; write: Write; told: InformerEvent<Sample>[]; left?: Sample[]; bad?: number; policy?: InvalidPolicy }[] = [
    { title: 'a new object', write: ({ store, emit }) => store.apply(b1, emit), told: [{ type: 'Added', object: b1 }], left: [a1, b1] },
    {
      title: 'a new state',
      write: ({ store, emit }) => store.apply(a2, emit),
      told: [{ type: 'Modified', object: a2, old: a1 }],
      left: [a2],
    },
    { title: 'the same state again', write: ({ store, emit }) => store.apply({ ...a1 }, emit), told: [], left: [a1] },
    {
      title: 'another object of the name',
      write: ({ store, emit }) => store.apply(otherA, emit),
      told: [
        { type: 'Deleted', object: a1, final: false },
        { type: 'Added', object: otherA },
      ],
      left: [otherA],
    },
    {
      title: 'a deletion',
      write: ({ store, emit }) => store.delete(a2, emit),
      told: [{ type: 'Deleted', object: a2, final: true }],
      left: [],
    },
    { title: 'a deletion of what is not there', write: ({ store, emit }) => store.delete(b1, emit), told: [] },
    { title: 'a deletion of the name’s former object', write: ({ store, emit }) => store.delete(otherA, emit), told: [] },
    {
      title: 'a state that does not fit',
      write: ({ store, emit }) => store.invalidate(invalid2, false, emit),
      told: [{ type: 'Invalid', invalid: invalid2, lastGood: a1 }],
      left: [a1],
      bad: 1,
    },
    {
      title: 'a state that does not fit, dropped',
      policy: 'drop',
      write: ({ store, emit }) => store.invalidate(invalid2, false, emit),
      told: [{ type: 'Invalid', invalid: invalid2 }],
      left: [],
      bad: 1,
    },
    {
      title: 'the same state that does not fit, listed again',
      write: ({ store, emit, list, told }) => {
        store.invalidate(invalid2, false, emit)
        told.length = 0
        list([], [bad(a1, '2')])
      },
      told: [],
      bad: 1,
    },
    {
      title: 'healing',
      write: ({ store, emit, told }) => {
        store.invalidate(invalid2, false, emit)
        told.length = 0
        store.apply(a2, emit)
      },
      told: [{ type: 'Modified', object: a2, old: a1 }],
      left: [a2],
    },
    {
      title: 'healing after it was dropped',
      policy: 'drop',
      write: ({ store, emit, told }) => {
        store.invalidate(invalid2, false, emit)
        told.length = 0
        store.apply(a2, emit)
      },
      told: [{ type: 'Added', object: a2 }],
      left: [a2],
    },
    {
      title: 'the deletion of one whose last good state is kept',
      write: ({ store, emit }) => store.invalidate(invalid2, true, emit),
      told: [{ type: 'Deleted', object: a1, final: false }],
      left: [],
    },
    {
      title: 'the deletion of one that never fitted',
      write: ({ store, emit }) => store.invalidate(bad(b1, '3'), true, emit),
      told: [{ type: 'Invalid', invalid: bad(b1, '3'), deleted: true }],
    },
    {
      title: 'an invalid object that took the name of another one',
      write: ({ store, emit }) => store.invalidate(bad(otherA, '5'), false, emit),
      told: [
        { type: 'Deleted', object: a1, final: false },
        { type: 'Invalid', invalid: bad(otherA, '5') },
      ],
      left: [],
      bad: 1,
    },
    { title: 'a list without news', write: ({ list }) => list([{ ...a1 }]), told: [] },
    {
      title: 'a list with all that can happen',
      write: ({ list }) => list([a2, b1]),
      told: [
        { type: 'Modified', object: a2, old: a1 },
        { type: 'Added', object: b1 },
      ],
      left: [a2, b1],
    },
    { title: 'a list without the object', write: ({ list }) => list([]), told: [{ type: 'Deleted', object: a1, final: false }], left: [] },
    {
      title: 'a list in which another object has the name',
      write: ({ list }) => list([otherA]),
      told: [
        { type: 'Deleted', object: a1, final: false },
        { type: 'Added', object: otherA },
      ],
      left: [otherA],
    },
    {
      title: 'a list in which the object does not fit: no deletion',
      write: ({ list }) => list([], [invalid2]),
      told: [{ type: 'Invalid', invalid: invalid2, lastGood: a1 }],
      left: [a1],
      bad: 1,
    },
    {
      title: 'a list in which the object does not fit, dropped: no deletion either',
      policy: 'drop',
      write: ({ list }) => list([], [invalid2]),
      told: [{ type: 'Invalid', invalid: invalid2 }],
      left: [],
      bad: 1,
    },
    {
      title: 'a list without an object that never fitted',
      write: ({ store, emit, list, told }) => {
        store.invalidate(bad(b1, '3'), false, emit)
        told.length = 0
        list([a1])
      },
      told: [{ type: 'Invalid', invalid: bad(b1, '3'), deleted: true }],
    },
  ]
  test.each(cases)('$title', ({ write, told, left = [a1], bad: invalidLeft = 0, policy }) => {
    const all = filledWithA(policy)
    write(all)
    expect(all.told).toEqual(told)
    expect(all.store.list()).toEqual(left)
    expect(all.store.invalid()).toHaveLength(invalidLeft)
  })
})

test('a list keeps the objects that have not changed', () => {
  const { store, list } = filled([a1, b1])
  list([structuredClone(a1), structuredClone(b1)])
  expect(store.get(a1.metadata)).toBe(a1)
  expect(store.get(b1.metadata)).toBe(b1)
})

test('nobody sees a list before it is complete', () => {
  const { store, emit } = filled([a1])
  const next = store.beginReplace()
  next.apply(b1)
  next.delete(a1.metadata)
  expect(store.list()).toEqual([a1])
  store.commit(next, '200', () => expect(store.list()).toEqual([b1]))
  expect(store.resourceVersion).toBe('200')
  store.apply(a2, emit)
  expect(store.resourceVersion).toBe('2')
})

test('indexes follow every change', () => {
  const { store, emit, list } = filled([a1, b1], { indexes: { app: ({ metadata }) => metadata.labels?.['app'] } })
  const web = () => store.byIndex('app', 'web').map(({ metadata }) => metadata.name)
  store.apply(a2, emit)
  expect(web()).toEqual(['b'])
  expect(store.byIndex('app', 'db')).toEqual([a2])
  list([a1])
  expect(web()).toEqual(['a'])
  expect(store.byIndex('app', 'db')).toEqual([])
  store.delete(a1, emit)
  expect(web()).toEqual([])
})

describe('ready', () => {
  test('resolves with the first list, for who came before and after', async () => {
    const store = new Store<Sample>()
    const before = store.ready()
    expect(store.resourceVersion).toBeUndefined()
    store.commit(store.beginReplace(), '1', () => {})
    await before
    await store.ready()
    expect(store.resourceVersion).toBe('1')
  })

  test('rejects with the reason of the signal', async () => {
    const abort = new AbortController()
    const ready = new Store<Sample>().ready({ signal: abort.signal })
    abort.abort(new Error('enough'))
    await expect(ready).rejects.toThrow('enough')
    await expect(new Store<Sample>().ready({ signal: abort.signal })).rejects.toThrow('enough')
  })

  test('rejects where there will be no list', async () => {
    const store = new Store<Sample>()
    const ready = store.ready()
    store.fail(new Error('never'))
    await expect(ready).rejects.toThrow('never')
    await expect(store.ready()).rejects.toThrow('never')
  })
})

test('a selector that is none is refused', () => {
  let caught: unknown
  try {
    filled([a1]).store.list({ labelSelector: 'app in' })
  } catch (error) {
    caught = error
  }
  expect(isKubeError(caught, 'RequestError')).toBe(true)
})
