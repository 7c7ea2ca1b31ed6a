import { expect, test } from '@jest/globals'
import { acceptNames } from './naming.ts'

const wanted = { plural: 'foos', singular: 'foo', kind: 'Foo', listKind: 'FooList', shortNames: ['fo'], categories: ['all'] }
const others = { plural: 'bars', singular: 'bar', kind: 'Bar', listKind: 'BarList' }

test.each([
  ['nobody else', undefined, others, wanted, 'NoConflicts', 'no conflicts found'],
  ['its own names', wanted, others, wanted, 'NoConflicts', 'no conflicts found'],
  ['another plural', undefined, { ...others, plural: 'foos' }, { ...wanted, plural: '' }, 'PluralConflict', '"foos" is already in use'],
  [
    'a plural that is a short name',
    undefined,
    { ...others, shortNames: ['foos'] },
    { ...wanted, plural: '' },
    'PluralConflict',
    '"foos" is already in use',
  ],
  [
    'another singular',
    undefined,
    { ...others, singular: 'foo' },
    { ...wanted, singular: undefined },
    'SingularConflict',
    '"foo" is already in use',
  ],
  [
    'another short name',
    undefined,
    { ...others, singular: 'fo' },
    { ...wanted, shortNames: undefined },
    'ShortNamesConflict',
    '"fo" is already in use',
  ],
  ['another kind', undefined, { ...others, kind: 'Foo' }, { ...wanted, kind: '' }, 'KindConflict', '"Foo" is already in use'],
  [
    'another list kind',
    undefined,
    { ...others, listKind: 'FooList' },
    { ...wanted, listKind: undefined },
    'ListKindConflict',
    '"FooList" is already in use',
  ],
  [
    'a kind that it keeps its own for',
    { ...wanted, kind: 'Old' },
    { ...others, kind: 'Foo' },
    { ...wanted, kind: 'Old' },
    'KindConflict',
    '"Foo" is already in use',
  ],
  [
    'two conflicts',
    undefined,
    { ...others, plural: 'foos', kind: 'Foo' },
    { ...wanted, plural: '', kind: '' },
    'KindConflict',
    '"Foo" is already in use',
  ],
])('%s', (_, had, other, accepted, reason, message) => {
  const named = acceptNames(wanted, had, [other])
  expect(named.accepted).toEqual(accepted)
  expect(named.condition).toEqual({ type: 'NamesAccepted', status: reason === 'NoConflicts' ? 'True' : 'False', reason, message })
})
