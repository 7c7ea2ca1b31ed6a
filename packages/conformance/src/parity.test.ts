import { describe, expect, test } from '@jest/globals'
import type { CustomResourceDefinition } from '@kindbox/crd'
import type { Corpus, RecordedVerdict } from './corpus.ts'
import { measureParity } from './parity.ts'
import { parityReport } from './parity-report.ts'

const crd: CustomResourceDefinition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'foos.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { plural: 'foos', kind: 'Foo' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                properties: { size: { type: 'integer', maximum: 3 }, mode: { type: 'string', default: 'fast' } },
                'x-kubernetes-validations': [{ rule: 'self.size != 2' }],
              },
            },
          },
        },
      },
    ],
  },
}

const manifest = (spec: string, metadata = '{name: a}') => `apiVersion: example.com/v1\nkind: Foo\nmetadata: ${metadata}\nspec: ${spec}\n`
const tooLarge = {
  reason: 'FieldValueInvalid',
  field: 'spec.size',
  message: 'Invalid value: 4: spec.size in body should be less than or equal to 3',
}
const notTwo = { reason: 'FieldValueInvalid', field: 'spec', message: 'Invalid value: failed rule: self.size != 2' }
const foo = (id: string, verdict: Partial<RecordedVerdict>): RecordedVerdict => ({
  id,
  apiVersion: 'example.com/v1',
  kind: 'Foo',
  status: 201,
  ...verdict,
})

function corpusOf(...rows: readonly (readonly [manifest: string, recorded: RecordedVerdict])[]): Corpus {
  const texts = new Map(rows.map(([text, { id }]) => [id, text]))
  return { crds: [crd], verdicts: rows.map(([, recorded]) => recorded), manifest: (id) => texts.get(id) ?? '' }
}

describe('agreement', () => {
  const stored = { apiVersion: 'example.com/v1', kind: 'Foo', spec: { size: 1, mode: 'fast' } }
  test.each<[string, readonly [string, RecordedVerdict], readonly [number, number, number, number, number]]>([
    ['taken and stored alike', [manifest('{size: 1}'), foo('1', { stored })], [1, 1, 1, 1, 1]],
    ['stored as it was sent', [manifest('{size: 1, mode: slow}'), foo('1', {})], [1, 1, 1, 1, 1]],
    ['stored otherwise', [manifest('{size: 1}'), foo('1', {})], [1, 1, 1, 0, 1]],
    ['refused alike', [manifest('{size: 4}'), foo('1', { status: 422, causes: [tooLarge] })], [1, 1, 1, 0, 0]],
    ['refused for another reason', [manifest('{size: 4}'), foo('1', { status: 422, causes: [tooLarge, tooLarge] })], [1, 1, 0, 0, 0]],
    ['refused with another code', [manifest('{size: 4}'), foo('1', { status: 400 })], [1, 0, 0, 0, 0]],
    ['refused by a rule', [manifest('{size: 2}'), foo('1', { status: 422, causes: [notTwo] })], [1, 1, 1, 0, 0]],
    ['taken here, refused there', [manifest('{size: 1}'), foo('1', { status: 422, causes: [tooLarge] })], [0, 0, 0, 0, 0]],
    ['refused here, taken there', [manifest('{zz: 2}'), foo('1', { stored })], [0, 0, 1, 0, 1]],
    ['no YAML', ['{{ .a }}: [', foo('1', { status: 400 })], [1, 1, 1, 0, 0]],
    ['without any name', [manifest('{size: 4}', '{}'), foo('1', { status: 422, causes: [tooLarge] })], [1, 1, 1, 0, 0]],
  ])('%s', (_, row, [accepted, status, causes, stored, storedOf]) => {
    const parity = measureParity(corpusOf(row))
    expect([parity.accepted, parity.status, parity.causes, parity.stored].map(({ agreed, of }) => [agreed, of])).toEqual([
      [accepted, 1],
      [status, 1],
      [causes, 1],
      [stored, storedOf],
    ])
  })

  test('a kind without a definition agrees with nothing', () => {
    const parity = measureParity(corpusOf(['kind: Bar', foo('7', { kind: 'Bar', status: 422 })]))
    expect(parity).toMatchObject({ unknown: ['7: example.com/v1 Bar'], accepted: { agreed: 0 }, causes: { agreed: 0 } })
  })

  test('no rule is left open, and progress is told', () => {
    const done: number[] = []
    const parity = measureParity(corpusOf([manifest('{size: 1}'), foo('1', {})], [manifest('null'), foo('2', {})]), (count) =>
      done.push(count),
    )
    expect(parity.notEvaluated).toBe(0)
    expect(done).toEqual([1, 2])
  })
})

test('the report shows the first differences and ends with the figure', () => {
  const refused = Array.from({ length: 7 }, (_, i) => [manifest('{size: 1}'), foo(`m${i}`, { status: 422, causes: [tooLarge] })] as const)
  const lines = parityReport(measureParity(corpusOf([manifest('{size: 3, mode: x}'), foo('ok', {})], ...refused)))
  expect(lines).toContain('Different in accept or refuse: 7')
  expect(lines).toContain('  m4')
  expect(lines).not.toContain('  m5')
  expect(lines).toContain('  and 2 more')
  expect(lines).toContain('accept or refuse           1/8   12.50 %')
  expect(lines.at(-1)).toBe('parity: 1/8 in accept or refuse, 1/8 in causes')
})
