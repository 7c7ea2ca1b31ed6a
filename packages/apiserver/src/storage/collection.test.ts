import { describe, expect, test } from '@jest/globals'
import { Collection } from './collection.ts'
import { Revisions } from './revisions.ts'
import type { StoredObject } from './stored.ts'

const object = (name: string, info = ''): StoredObject => ({ apiVersion: 'clux.dev/v1', kind: 'Foo', metadata: { name, uid: name }, info })

function collection(historyLimit = 100) {
  const removed: string[] = []
  return { removed, objects: new Collection(new Revisions(), { historyLimit, removed: (_, key) => removed.push(key) }) }
}

const names = (objects: Collection, prefix: string, revision?: number) =>
  [...((revision === undefined ? objects.now() : objects.at(revision))?.scan(prefix) ?? ['forgotten'])].map((stored) =>
    typeof stored === 'string' ? stored : stored.key,
  )

test('every write has a version of its own, and objects carry theirs', () => {
  const { objects } = collection()
  const first = objects.put('ns/a', object('a'))
  const second = objects.put('ns/a', object('a', 'changed'))
  expect(second.revision).toBe(first.revision + 1)
  expect(second.object.metadata.resourceVersion).toBe(String(second.revision))
  expect(first.object).toMatchObject({ info: '', metadata: { resourceVersion: String(first.revision) } })
  expect(objects.get('ns/a')).toBe(second)
  expect(objects.get('ns/b')).toBeUndefined()
})

test('what is removed has a last version, and is told about', () => {
  const { objects, removed } = collection()
  const { revision } = objects.put('ns/a', object('a'))
  expect(objects.delete('ns/a')?.revision).toBe(revision + 1)
  expect(objects.delete('ns/a')).toBeUndefined()
  expect(removed).toEqual(['ns/a'])
})

describe('the past', () => {
  const { objects } = collection()
  const a = objects.put('one/a', object('a')).revision
  const b = objects.put('one/b', object('b')).revision
  const gone = objects.delete('one/a')!.revision
  objects.put('two/a', object('a'))
  objects.put('one-more/a', object('a'))

  test.each([
    ['one/', undefined, ['one/b']],
    ['', undefined, ['one-more/a', 'one/b', 'two/a']],
    ['one/', a, ['one/a']],
    ['one/', b, ['one/a', 'one/b']],
    ['one/', gone, ['one/b']],
    ['one/', a - 1, []],
    ['one/', 1_000, ['one/b']],
  ])('%j at %s', (prefix, revision, expected) => {
    expect(names(objects, prefix, revision)).toEqual(expected)
  })

  test('counts without looking', () => {
    expect(objects.at(b)?.count('one/', 'one/')).toBe(2)
    expect(objects.at(b)?.count('one/', 'one/a\0')).toBe(1)
    expect(objects.now().count('', '')).toBe(3)
  })
})

describe('the history is bounded', () => {
  const { objects } = collection(10)
  const revisions = Array.from({ length: 50 }, (_, index) => objects.put(`ns/${index}`, object(String(index))).revision)
  const oldest = objects.history.compacted

  test('by forgetting the oldest changes', () => {
    expect(oldest).toBeGreaterThanOrEqual(revisions.at(-21)!)
    expect(objects.history.after(oldest - 1, 100)).toBeUndefined()
    expect(objects.history.after(oldest, 100)?.map(({ stored }) => stored.revision)).toEqual(revisions.filter((each) => each > oldest))
    expect(objects.history.after(oldest, 3)).toHaveLength(3)
    expect(names(objects, '', oldest - 1)).toEqual(['forgotten'])
  })

  test('so that what is left is still known', () => {
    expect(names(objects, '', revisions.at(-5))).toHaveLength(46)
  })

  test('and can be compacted', () => {
    objects.history.compact(revisions.at(-1)!)
    expect(objects.history.after(revisions.at(-2)!, 1)).toBeUndefined()
    expect(objects.history.after(revisions.at(-1)!, 1)).toEqual([])
    expect(names(objects, '', revisions.at(-1))).toHaveLength(50)
    expect(names(objects, '', revisions.at(-2))).toEqual(['forgotten'])
  })
})

test('who waits is called once, at the next change, unless it no longer waits', () => {
  const { objects } = collection()
  const calls: string[] = []
  objects.history.wait(() => calls.push('first'))
  const forget = objects.history.wait(() => calls.push('forgotten'))
  forget()
  objects.put('ns/a', object('a'))
  objects.put('ns/b', object('b'))
  expect(calls).toEqual(['first'])
})
