// A byte that belongs to no character stands in a string as a lone surrogate, from U+DC80 for 0x80 to U+DCFF for 0xff: so the strings of Go, which
// are bytes, can be strings here, too. Python does so (PEP 383).
const ESCAPED = 0xdc00

/** The number of bytes of a string in UTF-8: what Go's `len` counts. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) bytes += 1
    else if (code < 0x800) bytes += 2
    else if (isPair(text, i)) {
      bytes += 4
      i++
    } else bytes += isEscapedByte(code) ? 1 : 3
  }
  return bytes
}

function isPair(text: string, position: number): boolean {
  const [high, low] = [text.charCodeAt(position), text.charCodeAt(position + 1)]
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
}

/** Whether a code unit that is no part of a pair stands for a byte. */
export function isEscapedByte(code: number): boolean {
  return code >= 0xdc80 && code <= 0xdcff
}

/** The text of bytes, none of which is lost: those that belong to no character are lone surrogates. A byte order mark stays. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return decodeBroken(bytes)
  }
}

/** The bytes of a text; the reverse of {@link decodeUtf8}. */
export function encodeUtf8(text: string): Uint8Array {
  const encoder = new TextEncoder()
  if (isWellFormed(text)) return encoder.encode(text)
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (isEscapedByte(code)) bytes.push(code - ESCAPED)
    else bytes.push(...encoder.encode(character))
  }
  return Uint8Array.from(bytes)
}

/** The first so many bytes of a text, as Go cuts strings. */
export function cutUtf8(text: string, length: number): string {
  return decodeUtf8(encodeUtf8(text).subarray(0, length))
}

/** The text as Go's JSON has it: each byte that belongs to no character is U+FFFD, where `TextDecoder` makes one of several. */
export function wellFormed(text: string): string {
  return isWellFormed(text) ? text : text.replaceAll(/\p{Surrogate}/gu, '\ufffd')
}

function isWellFormed(text: string & { isWellFormed?: () => boolean }): boolean {
  return text.isWellFormed?.() ?? !/\p{Surrogate}/u.test(text)
}

// A byte order mark is a character like any other.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decodeBroken(bytes: Uint8Array): string {
  const parts: string[] = []
  let begin = 0
  let at = 0
  while (at < bytes.length) {
    const length = characterLength(bytes, at)
    if (length === 0) {
      parts.push(strict.decode(bytes.subarray(begin, at)), String.fromCharCode(ESCAPED + bytes[at]!))
      begin = at + 1
    }
    at += length || 1
  }
  return parts.join('') + strict.decode(bytes.subarray(begin))
}

/** How many bytes the character has that begins there; 0 where none does (Go's unicode/utf8, `DecodeRune`). */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!
  if (first < 0x80) return 1
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] ?? 0
    const [least, most] = i === 1 ? (SECOND.get(first) ?? [0x80, 0xbf]) : [0x80, 0xbf]
    if (byte < least || byte > most) return 0
  }
  return length
}

/** What may come second, where not all may: neither what is spelt too long nor surrogates nor what is beyond U+10FFFF. */
const SECOND: ReadonlyMap<number, readonly [least: number, most: number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
])
