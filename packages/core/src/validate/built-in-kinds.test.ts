import { Type } from '@sinclair/typebox'
import { describe, expect, test } from '@jest/globals'
import { defineResource } from '../resource/define-resource.ts'
import type { Kind } from '../resource/kind.ts'
import { listOf } from '../resource/list-of.ts'
import { structuralResource } from '../resource/structural-resource.ts'
import type { StructuralSchema } from '../structural-schema.ts'
import { validate } from './validate.ts'

function told(kind: Kind, value: unknown, options?: Parameters<typeof validate>[2]): string[] {
  return validate(kind, value, options).map(({ message }) => message)
}

const quantity: StructuralSchema = { format: 'quantity', 'x-kubernetes-int-or-string': true }
const Quota = structuralResource({
  group: '',
  version: 'v1',
  kind: 'Quota',
  plural: 'quotas',
  scope: 'Namespaced',
  builtIn: true,
  schema: { type: 'object', properties: { hard: { type: 'object', additionalProperties: quantity } } },
})
const stored = { apiVersion: 'v1', kind: 'Quota', metadata: { name: 'a', uid: 'b' }, hard: { cpu: 0.5 } }

describe('a resource of a built-in kind', () => {
  test.each<[title: string, value: unknown, options: Parameters<typeof validate>[2], messages: string[]]>([
    ['stored', stored, {}, []],
    ['sent', { metadata: { name: 'a' }, hard: { cpu: '1' } }, { mode: 'input' }, []],
    ['a default version of null', { ...stored, hard: null }, { mode: 'input' }, []],
    ['of another kind', { ...stored, kind: 'Pod' }, {}, ['kind has to be "Quota", not "Pod" (string).']],
    ['without uid', { ...stored, metadata: { name: 'a' } }, {}, ['metadata.uid is required, but missing.']],
    ['unknown field', { ...stored, more: 1 }, { strict: true }, ['more is unknown to the schema, so the server would drop it.']],
    [
      'without a name',
      { metadata: {} },
      { mode: 'input' },
      ['metadata has to match at least one of 2: an object with name; an object with generateName, but matches none.'],
    ],
    ['no object', null, {}, ['The value has to be an object, not null.']],
  ])('%s', (_, value, options, messages) => {
    expect(told(Quota, value, options)).toEqual(messages)
  })
})

describe('a list', () => {
  const list = (items: unknown[]) => ({ apiVersion: 'v1', kind: 'QuotaList', metadata: { resourceVersion: '1' }, items })

  test('has items without a type of their own', () => {
    const { apiVersion: _, kind: __, ...item } = stored
    expect(told(listOf(Quota), list([item, stored]), { strict: true })).toEqual([])
    expect(told(listOf(Quota), list([{ ...stored, kind: 'Pod' }]))).toEqual(['items[0].kind has to be "Quota", not "Pod" (string).'])
  })

  test('of a kind of your own is validated by Ajv, in the same words', () => {
    const Foo = defineResource({
      group: 'clux.dev',
      version: 'v1',
      kind: 'Foo',
      plural: 'foos',
      scope: 'Namespaced',
      spec: Type.Object({ info: Type.String() }),
    })
    const items = [{ metadata: { name: 'a', uid: 'b' }, spec: { info: 1 } }]
    expect(told(listOf(Foo), { apiVersion: 'clux.dev/v1', kind: 'FooList', metadata: {}, items })).toEqual([
      'items[0].spec.info has to be a string, not 1 (integer).',
    ])
  })
})

test('what is never stored has neither name nor uid', () => {
  const Review = structuralResource({ ...Quota, kind: 'Review', plural: 'reviews', verbs: ['create'] })
  expect(told(Review, { apiVersion: 'v1', kind: 'Review', metadata: {} })).toEqual([])
  expect(told(Review, {}, { mode: 'input' })).toEqual([])
})

test('a document that is deep because its schema holds itself is walked as far as any document reaches', () => {
  const recursive: { type: 'object'; properties: { [name: string]: StructuralSchema } } = { type: 'object', properties: {} }
  recursive.properties['not'] = recursive
  const Tree: Kind = { group: '', version: 'v1', apiVersion: 'v1', kind: 'Tree', builtIn: true, schema: recursive }
  const deep = JSON.parse(`{"apiVersion":"v1","kind":"Tree","not":${'{"not":'.repeat(100_000)}{}${'}'.repeat(100_001)}`) as unknown
  expect(told(Tree, deep, { strict: true })).toHaveLength(1)
})
