import { describe, expect, test } from '@jest/globals'
import type { Issue } from '@kindbox/core'
import { compileReview, type CustomResourceDefinition, decodeDocument, lint, lintRules } from '@kindbox/crd'
import { Random } from '../differential/random.ts'
import { copyOf, type JsonObject } from './json.ts'
import { mutateDefinition } from './mutate-definition.ts'
import { mutateEnvelope } from './mutate-envelope.ts'
import { mutateMetadata } from './mutate-metadata.ts'
import { mutateObject } from './mutate-object.ts'
import { mutateReport, rulesReport } from './mutate-report.ts'
import { mutateSchema } from './mutate-schema.ts'
import { renderText } from './render-text.ts'
import { ruleKind, ruleObjects } from './rule-kind.ts'
import { ruleLiterals } from './rule-literals.ts'
import { Tallier } from './tally.ts'

const fooCrd: CustomResourceDefinition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'foos.clux.dev' },
  spec: {
    group: 'clux.dev',
    names: { plural: 'foos', kind: 'Foo' },
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                properties: {
                  a: { type: 'string' },
                  list: {
                    type: 'array',
                    items: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, kind: { type: 'string' } } },
                  },
                },
              },
              status: { type: 'object', properties: { n: { type: 'integer' } } },
            },
          },
        },
      },
    ],
  },
}
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

describe('mutated definitions', () => {
  const established = {
    ...fooCrd,
    metadata: { ...fooCrd.metadata, uid: 'u', resourceVersion: '1' },
    status: {
      conditions: [{ type: 'Established', status: 'True' }],
      storedVersions: ['v1'],
      acceptedNames: { plural: 'foos', kind: 'Foo' },
    },
  } as CustomResourceDefinition
  const of = (crd: CustomResourceDefinition, seed: number, keepIdentity: boolean) =>
    mutateDefinition(new Random(seed), crd, { keepIdentity }).document

  test('depend on the seed alone', () => {
    const all = () => seeds.map((seed) => of(fooCrd, seed, false))
    expect(all()).toEqual(all())
  })

  test('break every rule of lint', () => {
    const broken = new Set<string>()
    const lintAll = (count: number, issues: (seed: number) => Issue[]) => {
      for (let seed = 0; seed < count; seed++) for (const { rule, code } of issues(seed)) broken.add(rule ?? code)
    }
    lintAll(900, (seed) => lint(of(fooCrd, seed, false)))
    lintAll(300, (seed) => lint(of(established, seed, true), { old: established }))
    expect(lintRules.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([])
    expect([...broken]).toEqual(expect.arrayContaining(['Undecodable', 'UnknownField', 'Ignored']))
  }, 60_000)
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

test('a rule that no definition broke is told', () => {
  expect(
    rulesReport(
      new Map([
        ['names', 12],
        ['pattern', 0],
      ]),
    ).slice(1),
  ).toEqual(['      12  names', '       0  pattern'])
})
