import { describe, expect, test } from '@jest/globals'
import { manualClock } from '../manual-clock.fixture.ts'
import { WorkQueue } from './work-queue.ts'

/** What can be taken without waiting, taken. */
async function takeAll(queue: WorkQueue<string>): Promise<string[]> {
  const taken: string[] = []
  while (queue.depth > 0) taken.push((await queue.take())!)
  return taken
}

/** What a promise came to, or that it waits. */
async function state<T>(promise: Promise<T>): Promise<T | 'waiting'> {
  return Promise.race([promise, new Promise<'waiting'>((resolve) => setImmediate(resolve, 'waiting'))])
}

describe('keys that are dirty, keys that are being processed', () => {
  type Step = readonly ['add' | 'done', string] | readonly ['take', string | 'waiting']
  const cases: [title: string, steps: Step[]][] = [
    [
      'hands out in the order of adding',
      [
        ['add', 'a'],
        ['add', 'b'],
        ['take', 'a'],
        ['take', 'b'],
      ],
    ],
    [
      'holds a key once',
      [
        ['add', 'a'],
        ['add', 'a'],
        ['take', 'a'],
        ['take', 'waiting'],
      ],
    ],
    [
      'keeps a key to one worker',
      [
        ['add', 'a'],
        ['take', 'a'],
        ['add', 'a'],
        ['take', 'waiting'],
      ],
    ],
    [
      'hands a key out again that was added during its work',
      [
        ['add', 'a'],
        ['take', 'a'],
        ['add', 'a'],
        ['done', 'a'],
        ['take', 'a'],
      ],
    ],
    [
      'does so once',
      [
        ['add', 'a'],
        ['take', 'a'],
        ['add', 'a'],
        ['add', 'a'],
        ['done', 'a'],
        ['take', 'a'],
        ['done', 'a'],
        ['take', 'waiting'],
      ],
    ],
    [
      'forgets a key that is done',
      [
        ['add', 'a'],
        ['take', 'a'],
        ['done', 'a'],
        ['take', 'waiting'],
      ],
    ],
    [
      'takes no notice of what was not taken',
      [
        ['done', 'a'],
        ['add', 'a'],
        ['done', 'a'],
        ['take', 'a'],
        ['take', 'waiting'],
      ],
    ],
  ]
  test.each(cases)('%s', async (_, steps) => {
    const queue = new WorkQueue<string>({ clock: manualClock() })
    const taken: string[] = []
    for (const [step, key] of steps) {
      if (step === 'take') taken.push((await state(queue.take()))!)
      else queue[step](key)
    }
    expect(taken).toEqual(steps.flatMap(([step, key]) => (step === 'take' ? [key] : [])))
  })

  test('a worker that waits gets the next key, and only one does', async () => {
    const queue = new WorkQueue<string>({ clock: manualClock() })
    const waiting = [queue.take(), queue.take()]
    queue.add('a')
    expect(await Promise.all(waiting.map(state))).toEqual(['a', 'waiting'])
    queue.add('b')
    expect(await waiting[1]).toBe('b')
  })
})

describe('delayed keys', () => {
  test('come when they are due, the earlier of two times counting', async () => {
    const clock = manualClock()
    const queue = new WorkQueue<string>({ clock })
    queue.addAfter('late', 1000)
    queue.addAfter('soon', 10)
    queue.addAfter('late', 20)
    queue.addAfter('soon', 500)
    queue.addAfter('now', 0)
    expect(await takeAll(queue)).toEqual(['now'])
    expect([queue.delayed, clock.sleeping]).toEqual([2, 1])
    await clock.advance(19)
    expect(await takeAll(queue)).toEqual(['soon'])
    await clock.advance(1)
    expect(await takeAll(queue)).toEqual(['late'])
    expect([queue.delayed, clock.sleeping]).toEqual([0, 0])
  })

  test('that are due while they are worked on come again afterwards', async () => {
    const clock = manualClock()
    const queue = new WorkQueue<string>({ clock })
    queue.add('a')
    await queue.take()
    queue.addAfter('a', 5)
    await clock.advance(5)
    expect(queue.depth).toBe(0)
    queue.done('a')
    expect(await takeAll(queue)).toEqual(['a'])
  })

  test('back off with each failure, until forgotten', async () => {
    const clock = manualClock()
    const queue = new WorkQueue<string>({ clock })
    const delays: number[] = []
    for (let failure = 0; failure < 4; failure++) {
      delays.push(queue.addRateLimited('a'))
      await clock.advance(delays.at(-1)!)
      expect(await takeAll(queue)).toEqual(['a'])
      queue.done('a')
    }
    expect([delays, queue.failures('a')]).toEqual([[5, 10, 20, 40], 4])
    queue.forget('a')
    expect([queue.addRateLimited('a'), queue.failures('a')]).toEqual([5, 1])
  })

  test('take memory by the number of keys, not by the number of additions', () => {
    const clock = manualClock()
    const queue = new WorkQueue<string>({ clock })
    for (let step = 0; step < 10_000; step++) queue.addAfter(`key ${step % 10}`, 1000 + ((step * 7919) % 500))
    expect([queue.delayed, clock.sleeping]).toEqual([10, 1])
  })
})

describe('shutting down', () => {
  test('hands out what is ready, takes in nothing, and wakes those that wait', async () => {
    const clock = manualClock()
    const queue = new WorkQueue<string>({ clock })
    queue.add('a')
    queue.addAfter('b', 10)
    queue.shutDown()
    queue.add('c')
    queue.addAfter('d', 10)
    expect(await queue.take()).toBe('a')
    expect(await queue.take()).toBeUndefined()
    await clock.advance(10)
    expect([queue.depth, queue.delayed, clock.sleeping]).toEqual([0, 0, 0])
    const other = new WorkQueue<string>({ clock })
    const waiting = other.take()
    other.shutDown()
    expect(await waiting).toBeUndefined()
  })

  test('can discard what is ready and what would come again', async () => {
    const queue = new WorkQueue<string>({ clock: manualClock() })
    queue.add('a')
    queue.add('b')
    await queue.take()
    queue.add('a')
    queue.shutDown({ discard: true })
    queue.done('a')
    expect(await queue.take()).toBeUndefined()
  })

  test('drain waits for all that is ready and being worked on', async () => {
    const queue = new WorkQueue<string>({ clock: manualClock() })
    queue.add('a')
    queue.add('b')
    await queue.take()
    queue.add('a')
    const drained = queue.drain()
    queue.done('a')
    for (const key of await takeAll(queue)) {
      expect(await state(drained)).toBe('waiting')
      queue.done(key)
    }
    expect(await state(drained)).toBeUndefined()
    expect(await state(queue.drain())).toBeUndefined()
  })
})
