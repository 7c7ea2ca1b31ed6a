import { describe, expect, test } from '@jest/globals'
import { Normaliser } from './normalise.ts'

const uid = '0ae43b1d-51f6-4f1c-9f4c-1a2b3c4d5e6f'
const other = '1ae43b1d-51f6-4f1c-9f4c-1a2b3c4d5e6f'

describe('Normaliser', () => {
  const cases: [name: string, value: unknown, normalised: unknown][] = [
    ['uids are numbered as they appear', [{ uid }, { uid: other }, { uid }], [{ uid: '<uid 1>' }, { uid: '<uid 2>' }, { uid: '<uid 1>' }]],
    [
      'versions too',
      [{ resourceVersion: '7' }, { resourceVersion: '17' }],
      [{ resourceVersion: '<version 1>' }, { resourceVersion: '<version 2>' }],
    ],
    [
      'versions that say something stay',
      [{ resourceVersion: '0' }, { resourceVersion: '' }],
      [{ resourceVersion: '0' }, { resourceVersion: '' }],
    ],
    [
      'times',
      { creationTimestamp: '2026-01-02T03:04:05Z', lastTransitionTime: '2026-01-02T03:04:05Z' },
      { creationTimestamp: '<time>', lastTransitionTime: '<time>' },
    ],
    ['what is no time stays', { creationTimestamp: 'yesterday' }, { creationTimestamp: 'yesterday' }],
    [
      'who manages what of a definition is left out',
      { kind: 'CustomResourceDefinition', metadata: { name: 'a', managedFields: [] } },
      { kind: 'CustomResourceDefinition', metadata: { name: 'a' } },
    ],
    ['a time in managed fields', { managedFields: [{ time: '2026-01-02T03:04:05Z' }] }, { managedFields: [{ time: '<time>' }] }],
    ['a uid in a message', { message: `uid ${uid}` }, { message: 'uid <uid 1>' }],
    ['numbers and nulls', { a: 1, b: null, c: true }, { a: 1, b: null, c: true }],
  ]
  test.each(cases)('%s', (_, value, normalised) => expect(new Normaliser().normalise(value)).toEqual(normalised))

  test('a name is replaced where it stands alone, in keys too', () => {
    const normaliser = new Normaliser()
    normaliser.name('case-1', 'namespace')
    expect(normaliser.normalise({ 'case-1': 'in case-1, not in case-12' })).toEqual({ '<namespace>': 'in <namespace>, not in case-12' })
  })

  test('a version that is known is found in messages', () => {
    const normaliser = new Normaliser()
    normaliser.normalise({ resourceVersion: '7' })
    expect(normaliser.normalise('7 is not 17')).toBe('<version 1> is not 17')
  })

  test('the version of a list has a name of its own, even where an object has the same', () => {
    const list = { items: [{ metadata: { resourceVersion: '7' } }], metadata: { resourceVersion: '7' } }
    const named = { items: [{ metadata: { resourceVersion: '<version 1>' } }], metadata: { resourceVersion: '<version of a list>' } }
    expect(new Normaliser().normalise(list)).toEqual(named)
  })

  test('causes and the message that lists them are sorted, each once in the message', () => {
    const [a, b] = ['a', 'b'].map((field) => ({ reason: 'FieldValueInvalid', field, message: `bad, ${field}` })) as [object, object]
    const status = (causes: object[], message: string) => ({ kind: 'Status', message, details: { causes } })
    const sorted = status([a, a, b], 'Foo "x" is invalid: [a: bad, a, b: bad, b]')
    for (const causes of [
      [a, a, b],
      [b, a, a],
    ]) {
      const message = causes[0] === a ? 'Foo "x" is invalid: [a: bad, a, b: bad, b]' : 'Foo "x" is invalid: [b: bad, b, a: bad, a]'
      expect(new Normaliser().normalise(status(causes, message))).toEqual(sorted)
    }
  })

  test('a field called __proto__ is one like any other', () => {
    const normalised = new Normaliser().normalise(JSON.parse('{"__proto__":{"a":1}}'))
    expect(JSON.stringify(normalised)).toBe('{"__proto__":{"a":1}}')
  })
})
