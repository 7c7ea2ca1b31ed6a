import { describe, expect, test } from '@jest/globals'
import type { EventOptions } from '../event-source.ts'
import type { InformerEvent } from '../informer-event.ts'
import { sample, type Sample } from '../sample-object.fixture.ts'
import type { Consumer } from './consumer.ts'
import { EventStream } from './event-stream.ts'

/** A stream, and the informer's side of it. */
function streamed(options: EventOptions<Sample> = {}) {
  const joined = new Set<Consumer<Sample>>()
  let end: { readonly error?: unknown } | undefined
  const stream = new EventStream<Sample>(
    { bufferSize: 10, join: (consumer) => joined.add(consumer), leave: (consumer) => joined.delete(consumer), end: () => end },
    options,
  )
  return {
    stream,
    joined,
    tell(event: InformerEvent<Sample>) {
      for (const consumer of joined) consumer.push(event)
    },
    finish(how: { readonly error?: unknown }) {
      end = how
      for (const consumer of joined) consumer.wake()
    },
  }
}

const bookmark = (resourceVersion: string) => ({ type: 'Bookmark', resourceVersion }) as const
const modified = (name: string) => ({ type: 'Modified', old: sample(name), object: sample(name, { text: 'new' }) }) as const
const over = { done: true, value: undefined }

test('signs on when it is first asked, and off when it is left', async () => {
  const { stream, joined, tell } = streamed()
  expect(joined.size).toBe(0)
  const first = stream.next()
  expect(joined.size).toBe(1)
  tell(bookmark('1'))
  expect(await first).toEqual({ done: false, value: bookmark('1') })
  expect(await stream.return()).toEqual(over)
  expect(joined.size).toBe(0)
  expect(await stream.next()).toEqual(over)
})

test('a stream that was left before it began never signs on', async () => {
  const { stream, joined } = streamed()
  await stream.return()
  expect(await stream.next()).toEqual(over)
  expect(joined.size).toBe(0)
})

test('whoever asks several times at once gets the events in order', async () => {
  const { stream, tell } = streamed()
  const asked = [stream.next(), stream.next(), stream.next()]
  for (const version of ['1', '2', '3', '4']) tell(bookmark(version))
  const values = (await Promise.all([...asked, stream.next()])).map(({ value }) => value)
  expect(values).toEqual(['1', '2', '3', '4'].map(bookmark))
})

describe('an answer that is waited for comes', () => {
  const cases: { title: string; act: (streams: ReturnType<typeof streamed>, abort: AbortController) => void; rejects?: string }[] = [
    { title: 'when the stream is left', act: ({ stream }) => void stream.return() },
    { title: 'when the stream is disposed of', act: ({ stream }) => void stream[Symbol.asyncDispose]() },
    { title: 'when the signal is aborted', act: (_, abort) => abort.abort() },
    { title: 'when the informer ends', act: ({ finish }) => finish({}) },
    { title: 'when the informer fails', act: ({ finish }) => finish({ error: new Error('no selector') }), rejects: 'no selector' },
  ]
  test.each(cases)('$title', async ({ act, rejects }) => {
    const abort = new AbortController()
    const streams = streamed({ signal: abort.signal })
    const asked = streams.stream.next()
    act(streams, abort)
    if (rejects === undefined) expect(await asked).toEqual(over)
    else await expect(asked).rejects.toThrow(rejects)
    expect(streams.joined.size).toBe(0)
    expect(await streams.stream.next()).toEqual(over)
  })
})

test.each([{ waiting: true }, { waiting: false }])('a predicate that throws ends the stream: waiting $waiting', async ({ waiting }) => {
  const where = () => {
    throw new Error('no predicate')
  }
  const { stream, joined, tell } = streamed({ where })
  const first = stream.next()
  tell(bookmark('1'))
  await first
  const asked = waiting ? stream.next() : undefined
  tell(modified('a'))
  await expect(asked ?? stream.next()).rejects.toThrow('no predicate')
  expect(joined.size).toBe(0)
})
