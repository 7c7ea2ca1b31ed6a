import { describe, expect, test } from '@jest/globals'
import { MessageQueue } from './message-queue.ts'

function newQueue(): { queue: MessageQueue; taps: string[] } {
  const taps: string[] = []
  return { queue: new MessageQueue({ pause: () => taps.push('pause'), resume: () => taps.push('resume') }), taps }
}

const large = () => new Uint8Array(400_000)

test('messages come in order, those that wait before the end', async () => {
  const { queue } = newQueue()
  for (const byte of [1, 2, 3]) queue.push(Uint8Array.of(byte))
  queue.end()
  const found: number[] = []
  for await (const [byte] of queue.messages()) found.push(byte!)
  expect(found).toEqual([1, 2, 3])
})

test('a message that comes while somebody waits wakes them', async () => {
  const { queue } = newQueue()
  const messages = queue.messages()
  const next = messages.next()
  queue.push(Uint8Array.of(7))
  expect(await next).toEqual({ done: false, value: Uint8Array.of(7) })
})

test('a failure comes after what arrived before it', async () => {
  const { queue } = newQueue()
  queue.push(Uint8Array.of(1))
  queue.end({ error: new Error('cut') })
  const messages = queue.messages()
  expect((await messages.next()).value).toEqual(Uint8Array.of(1))
  await expect(messages.next()).rejects.toThrow('cut')
})

describe('the tap', () => {
  test('is closed when a megabyte waits, and opened when half of it is gone', async () => {
    const { queue, taps } = newQueue()
    for (let i = 0; i < 3; i++) queue.push(large())
    expect(taps).toEqual(['pause'])
    const messages = queue.messages()
    await messages.next()
    expect(taps).toEqual(['pause'])
    await messages.next()
    expect(taps).toEqual(['pause', 'resume'])
  })

  test('is opened when what waits is thrown away', async () => {
    const { queue, taps } = newQueue()
    for (let i = 0; i < 3; i++) queue.push(large())
    queue.discard()
    queue.push(large())
    expect(taps).toEqual(['pause', 'resume'])
    expect((await queue.messages().next()).done).toBe(true)
  })
})
