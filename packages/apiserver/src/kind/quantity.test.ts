import { describe, expect, test } from '@jest/globals'
import { canonicalQuantity, compileQuantities } from './quantity.ts'

// What kube-apiserver 1.36.4 stores of each as a request of a container.
test.each([
  ['0.5', '500m'],
  ['2', '2'],
  ['1000', '1k'],
  ['1500m', '1500m'],
  ['1.5', '1500m'],
  ['100', '100'],
  ['10000', '10k'],
  ['12345', '12345'],
  ['0.5Gi', '512Mi'],
  ['1024Ki', '1Mi'],
  ['1.5Ki', '1536'],
  ['512Ki', '512Ki'],
  ['0', '0'],
  ['0.0', '0'],
  ['1e3', '1e3'],
  ['15e2', '1500'],
  ['.5', '500m'],
  ['128M', '128M'],
  ['1000M', '1G'],
  ['0.001', '1m'],
])('%s is written %s', (text, canonical) => {
  expect(canonicalQuantity(text)).toBe(canonical)
})

test.each(['', '.', 'abc', '1 ', '1KB', '--1', '1ki', '+1', '1.', '1E3'])('%j is left as it is', (text) => {
  expect(canonicalQuantity(text)).toBeUndefined()
})

describe('in a document', () => {
  const quantity = { format: 'quantity', 'x-kubernetes-int-or-string': true } as const
  const write = compileQuantities({
    type: 'object',
    properties: {
      name: { type: 'string' },
      limits: { type: 'object', additionalProperties: quantity },
      sizes: { type: 'array', items: quantity },
    },
  })!

  test('only quantities change, and the document does not', () => {
    const document = { name: '0.5', limits: { cpu: 0.5, memory: '1024Ki', none: null, bad: 'x' }, sizes: [1000, true], other: 0.5 }
    const before = structuredClone(document)
    expect(write(document)).toEqual({
      name: '0.5',
      limits: { cpu: '500m', memory: '1Mi', none: null, bad: 'x' },
      sizes: ['1k', true],
      other: 0.5,
    })
    expect(document).toEqual(before)
  })

  test('nothing is compiled where there are none', () => {
    expect(compileQuantities({ type: 'object', properties: { name: { type: 'string' } } })).toBeUndefined()
  })
})
