import { describe, expect, test } from '@jest/globals'
import { type Contender, Contenders } from './contenders.fixture.ts'

/** Park and Miller's generator, so that a seed repeats a run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/** Something that happens to one contender, or to the lease. */
function misfortune(all: Contenders, contender: Contender, random: () => number): void {
  const { network, drift } = contender
  const events = [
    () => (network.requestsLost = true),
    () => (network.answersLost = true),
    () => (network.status = 503),
    () => (network.there = random() * 8_000),
    () => (network.back = random() * 8_000),
    () => (drift.offset += (random() - 0.5) * 7_200_000),
    () => (drift.offset = -all.clock.monotonic()),
    () => contender.stop(),
    () =>
      all.server.lease && all.server.edit((lease) => ({ ...lease, metadata: { ...lease.metadata, annotations: { at: String(all.now) } } })),
    () => heal(contender),
    () => heal(contender),
    () => heal(contender),
  ]
  events[Math.floor(random() * events.length)]!()
}

function heal({ network }: Contender): void {
  Object.assign(network, { there: 0, back: 0, requestsLost: false, answersLost: false, status: undefined })
}

describe('three contenders for an hour, with a misfortune every few seconds', () => {
  test.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'seed %d: never two leaders, and soon one when all is well again',
    async (seed) => {
      const random = randomFrom(seed * 7919)
      const all = new Contenders()
      // Rates that differ by less than the durations do.
      const join = (name: string) => {
        const contender = all.add(name, { random })
        contender.drift.rate = 0.9 + random() * 0.3
        return contender
      }
      const contenders = ['a', 'b', 'c'].map(join)
      while (all.now < 3_600_000) {
        await all.clock.advance(random() * 10_000)
        misfortune(all, contenders[Math.floor(random() * 3)]!, random)
        // Whoever stopped, or lost the lease, is restarted as a Deployment would.
        for (const [index, { name, ended }] of contenders.entries())
          if (ended !== undefined) contenders[index] = join(`${name[0]}${all.now}`)
      }
      contenders.forEach(heal)
      await all.clock.advance(60_000)
      expect(all.breaches).toEqual([])
      expect(all.leaders).toHaveLength(1)
      // It was no idle hour.
      expect(all.log.length).toBeGreaterThan(20)
    },
  )
})
