import { describe, expect, test } from '@jest/globals'
import { Random } from '../differential/random.ts'
import { fuzz } from './fuzz.ts'
import { mutateBytes } from './mutate-bytes.ts'
import { targets } from './targets.ts'

/** A clock that makes a step each time it is asked, so that a run has a length of its own. */
function clock(step: number): () => number {
  let time = 0
  return () => (time += step)
}

describe('the fuzzer', () => {
  test('keeps each kind of error once, with its input', () => {
    const { finds, runs } = fuzz(
      (data) => {
        if (data.length > 3) throw new Error('too long')
      },
      { seed: 1, seconds: 1, seeds: ['long enough'], now: clock(1) },
    )
    expect(runs).toBeGreaterThan(100)
    expect(finds.map(({ error }) => error.split('\n')[0])).toEqual(['Error: too long'])
    expect(Buffer.from(finds[0]!.input, 'base64').toString()).toBe('long enough')
  })

  test('mutates by the seed alone', () => {
    const mutated = (seed: number) => mutateBytes(new Random(seed), Buffer.from('{"a": 1}'), Buffer.from('a: 1'))
    const seeds = Array.from({ length: 100 }, (_, seed) => seed)
    expect(seeds.map(mutated)).toEqual(seeds.map(mutated))
    expect(new Set(seeds.map((seed) => String(mutated(seed)))).size).toBeGreaterThan(90)
  })
})

describe('what once was found, or could be', () => {
  test.each([
    ['decode', '[['],
    ['decode', '"\\ud800": 1\n---\na: *b'],
    ['prune', '{"type":"object","properties":{"__proto__":{"type":"object"}}}\n{"__proto__":{"a":1}}'],
    [
      'default',
      '{"type":"object","properties":{"__proto__":{"type":"object","default":{"a":1},"x-kubernetes-preserve-unknown-fields":true}}}\n{}',
    ],
    ['cel', 'l.map(x, l.map(y, x + y)).flatten().size() > 0'],
    ['cel', 'm.b[2].c == dyn(1)'],
    ['cel', 'duration'],
    ['review', '{"type":"object","properties":{"a":{"type":"string","x-kubernetes-validations":[{"rule":"self == oldSelf"}]}}}\n{"a":"x"}'],
  ])('%s: %s', (target, input) => expect(() => targets[target]!(Buffer.from(input))).not.toThrow())
})
