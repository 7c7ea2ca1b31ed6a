import { describe, expect, test } from '@jest/globals'
import { type Contender, Contenders } from './contenders.fixture.ts'
import { LeaderElection } from './leader-election.ts'

/** Lets a leader `a` and, a little later, a follower `b` begin. */
async function leaderAndFollower(): Promise<{ all: Contenders; a: Contender; b: Contender }> {
  const all = new Contenders()
  const a = all.add('a')
  await all.clock.advance(500)
  const b = all.add('b')
  await all.clock.advance(500)
  expect(all.log).toEqual(['0 a'])
  return { all, a, b }
}

describe('who leads', () => {
  test('the first who comes, and for as long as it renews', async () => {
    const { all, a, b } = await leaderAndFollower()
    await all.clock.advance(3_600_000)
    expect([all.log, all.breaches]).toEqual([['0 a'], []])
    expect([a.election.isLeader, b.election.isLeader]).toEqual([true, false])
    expect(b.election.leader).toMatch(/^a_[0-9a-f-]{36}$/)
    expect(all.server.lease!.spec).toMatchObject({
      leaseDurationSeconds: 15,
      leaseTransitions: 0,
      acquireTime: '2026-01-01T00:00:00.000001Z',
    })
  })

  test('one of several who come at once', async () => {
    const all = new Contenders()
    for (const name of ['a', 'b', 'c']) all.add(name)
    await all.clock.advance(60_000)
    expect([all.leaders, all.breaches]).toEqual([['a'], []])
  })

  /** What befalls the leader, and who leads when as a consequence: `a` has led since 0, `b` has looked at the lease every 2 s since 500. */
  const cases: [title: string, happens: (all: Contenders, a: Contender, b: Contender) => void, log: string[], ended: string | undefined][] =
    [
      ['stops: the next one at its next look, because the lease was released', (_, a) => a.stop(), ['1000 a stops', '2500 b'], 'resolved'],
      [
        'is cut off: it stops 10 s after its last renewal was sent, the other one begins 15 s after it saw that',
        (_, a) => void (a.network.requestsLost = true),
        ['10000 a stops', '16500 b'],
        'LeadershipLostError: The lease could not be renewed within 10000 ms.',
      ],
      [
        'gets no answers: what it wrote counts for the others, and not for itself',
        (_, a) => void (a.network.answersLost = true),
        ['10000 a stops', '18500 b'],
        'LeadershipLostError: The lease could not be renewed within 10000 ms.',
      ],
      [
        'is refused by the server',
        (_, a) => void (a.network.status = 503),
        ['10000 a stops', '16500 b'],
        'LeadershipLostError: The lease could not be renewed within 10000 ms.',
      ],
      ['has a slow server: it goes on', (_, a) => void (a.network.there = a.network.back = 2_000), [], undefined],
      [
        'has its lease edited: it goes on',
        ({ server }) => server.edit((lease) => ({ ...lease, metadata: { ...lease.metadata, labels: { a: 'b' } } })),
        [],
        undefined,
      ],
      ['has its lease deleted: it makes another one', ({ server }) => void (server.lease = undefined), [], undefined],
      [
        'has its lease taken by force: it stops at its next renewal, the others wait for the thief',
        ({ server }) => server.edit((lease) => ({ ...lease, spec: { ...lease.spec, holderIdentity: 'thief' } })),
        ['2000 a stops', '18500 b'],
        'LeadershipLostError: The lease was taken by thief.',
      ],
      ['has a clock that is set forward', (_, a) => void (a.drift.offset = 86_400_000), [], undefined],
      ['has a clock that is set back', (_, a) => void (a.drift.offset = -86_400_000), [], undefined],
      ['follows one whose clock is a day ahead', (_, __, b) => void (b.drift.offset = 86_400_000), [], undefined],
      ['follows one whose clock is a day behind', (_, __, b) => void (b.drift.offset = -86_400_000), [], undefined],
    ]
  test.each(cases)('a leader %s', async (_, happens, log, ended) => {
    const { all, a, b } = await leaderAndFollower()
    happens(all, a, b)
    await all.clock.advance(120_000)
    expect(all.log).toEqual(['0 a', ...log])
    expect(all.breaches).toEqual([])
    expect(a.ended).toBe(ended)
  })

  test('a clock that stands still, or repeats itself, does not hide renewals from the others', async () => {
    const { all, a } = await leaderAndFollower()
    for (let second = 0; second < 120; second++) {
      await all.clock.advance(1_000)
      a.drift.offset -= 1_000
    }
    expect([all.log, all.breaches]).toEqual([['0 a'], []])
  })
})

describe('clocks that go at different rates', () => {
  const cases: [leader: number, follower: number][] = [
    [1.2, 1],
    [0.8, 1],
    [1, 1.2],
    [1, 0.8],
    // The ratio of the two durations, 15 to 10, is what clocks may differ by.
    [0.9, 1.3],
  ]
  test.each(cases)('leader %d, follower %d', async (leader, follower) => {
    const all = new Contenders()
    const a = all.add('a')
    a.drift.rate = leader
    await all.clock.advance(500)
    const b = all.add('b')
    b.drift.rate = follower
    await all.clock.advance(60_000)
    a.network.requestsLost = true
    await all.clock.advance(60_000)
    expect(all.log.map((line) => line.replace(/^\d+(\.\d+)? /, ''))).toEqual(['a', 'a stops', 'b'])
    expect(all.breaches).toEqual([])
  })
})

describe('putting the work down', () => {
  test('keeps the lease until the work has ended', async () => {
    const { all, a } = await leaderAndFollower()
    a.work = 'ignores'
    a.stop()
    await all.clock.advance(600_000)
    expect([all.log, a.ended]).toEqual([['0 a', '1000 a stops'], undefined])
  })

  test('does not release a lease whose work failed: nobody knows what it left running', async () => {
    const { all, a } = await leaderAndFollower()
    a.work = 'fails'
    a.stop()
    await all.clock.advance(60_000)
    expect(all.log).toEqual(['0 a', '1000 a stops', '16500 b'])
    expect(a.ended).toBe('Error: left something running')
  })

  test('ends no later than others may begin, if the lease is lost', async () => {
    const { all, a } = await leaderAndFollower()
    a.work = 'ignores'
    a.network.requestsLost = true
    await all.clock.advance(13_999)
    expect(a.ended).toBeUndefined()
    await all.clock.advance(1)
    expect(a.ended).toBe('LeadershipLostError: The lease could not be renewed within 10000 ms.')
  })

  test('leaves nothing behind where the signal comes before the lease', async () => {
    const { all, b } = await leaderAndFollower()
    b.stop()
    await all.clock.advance(0)
    expect(b.ended).toBe('resolved')
    const sleeping = all.clock.sleeping
    await all.clock.advance(10_000)
    expect([sleeping, all.clock.sleeping, all.log]).toEqual([1, 1, ['0 a']])
  })
})

test('a renewal counts from its sending, not from its answer', async () => {
  const { all, a } = await leaderAndFollower()
  a.network.back = 4_500
  await all.clock.advance(5_000)
  // Sent at 2,000 and written at once; answered at 6,500.
  a.network.requestsLost = true
  await all.clock.advance(60_000)
  expect([all.log, all.breaches]).toEqual([['0 a', '12000 a stops', '18500 b'], []])
})

test('an answer that is lost does not cost the lease, even the first one', async () => {
  const all = new Contenders()
  const a = all.add('a')
  a.network.answersLost = true
  await all.clock.advance(4_000)
  a.network.answersLost = false
  await all.clock.advance(10_000)
  expect(all.log).toEqual(['7000 a'])
  expect(all.server.lease!.spec!.leaseTransitions).toBe(0)
})

test('a deleted lease is not taken from a holder who has not heard of that', async () => {
  const { all, a } = await leaderAndFollower()
  a.network.requestsLost = true
  all.server.lease = undefined
  await all.clock.advance(60_000)
  expect([all.log, all.breaches]).toEqual([['0 a', '10000 a stops', '16500 b'], []])
})

test('those who wait for the lease spread out', async () => {
  const looks: number[] = []
  const all = new Contenders()
  all.add('a')
  await all.clock.advance(100)
  const { api } = all.server.client()
  const spying = { ...api, get: (...args: Parameters<typeof api.get>) => (looks.push(all.now), api.get(...args)) }
  const chances = [0, 0.5, 0.25]
  all.add('b', { api: spying, random: () => chances.shift() ?? 0 })
  await all.clock.advance(12_000)
  expect(looks.slice(0, 4)).toEqual([100, 2_100, 5_300, 7_900])
})

describe('durations that leave no room for each other', () => {
  const cases: [{ leaseDuration?: number; renewDeadline?: number; retryPeriod?: number }, string][] = [
    [{ leaseDuration: 10_000 }, 'leaseDuration (10000) has to be more than renewDeadline (10000)'],
    [{ retryPeriod: 9_000 }, 'renewDeadline (10000) has to be more than 1.2 times retryPeriod (9000)'],
    [{ retryPeriod: 0 }, 'retryPeriod has to be more than 0'],
    [{ leaseDuration: Number.NaN }, 'leaseDuration (NaN)'],
  ]
  test.each(cases)('%j are refused', (durations, message) => {
    const { api } = new Contenders().server.client()
    expect(() => new LeaderElection({ api, name: 'x', ...durations })).toThrow(message)
  })
})
