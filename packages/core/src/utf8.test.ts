import { describe, expect, test } from '@jest/globals'
import { goQuote } from './go-quote.ts'
import { cutUtf8, decodeUtf8, encodeUtf8, utf8Length, wellFormed } from './utf8.ts'

test.each([
  ['', 0],
  ['a', 1],
  ['é', 2],
  ['€', 3],
  ['😀', 4],
  ['\udc80', 1],
  ['\ud800', 3],
])('%j has %d bytes', (text, length) => {
  expect(utf8Length(text)).toBe(length)
})

describe('bytes are read as Go does', () => {
  test.each<[bytes: number[], text: string]>([
    [[], ''],
    [[0xe2, 0x82, 0xac], '€'],
    [[0xef, 0xbb, 0xbf, 0x61], '\ufeffa'],
    [[0x61, 0xff, 0x62], 'a\ufffdb'],
    [[0x80], '\ufffd'],
    [[0xc3], '\ufffd'],
    // TextDecoder has one U+FFFD for each of these.
    [[0xe2, 0x82], '\ufffd\ufffd'],
    [[0xf0, 0x9f, 0x98], '\ufffd\ufffd\ufffd'],
    [[0xf0, 0x9f, 0x98, 0xf0, 0x9f, 0x98, 0x80], '\ufffd\ufffd\ufffd😀'],
    [[0xe2, 0x28, 0xa1], '\ufffd(\ufffd'],
    [[0xed, 0xa0, 0x80], '\ufffd\ufffd\ufffd'],
    [[0xc0, 0xaf], '\ufffd\ufffd'],
    [[0xe0, 0x80, 0x80], '\ufffd\ufffd\ufffd'],
    [[0xf4, 0x90, 0x80, 0x80], '\ufffd\ufffd\ufffd\ufffd'],
    [[0xf5, 0x80, 0x80, 0x80], '\ufffd\ufffd\ufffd\ufffd'],
    [[0xf8, 0x88, 0x80, 0x80, 0x80], '\ufffd\ufffd\ufffd\ufffd\ufffd'],
    [[0xef, 0xbf, 0xbe], '\ufffe'],
  ])('%j', (bytes, text) => {
    const decoded = decodeUtf8(Uint8Array.from(bytes))
    expect(wellFormed(decoded)).toBe(text)
    expect([...encodeUtf8(decoded)]).toEqual(bytes)
    expect(utf8Length(decoded)).toBe(bytes.length)
  })
})

test.each<[text: string, length: number, quoted: string, sent: string]>([
  ['abc', 2, '"ab"', 'ab'],
  ['abc', 9, '"abc"', 'abc'],
  ['a😀', 5, '"a😀"', 'a😀'],
  ['a😀', 4, '"a\\xf0\\x9f\\x98"', 'a\ufffd\ufffd\ufffd'],
  ['aé', 2, '"a\\xc3"', 'a\ufffd'],
])('%j cut to %d bytes is quoted as %s', (text, length, quoted, sent) => {
  const cut = cutUtf8(text, length)
  expect(goQuote(cut)).toBe(quoted)
  expect(wellFormed(cut)).toBe(sent)
})
