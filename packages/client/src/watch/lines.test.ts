import { describe, expect, test } from '@jest/globals'
import { isKubeError } from '@kindbox/core'
import { lines } from './lines.ts'

// Two, three and four bytes long in UTF-8, and U+2028, which is no end of a line here.
const text = '{"a":"é\u2028中"}\n{"b":"😀"}\n\n{"c":1}\n'
const expected = ['{"a":"é\u2028中"}\n', '{"b":"😀"}\n', '\n', '{"c":1}\n']

async function* of<T>(...chunks: T[]): AsyncGenerator<T, void, undefined> {
  yield* chunks
}

async function linesOf(chunks: AsyncIterable<Uint8Array | string>, limit?: number): Promise<string[]> {
  const found: string[] = []
  for await (const batch of lines(chunks, 'watch Foo objects', limit)) found.push(...batch)
  return found
}

describe('chunks may be cut anywhere', () => {
  const bytes = new TextEncoder().encode(text)

  test('bytes, at every position', async () => {
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await linesOf(of(bytes.subarray(0, cut), bytes.subarray(cut)))).toEqual(expected)
    }
  })

  test('bytes, at every pair of positions', async () => {
    for (let first = 0; first <= bytes.length; first++) {
      for (let second = first; second <= bytes.length; second++) {
        const chunks = [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)]
        expect(await linesOf(of(...chunks))).toEqual(expected)
      }
    }
  })

  test('byte by byte', async () => {
    expect(await linesOf(of(...[...bytes].map((byte) => Uint8Array.of(byte))))).toEqual(expected)
  })

  test('text, at every position, also between the halves of a surrogate pair', async () => {
    for (let cut = 0; cut <= text.length; cut++) {
      expect(await linesOf(of(text.slice(0, cut), text.slice(cut)))).toEqual(expected)
    }
  })
})

describe('the end of a body', () => {
  const cases: { title: string; body: string; found: string[] }[] = [
    { title: 'nothing at all', body: '', found: [] },
    { title: 'a last line without a newline', body: 'a\nb', found: ['a\n', 'b'] },
    { title: 'carriage returns are left alone', body: 'a\r\nb\n', found: ['a\r\n', 'b\n'] },
    { title: 'half a surrogate pair', body: 'a\n\ud83d', found: ['a\n', '\ufffd'] },
  ]
  test.each(cases)('$title', async ({ body, found }) => {
    expect(await linesOf(of(body))).toEqual(found)
  })
})

test('all lines that a chunk completes come together', async () => {
  const batches: string[][] = []
  for await (const batch of lines(of('a\nb\nc', '\nd\n'), 'watch')) batches.push(batch)
  expect(batches).toEqual([
    ['a\n', 'b\n'],
    ['c\n', 'd\n'],
  ])
})

describe('a line has a bound, whatever its chunks', () => {
  const cases: { title: string; chunks: string[]; found: string[] | undefined }[] = [
    { title: 'as long as allowed', chunks: ['1234567\n'], found: ['1234567\n'] },
    { title: 'as long as allowed, in pieces', chunks: ['1234', '567', '\n1\n'], found: ['1234567\n', '1\n'] },
    { title: 'one byte too long', chunks: ['12345678\n'], found: undefined },
    { title: 'one byte too long, in pieces', chunks: ['1', '234567', '8\n'], found: undefined },
    { title: 'never ending', chunks: ['1234567', '8', '9'], found: undefined },
    { title: 'too long in bytes, not in characters', chunks: ['ééé', 'éé'], found: undefined },
  ]
  test.each(cases)('$title', async ({ chunks, found }) => {
    const result = await linesOf(of(...chunks), 8).catch((error: unknown) => error)
    if (found !== undefined) expect(result).toEqual(found)
    else {
      expect(isKubeError(result, 'DecodeError')).toBe(true)
      expect((result as Error).message).toBe('watch Foo objects: a line is longer than 8 bytes, so it is no event.')
    }
  })
})

test('leaving the loop releases the chunks', async () => {
  let released = false
  async function* endless(): AsyncGenerator<string, void, undefined> {
    try {
      for (;;) yield 'a\n'
    } finally {
      released = true
    }
  }
  for await (const batch of lines(endless(), 'watch')) {
    expect(batch).toEqual(['a\n'])
    break
  }
  expect(released).toBe(true)
})
