import { describe, expect, test } from '@jest/globals'
import { PassThrough } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { arrivals } from './arrivals.ts'

/** All that arrives, as text, and what the stream failed with. */
async function read(stream: PassThrough): Promise<{ arrived: string[]; error?: unknown }> {
  const arrived: string[] = []
  try {
    for await (const bytes of arrivals(stream)) arrived.push(bytes.toString())
    return { arrived }
  } catch (error) {
    return { arrived, error }
  }
}

test('what comes in one turn of the event loop comes together', async () => {
  const stream = new PassThrough()
  const read_ = read(stream)
  for (const text of ['a', 'b', 'c']) stream.write(text)
  await turn()
  await turn()
  stream.end('d')
  expect(await read_).toEqual({ arrived: ['abc', 'd'] })
})

describe('the end', () => {
  const broken = new Error('broken')
  const cases: { title: string; end: (stream: PassThrough) => void; arrived: string[]; code?: string; error?: Error }[] = [
    { title: 'of an empty stream', end: (stream) => stream.end(), arrived: [] },
    { title: 'of a stream with a last word', end: (stream) => stream.end('a'), arrived: ['a'] },
    {
      title: 'of a stream that breaks after a word',
      end: (stream) => void (stream.write('a'), setImmediate(() => stream.destroy(broken))),
      arrived: ['a'],
      error: broken,
    },
    { title: 'of a stream that is closed early', end: (stream) => stream.destroy(), arrived: [], code: 'ERR_STREAM_PREMATURE_CLOSE' },
  ]
  test.each(cases)('$title', async ({ end, arrived, code, error }) => {
    const stream = new PassThrough()
    const read_ = read(stream)
    end(stream)
    const found = await read_
    expect(found.arrived).toEqual(arrived)
    if (code !== undefined) expect(found.error).toMatchObject({ code })
    else expect(found.error).toBe(error)
  })
})

test('leaving the loop releases the stream', async () => {
  const stream = new PassThrough()
  stream.write('a')
  for await (const bytes of arrivals(stream)) {
    expect(bytes.toString()).toBe('a')
    break
  }
  expect(stream.destroyed).toBe(true)
})

test('a stream whose reader is slow is no longer read from', async () => {
  const stream = new PassThrough()
  const chunk = Buffer.alloc(64 * 1024)
  const total = 40
  let written = 0
  const write = () => {
    while (written < total) {
      written++
      if (!stream.write(chunk)) return void stream.once('drain', write)
    }
    stream.end()
  }
  const reader = arrivals(stream)
  write()
  let length = (await reader.next()).value!.length
  for (let turns = 0; turns < 20; turns++) await turn()
  expect(written).toBeLessThan(total / 2)
  for await (const bytes of reader) length += bytes.length
  expect(length).toBe(total * chunk.length)
})
