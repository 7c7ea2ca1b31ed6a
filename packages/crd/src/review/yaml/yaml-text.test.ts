import { decodeUtf8 } from '@kindbox/core'
import { describe, expect, test } from '@jest/globals'
import { yamlText } from './yaml-text.ts'

const utf8 = (...bytes: number[]) => decodeUtf8(Uint8Array.from(bytes))
const utf16 = (...units: number[]) => utf8(0xff, 0xfe, ...units.flatMap((unit) => [unit & 0xff, unit >> 8]))

describe('characters, in the words of go-yaml', () => {
  test.each<[source: string, text: string, problem: string | undefined]>([
    ['a: é😀\ufeff', 'a: é😀\ufeff', undefined],
    ['a\u0001b', 'a', 'control characters are not allowed'],
    ['a\ufffe', 'a', 'control characters are not allowed'],
    [utf8(0x61, 0xff, 0x62), 'a', 'invalid leading UTF-8 octet'],
    [utf8(0x61, 0x80), 'a', 'invalid leading UTF-8 octet'],
    [utf8(0xf8, 0x88, 0x80, 0x80, 0x80), '', 'invalid leading UTF-8 octet'],
    [utf8(0x61, 0xc3), 'a', 'incomplete UTF-8 octet sequence'],
    [utf8(0x61, 0xc3, 0x62), 'a', 'invalid trailing UTF-8 octet'],
    [utf8(0xc0, 0xaf), '', 'invalid length of a UTF-8 sequence'],
    [utf8(0xe0, 0x80, 0x80), '', 'invalid length of a UTF-8 sequence'],
    [utf8(0xed, 0xa0, 0x80), '', 'invalid Unicode character'],
    [utf8(0xf4, 0x90, 0x80, 0x80), '', 'invalid Unicode character'],
    [utf16(0x61, 0xd83d, 0xde00), 'a😀', undefined],
    [utf8(0xfe, 0xff, 0x00, 0x61), 'a', undefined],
    [utf8(0xff, 0xfe, 0x61), '', 'incomplete UTF-16 character'],
    [utf16(0x61, 0xdc00), 'a', 'unexpected low surrogate area'],
    [utf16(0x61, 0xd83d), 'a', 'incomplete UTF-16 surrogate pair'],
    [utf16(0x61, 0xd83d, 0x61), 'a', 'expected low surrogate area'],
    [utf16(0x61, 0x01), 'a', 'control characters are not allowed'],
  ])('%j', (source, text, problem) => {
    const read = yamlText(source)
    expect(read.text.replace(/^\ufeff/, '')).toBe(text)
    expect(read.fault?.problem).toBe(problem)
  })
})

describe('a fault is met 512 bytes ahead', () => {
  test.each<[source: string, reach: number]>([
    [`${'a'.repeat(511)}\u0001`, 0],
    [`${'a'.repeat(512)}\u0001`, 512],
    [`${'a'.repeat(1023)}\u0001`, 512],
    // A character that does not fit is read with the next ones.
    [`${'a'.repeat(511)}é\u0001`, 511],
    [`${'é'.repeat(300)}\u0001`, 256],
  ])('%j', (source, reach) => {
    expect(yamlText(source).fault?.reach).toBe(reach)
  })
})
