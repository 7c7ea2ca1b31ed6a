import { describe, expect, test } from '@jest/globals'
import { textLines } from './text-lines.ts'

async function* of(...chunks: (string | Uint8Array)[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}

async function linesOf(chunks: AsyncIterable<Uint8Array>, limit?: number): Promise<string[]> {
  const found: string[] = []
  for await (const line of textLines(chunks, limit)) found.push(line)
  return found
}

describe('lines', () => {
  const cases: { title: string; text: string; lines: string[] }[] = [
    { title: 'nothing', text: '', lines: [] },
    { title: 'a last line without an end', text: 'a\nb', lines: ['a', 'b'] },
    { title: 'empty lines', text: '\n\na\n', lines: ['', '', 'a'] },
    { title: 'a carriage return belongs to the line', text: 'a\r\n', lines: ['a\r'] },
    { title: 'U+2028 ends no line', text: 'a\u2028b\n', lines: ['a\u2028b'] },
    { title: 'characters of two, three and four bytes', text: 'é\n中\n😀\n', lines: ['é', '中', '😀'] },
  ]
  test.each(cases)('$title, wherever the chunks are cut', async ({ text, lines }) => {
    const bytes = Buffer.from(text)
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await linesOf(of(bytes.subarray(0, cut), bytes.subarray(cut)))).toEqual(lines)
    }
  })
})

describe('a line that is too long comes in pieces', () => {
  test('that lose nothing', async () => {
    expect(await linesOf(of('123', '456', '789\n', 'a\n'), 4)).toEqual(['123456', '789', 'a'])
  })

  test('that cut no character', async () => {
    const bytes = Buffer.from('é中😀'.repeat(5))
    for (let cut = 1; cut < bytes.length; cut++) {
      const pieces = await linesOf(of(bytes.subarray(0, cut), bytes.subarray(cut)), 1)
      expect(pieces.join('')).toBe(bytes.toString())
    }
  })

  test('of bytes that are no UTF-8, too', async () => {
    expect((await linesOf(of(Uint8Array.of(0x80, 0x80, 0x80, 0x80)), 1)).join('')).toBe('\ufffd'.repeat(4))
  })
})
