import { describe, expect, test } from '@jest/globals'
import { sample, type Sample } from '../sample-object.fixture.ts'
import { annotationsChanged, anyChange, everyChange, finalizersChanged, generationChanged, labelsChanged } from './predicates.ts'

const predicates = { generationChanged, labelsChanged, annotationsChanged, finalizersChanged }

type Metadata = Partial<Sample['metadata']>

describe('what has changed', () => {
  const cases: [title: string, old: Metadata, now: Metadata, holding: (keyof typeof predicates)[]][] = [
    ['nothing but the status', { generation: 1, resourceVersion: '1' }, { generation: 1, resourceVersion: '2' }, []],
    ['the spec', { generation: 1 }, { generation: 2 }, ['generationChanged']],
    ['a kind without generations', {}, {}, ['generationChanged']],
    ['a label', { generation: 1, labels: { a: '1' } }, { generation: 1, labels: { a: '2' } }, ['labelsChanged']],
    ['another label', { generation: 1, labels: { a: '1' } }, { generation: 1, labels: { b: '1' } }, ['labelsChanged']],
    ['the first label', { generation: 1 }, { generation: 1, labels: { a: '' } }, ['labelsChanged']],
    ['the order of labels', { generation: 1, labels: { a: '1', b: '2' } }, { generation: 1, labels: { b: '2', a: '1' } }, []],
    ['no labels', { generation: 1, labels: {} }, { generation: 1 }, []],
    ['an annotation', { generation: 1, annotations: { a: '1' } }, { generation: 1 }, ['annotationsChanged']],
    ['a finalizer', { generation: 1 }, { generation: 1, finalizers: ['a'] }, ['finalizersChanged']],
    [
      'the order of finalizers',
      { generation: 1, finalizers: ['a', 'b'] },
      { generation: 1, finalizers: ['b', 'a'] },
      ['finalizersChanged'],
    ],
    ['deletion', { generation: 1 }, { generation: 1, deletionTimestamp: '2026-01-01T00:00:00Z' }, ['finalizersChanged']],
  ]
  test.each(cases)('%s', (_, old, now, holding) => {
    const [before, after] = [sample('a', old), sample('a', now)]
    expect(Object.entries(predicates).flatMap(([name, holds]) => (holds(before, after) ? [name] : []))).toEqual(holding)
  })
})

describe('predicates are put together', () => {
  const [old, now] = [sample('a', { generation: 1 }), sample('a', { generation: 1, labels: { a: '1' } })]
  test.each([
    ['any', anyChange(generationChanged, labelsChanged), true],
    ['any of none', anyChange(), false],
    ['every', everyChange(generationChanged, labelsChanged), false],
    ['every of those that hold', everyChange(labelsChanged), true],
    ['every of none', everyChange(), true],
    ['one within the other', everyChange(anyChange(generationChanged, labelsChanged), labelsChanged), true],
  ])('%s', (_, predicate, holds) => {
    expect(predicate(old, now)).toBe(holds)
  })
})
