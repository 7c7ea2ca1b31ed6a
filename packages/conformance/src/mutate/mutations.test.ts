import { describe, expect, test } from '@jest/globals'
import { compileReview, decodeDocument, lint } from '@kindbox/crd'
import { Random } from '../differential/random.ts'
import { copyOf, type JsonObject } from './json.ts'
import { mutateEnvelope } from './mutate-envelope.ts'
import { mutateMetadata } from './mutate-metadata.ts'
import { mutateObject } from './mutate-object.ts'
import { mutateReport } from './mutate-report.ts'
import { mutateSchema } from './mutate-schema.ts'
import { renderText } from './render-text.ts'
import { ruleKind, ruleObjects } from './rule-kind.ts'
import { ruleLiterals } from './rule-literals.ts'
import { Tallier } from './tally.ts'

const schema = ruleKind.spec.versions[0]!.schema!.openAPIV3Schema!
const shape = { schema, literals: ruleLiterals(schema) }
const seeds = Array.from({ length: 200 }, (_, seed) => seed)

describe('the kind that is all rules', () => {
  test('is one that a server takes', () => expect(lint(ruleKind).filter(({ severity }) => severity === 'error')).toEqual([]))
  test.each(ruleObjects.map((object) => [(object['metadata'] as JsonObject)['name'], object] as const))('accepts %s', (_, object) =>
    expect(compileReview(ruleKind, 'v1').create(object)).toMatchObject({ accepted: true, notEvaluated: 0 }),
  )
})

describe('mutations', () => {
  const mutated = (seed: number) => {
    const random = new Random(seed)
    const object = copyOf(ruleObjects[0]) as JsonObject
    return { done: mutateObject(random, object, shape), object }
  }

  test('depend on the seed alone', () => expect(seeds.map(mutated)).toEqual(seeds.map(mutated)))
  test('leave what they start from as it is', () => {
    const before = JSON.stringify([ruleObjects, ruleKind])
    for (const seed of seeds) {
      mutated(seed)
      const crd = copyOf(ruleKind) as JsonObject
      mutateEnvelope(new Random(seed), crd, { keepIdentity: false })
      mutateSchema(new Random(seed), copyOf(schema) as JsonObject)
    }
    expect(JSON.stringify([ruleObjects, ruleKind])).toBe(before)
  })
  test('of an update never change which object is meant', () => {
    for (const seed of seeds) {
      const object = copyOf({ metadata: { name: 'a', namespace: 'b', uid: 'c', resourceVersion: '1' } }) as JsonObject
      mutateMetadata(new Random(seed), object, { keepIdentity: true })
      expect(object['metadata']).toMatchObject({ name: 'a', namespace: 'b', uid: 'c', resourceVersion: '1' })
    }
  })
})

test('most texts can be read, as JSON and as YAML', () => {
  const texts = seeds.map((seed) => renderText(new Random(seed), copyOf(ruleObjects[0])))
  expect(new Set(texts.map(({ contentType }) => contentType)).size).toBe(2)
  expect(texts.filter(({ text }) => decodeDocument(text).readable).length).toBeGreaterThan(150)
})

test('a difference counts once, in the first part that differs, and is shown', () => {
  const tallier = new Tallier()
  const server = { code: 422, reason: 'Invalid', message: 'a\nb', causes: ['x', 'y'], stored: undefined, warnings: [] }
  tallier.add(() => 'same', server, server)
  tallier.add(() => 'different', { ...server, message: 'a', causes: ['x', 'z'] }, server)
  const tally = tallier.result()
  expect(tally).toMatchObject({ judged: 2, refused: 2, counts: { causes: 1, message: 0 } })
  expect(tally.different).toEqual([{ title: 'different', part: 'causes', kindbox: 'z', server: 'y' }])
  expect(mutateReport(tally, 'manifests', 7).at(-1)).toBe('mutate (seed 7): 2 manifests judged, 2 of them refused, 1 difference')
})
