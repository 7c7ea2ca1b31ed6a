import { describe, expect, test } from '@jest/globals'
import { InvalidError, isKubeError, type InvalidObject } from '@kindbox/core'
import { Foo, storedFoo } from '../fixture/foo.ts'
import { noCheck, schemaCheck } from './object-check.ts'
import { checkedList } from './object-list.ts'

const check = schemaCheck(Foo)
const fooList = <Items>(items: Items, more: object = {}) => ({
  apiVersion: 'clux.dev/v1',
  kind: 'FooList',
  metadata: { resourceVersion: '9' },
  items,
  ...more,
})
const listOf = (value: unknown, use = check) => checkedList<Foo>('list Foo objects', value, use, 'throw')

function caught(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('what servers leave out of lists is filled in, and nothing else is touched', () => {
  const a = storedFoo('a')
  const { apiVersion: _, kind: __, ...untyped } = a
  const empty = { apiVersion: 'clux.dev/v1', kind: 'FooList', metadata: {}, items: [] }
  const cases: { title: string; value: unknown; expected: unknown }[] = [
    { title: 'a list as it should be', value: fooList([a]), expected: fooList([a]) },
    { title: 'items without a type', value: fooList([untyped, a]), expected: fooList([a, a]) },
    { title: 'null for no items', value: fooList(null), expected: fooList([]) },
    { title: 'no type of its own', value: { metadata: { resourceVersion: '9' }, items: [a] }, expected: fooList([a]) },
    { title: 'null for metadata', value: { ...empty, metadata: null }, expected: empty },
    {
      title: 'fields that nobody knows',
      value: fooList([{ ...a, extra: 1 }], { more: 2 }),
      expected: fooList([{ ...a, extra: 1 }], { more: 2 }),
    },
    {
      title: 'the token of the next page',
      value: fooList([a], { metadata: { resourceVersion: '9', continue: 'abc', remainingItemCount: 3 } }),
      expected: fooList([a], { metadata: { resourceVersion: '9', continue: 'abc', remainingItemCount: 3 } }),
    },
  ]
  test.each(cases)('$title', ({ value, expected }) => {
    expect(listOf(value)).toEqual(expected)
  })
})

describe('what is no list of the kind is never taken for an empty one', () => {
  const cases: { title: string; value: unknown; found: string }[] = [
    {
      title: 'items missing',
      value: { apiVersion: 'clux.dev/v1', kind: 'FooList', metadata: {} },
      found: 'a FooList of clux.dev/v1 without items',
    },
    { title: 'items that are no list', value: fooList({}), found: 'a FooList of clux.dev/v1 without items' },
    { title: 'a list of another kind', value: fooList([], { kind: 'BarList' }), found: 'a BarList of clux.dev/v1' },
    { title: 'a list of another version', value: fooList([], { apiVersion: 'clux.dev/v2' }), found: 'a FooList of clux.dev/v2' },
    { title: 'a Table', value: { apiVersion: 'meta.k8s.io/v1', kind: 'Table', rows: [] }, found: 'a Table of meta.k8s.io/v1' },
    { title: 'an object without a kind', value: {}, found: 'an object without a kind' },
    { title: 'a bare list', value: [], found: 'a bare JSON list' },
    { title: 'null', value: null, found: 'null' },
    { title: 'a string', value: 'items', found: 'a string' },
  ]
  test.each(cases)('$title', ({ value, found }) => {
    const error = caught(() => listOf(value))
    expect(isKubeError(error, 'DecodeError')).toBe(true)
    expect((error as Error).message).toBe(`list Foo objects: the server answered ${found} instead of a FooList of clux.dev/v1.`)
  })
})

describe('one bad object of a thousand', () => {
  const thousand = () => fooList(Array.from({ length: 1000 }, (_, i) => storedFoo(`foo-${i}`, i === 500 ? { info: 42 } : {})))

  test('is named by an error that carries the other 999', () => {
    const error = caught(() => listOf(thousand()))
    if (!(error instanceof InvalidError)) throw new Error('the list was handed out', { cause: error })
    expect(error.message).toBe(
      'list Foo objects: 1 of 1000 objects does not fit the schema of Foo (clux.dev/v1):\n' +
        '  Foo default/foo-500: spec.info has to be a string, not 42 (integer).',
    )
    expect(error.invalid).toHaveLength(1)
    expect(error.invalid[0]?.ref).toEqual({ apiVersion: 'clux.dev/v1', kind: 'Foo', name: 'foo-500', namespace: 'default' })
    expect(error.invalid[0]?.raw).toEqual(storedFoo('foo-500', { info: 42 }))
    expect(error.list?.metadata).toEqual({ resourceVersion: '9' })
    expect(error.list?.items).toHaveLength(999)
    expect(JSON.stringify(error)).not.toContain('about it')
  })

  test('is handed to the function, and the list resolves to the others in their order', () => {
    const invalid: InvalidObject[] = []
    const { items, metadata } = checkedList<Foo>('list Foo objects', thousand(), check, (each) => invalid.push(each))
    expect(items.map((foo) => foo.metadata.name)).toEqual(
      thousand().items.flatMap(({ metadata: { name } }) => (name === 'foo-500' ? [] : [name])),
    )
    expect(metadata).toEqual({ resourceVersion: '9' })
    expect(invalid.map(({ ref, resourceVersion }) => [ref.name, resourceVersion])).toEqual([['foo-500', '7']])
  })
})

test('a message spells out ten objects and five issues of each, the error carries all', () => {
  const mislabelled = (i: number) => ({
    ...storedFoo(`foo-${i}`),
    metadata: { ...storedFoo(`foo-${i}`).metadata, labels: { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 } },
  })
  const error = caught(() => listOf(fooList(Array.from({ length: 12 }, (_, i) => mislabelled(i))))) as InvalidError
  const [head, first, ...rest] = error.message.split('\n')
  expect(head).toBe('list Foo objects: 12 of 12 objects do not fit the schema of Foo (clux.dev/v1):')
  expect(first).toMatch(/^ {2}Foo default\/foo-0: (metadata\.labels\.\w has to be a string, not \d \(integer\)\. ){5}And 1 more\.$/)
  expect(rest.at(-1)).toBe('  and 2 more')
  expect(error.invalid).toHaveLength(12)
  expect(error.invalid[11]?.issues).toHaveLength(6)
})

test('items that are no objects are invalid, checked or not', () => {
  for (const use of [check, noCheck(Foo)]) {
    const error = caught(() => listOf(fooList([null, 'x', storedFoo('a')]), use)) as InvalidError
    expect(error.invalid.map(({ ref }) => ref.name)).toEqual(['(without a name)', '(without a name)'])
    expect(error.list?.items).toHaveLength(1)
  }
})

test('without a check whatever is an object passes', () => {
  const odd = [{ spec: 1 }, { apiVersion: 'clux.dev/v1', kind: 'Bar' }]
  expect(listOf(fooList(odd), noCheck(Foo)).items).toEqual([{ apiVersion: 'clux.dev/v1', kind: 'Foo', spec: 1 }, odd[1]])
})
