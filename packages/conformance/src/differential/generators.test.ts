import { describe, expect, test } from '@jest/globals'
import { lint } from '@kindbox/crd'
import { Portable } from './portable.ts'
import { randomDefinition } from './random-definition.ts'
import { type KnownObject, mark, randomStep } from './random-step.ts'
import { randomValue, validValue } from './random-value.ts'
import { Random } from './random.ts'

const seeds = [0, 1, 7, 2 ** 31, 4_000_000_001]
const definitionOf = (seed: number) => randomDefinition(new Random(seed), 'a.example.dev')

test('numbers depend on the seed alone, and spread', () => {
  const numbers = (seed: number) =>
    Array.from(
      { length: 1000 },
      (
        (random) => () =>
          random.next()
      )(new Random(seed)),
    )
  expect(numbers(5)).toEqual(numbers(5))
  expect(numbers(5)).not.toEqual(numbers(6))
  const mean = numbers(5).reduce((sum, number) => sum + number) / 1000
  expect(mean).toBeGreaterThan(0.45)
  expect(mean).toBeLessThan(0.55)
  expect(() => new Random(1).pick([])).toThrow('nothing to pick')
})

test('a key is drawn as often as its weight says', () => {
  const random = new Random(3)
  const drawn = { never: 0, often: 0, seldom: 0 }
  for (let i = 0; i < 1000; i++) drawn[random.weighted({ never: 0, often: 9, seldom: 1 })]++
  expect(drawn.never).toBe(0)
  expect(drawn.often).toBeGreaterThan(8 * drawn.seldom - 200)
})

describe.each(seeds)('seed %d', (seed) => {
  test('gives one definition', () => expect(definitionOf(seed)).toEqual(definitionOf(seed)))

  test('gives one sequence of steps, whatever the server holds', () => {
    const known = {
      one: { metadata: { name: 'one', uid: mark('uid') }, spec: { a: [1, { b: 'x' }] } } satisfies KnownObject,
      two: undefined,
    }
    const steps = () => {
      const random = new Random(seed)
      return Array.from({ length: 50 }, () => randomStep(random, definitionOf(seed), known))
    }
    expect(steps()).toEqual(steps())
    expect(new Set(steps().map(({ method }) => method)).size).toBeGreaterThan(2)
    for (const { body } of steps()) if (body !== undefined) JSON.parse(body)
  })

  test('gives values', () => {
    const schema = definitionOf(seed).spec.versions[0]!.schema!.openAPIV3Schema!
    expect(randomValue(new Random(seed), schema)).toEqual(randomValue(new Random(seed), schema))
    expect(validValue(new Random(seed), schema)).toBeInstanceOf(Object)
  })
})

test('most definitions are such as the server takes', () => {
  const refused = Array.from({ length: 100 }, (_, seed) => definitionOf(seed)).filter((definition) =>
    lint(definition).some(({ severity }) => severity === 'error'),
  )
  expect(refused.length).toBeLessThan(25)
})

test('what differs from server to server is told apart from what changed', () => {
  const portable = new Portable()
  const object = (resourceVersion: string) => ({
    metadata: { uid: 'u', resourceVersion, creationTimestamp: '2020-01-01T00:00:00Z' },
    spec: '7',
  })
  const seen = (version: string) => portable.of(object(version)) as ReturnType<typeof object>
  expect(seen('7')).toEqual({
    metadata: { uid: '<uid 1>', resourceVersion: '<resourceVersion 1>', creationTimestamp: '<time>' },
    spec: '7',
  })
  expect(seen('9').metadata.resourceVersion).toBe('<resourceVersion 2>')
  expect(seen('7').metadata.resourceVersion).toBe('<resourceVersion 1>')
})
