import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '@kindbox/core'
import { applyConfiguration, type TrackedObject, trackUpdate, type TrackedWrite, withManagers } from './field-manager.ts'
import { emptySet } from './field-set.ts'
import { objectType } from './merge-type.ts'

const string = { type: 'string' as const }
const schema: StructuralSchema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        a: string,
        b: string,
        map: { type: 'object', additionalProperties: string },
        whole: { type: 'object', properties: { a: string, b: string }, 'x-kubernetes-map-type': 'atomic' },
        list: { type: 'array', items: string },
        set: { type: 'array', items: string, 'x-kubernetes-list-type': 'set' },
        items: {
          type: 'array',
          items: { type: 'object', properties: { key: string, value: string } },
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['key'],
        },
      },
    },
  },
}
const type = objectType(schema)
const object = (spec: object): TrackedObject => ({ apiVersion: 'clux.dev/v1', kind: 'Foo', metadata: { name: 'x' }, spec })
const write = (manager: string, operation: 'Apply' | 'Update'): TrackedWrite => ({
  who: { manager, operation, apiVersion: 'clux.dev/v1', subresource: '' },
  typeOf: () => type,
  ignored: () => emptySet,
  now: '2026-01-01T00:00:00Z',
})
const apply = (live: TrackedObject | undefined, manager: string, spec: object, force = false) =>
  applyConfiguration(live, object(spec), write(manager, 'Apply'), force)
const update = (live: TrackedObject | undefined, next: TrackedObject, manager: string) =>
  withManagers(next, trackUpdate(live, next, 'Foo', write(manager, 'Update')))
const managers = ({ metadata }: TrackedObject) =>
  Object.fromEntries(
    (metadata.managedFields as { manager: string; fieldsV1: { 'f:spec'?: object } }[]).map(({ manager, fieldsV1 }) => [
      manager,
      fieldsV1['f:spec'],
    ]),
  )

describe('one manager applies again', () => {
  test.each<[title: string, first: object, then: object, result: object | undefined]>([
    ['another value', { a: 'x' }, { a: 'y' }, { a: 'y' }],
    ['one field less', { a: 'x', b: 'y' }, { b: 'y' }, { b: 'y' }],
    ['entries of a map', { map: { a: 'x', b: 'y' } }, { map: { b: 'z', c: 'w' } }, { map: { b: 'z', c: 'w' } }],
    ['a map that is one value', { whole: { a: 'x', b: 'y' } }, { whole: { b: 'z' } }, { whole: { b: 'z' } }],
    ['a list that is one value', { list: ['a', 'b'] }, { list: ['c'] }, { list: ['c'] }],
    ['a set', { set: ['a', 'b'] }, { set: ['b', 'c'] }, { set: ['b', 'c'] }],
    [
      'items',
      { items: [{ key: 'a', value: 'x' }, { key: 'b' }] },
      { items: [{ key: 'b', value: 'y' }] },
      { items: [{ key: 'b', value: 'y' }] },
    ],
  ])('%s', (_, first, then, result) => {
    expect(apply(apply(undefined, 'one', first), 'one', then)['spec']).toEqual(result)
  })
})

describe('two managers', () => {
  test.each<[title: string, one: object, two: object, result: object]>([
    ['different fields', { a: 'x' }, { b: 'y' }, { a: 'x', b: 'y' }],
    ['the same value', { a: 'x' }, { a: 'x' }, { a: 'x' }],
    ['one set', { set: ['a', 'b'] }, { set: ['c', 'b'] }, { set: ['a', 'c', 'b'] }],
    [
      'one list of items',
      { items: [{ key: 'a', value: 'x' }] },
      { items: [{ key: 'b' }] },
      { items: [{ key: 'a', value: 'x' }, { key: 'b' }] },
    ],
  ])('%s', (_, one, two, result) => {
    expect(apply(apply(undefined, 'one', one), 'two', two)['spec']).toEqual(result)
  })

  test('what one leaves to the other stays', () => {
    const both = apply(apply(undefined, 'one', { a: 'x', set: ['a', 'b'] }), 'two', { a: 'x', set: ['b'] })
    const left = apply(both, 'one', {})
    expect(left['spec']).toEqual({ a: 'x', set: ['b'] })
    expect(managers(left)).toEqual({ one: {}, two: { 'f:a': {}, 'f:set': { 'v:"b"': {} } } })
  })

  test('conflict over a field, until one forces', () => {
    const live = apply(undefined, 'one', { a: 'x', b: 'y' })
    expect(() => apply(live, 'two', { a: 'z' })).toThrow(
      expect.objectContaining({
        status: expect.objectContaining({
          code: 409,
          message: 'Apply failed with 1 conflict: conflict with "one": .spec.a',
          details: { causes: [{ reason: 'FieldManagerConflict', message: 'conflict with "one"', field: '.spec.a' }] },
        }),
      }),
    )
    const forced = apply(live, 'two', { a: 'z' }, true)
    expect([forced['spec'], managers(forced)]).toEqual([
      { a: 'z', b: 'y' },
      { one: { 'f:b': {} }, two: { 'f:a': {} } },
    ])
  })

  test('an update takes what it changes', () => {
    const live = apply(undefined, 'one', { a: 'x', b: 'y' })
    const changed = update(live, { ...live, ...object({ a: 'z', b: 'y' }) }, 'two')
    expect(managers(changed)).toEqual({ one: { 'f:b': {} }, two: { 'f:a': {} } })
    expect(() => apply(changed, 'one', { a: 'x' })).toThrow('conflict with "two" using clux.dev/v1: .spec.a')
  })
})

describe('who wrote before anybody applied', () => {
  test('manages what it wrote', () => {
    const created = update(undefined, object({ a: 'x' }), 'creator')
    expect(managers(created)).toEqual({ creator: { '.': {}, 'f:a': {} } })
  })

  test('is not known where nobody noted it, until somebody applies', () => {
    const updated = update(object({ a: 'x' }), object({ a: 'y' }), 'two')
    expect(updated.metadata.managedFields).toBeUndefined()
    expect(() => apply(updated, 'one', { a: 'z' })).toThrow('conflict with "before-first-apply" using clux.dev/v1: .spec.a')
  })
})

describe('what is no configuration', () => {
  test.each<[object, string]>([
    [{ a: 1 }, '.spec.a: expected string, got &value.valueUnstructured{Value:1}'],
    [{ c: 'x' }, '.spec.c: field not declared in schema'],
    [{ items: [{ value: 'x' }] }, `.spec.items: element 0: associative list with keys has an element that omits all key fields ["key"]`],
    [{ set: ['a', 'a'] }, '.spec.set: duplicate entries for key [="a"]'],
  ])('%j', (spec, problem) => {
    expect(() => apply(undefined, 'one', spec)).toThrow(problem)
  })

  test('an empty configuration of a bare kind', () => {
    const { metadata, ...rest } = applyConfiguration(undefined, { ...object({}), metadata: { name: 'x' } }, write('one', 'Apply'), false)
    expect([rest, metadata.name]).toEqual([{ apiVersion: 'clux.dev/v1', kind: 'Foo', spec: {} }, 'x'])
  })
})
