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
    } else bytes += 3
  }
  return bytes
}

function isPair(text: string, position: number): boolean {
  const [high, low] = [text.charCodeAt(position), text.charCodeAt(position + 1)]
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
}

/**
 * The text of bytes as Go reads them: each byte that belongs to no character is U+FFFD, where `TextDecoder` makes one of several, and a byte order
 * mark stays.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  return decodeWith(bytes, () => '\ufffd')
}

/**
 * The first so many bytes of a text, as Go cuts strings. What is left of a character is no text: each of its bytes stands as a lone surrogate from
 * U+DC80 on, which `goQuote` prints as the byte that it is, and {@link wellFormed} takes for what no Go program can send.
 */
export function cutUtf8(text: string, length: number): string {
  return decodeWith(new TextEncoder().encode(text).subarray(0, length), (byte) => String.fromCharCode(0xdc00 + byte))
}

/** The text as Go's JSON has it: half a character is U+FFFD. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd')
}

// A byte order mark is a character like any other.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decodeWith(bytes: Uint8Array, replace: (byte: number) => string): string {
  try {
    return strict.decode(bytes)
  } catch {
    return decodeBroken(bytes, replace)
  }
}

function decodeBroken(bytes: Uint8Array, replace: (byte: number) => string): string {
  const parts: string[] = []
  let begin = 0
  let at = 0
  while (at < bytes.length) {
    const length = characterLength(bytes, at)
    if (length === 0) {
      parts.push(strict.decode(bytes.subarray(begin, at)), replace(bytes[at]!))
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
