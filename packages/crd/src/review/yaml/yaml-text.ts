import { encodeUtf8 } from '@kindbox/core'

/** A YAML text as go-yaml's reader gives it to the scanner. */
export interface YamlText {
  /** The characters up to the first that is refused. */
  readonly text: string
  /** Undefined where none is. */
  readonly fault: ReaderFault | undefined
}

export interface ReaderFault {
  readonly problem: string
  /** How far the text can be looked at before the fault is met: the reader is ahead of the scanner by up to 512 bytes. */
  readonly reach: number
}

/** What YAML 1.1 allows in a text, besides the surrogates that stand for the other planes. */
const FORBIDDEN = /[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** Bytes that the reader takes at once (`input_raw_buffer_size`). */
const CHUNK = 512

/**
 * Reads characters as go-yaml v2 does (readerc.go): bytes are UTF-8, or UTF-16 where a byte order mark says so. The mark stays, as in texts that
 * come as strings.
 */
export function yamlText(source: string): YamlText {
  if (!FORBIDDEN.test(source)) return { text: source, fault: undefined }
  const bytes = encodeUtf8(source)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return readCharacters(bytes, (at) => fromUtf16(view, at, true))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return readCharacters(bytes, (at) => fromUtf16(view, at, false))
  return readCharacters(bytes, (at) => fromUtf8(bytes, at))
}

interface Character {
  /** Bytes of it, or that have to be there before it is refused. */
  readonly width: number
  readonly code: number
  readonly problem?: string
}

function readCharacters(bytes: Uint8Array, characterAt: (at: number) => Character): YamlText {
  let text = ''
  let chunkStart = 0
  let chunk: number[] = []
  for (let at = 0; at < bytes.length;) {
    const { width, code, problem = problemOf(code) } = characterAt(at)
    if (at + width > chunkStart + CHUNK) {
      text += String.fromCodePoint(...chunk)
      chunkStart = at
      chunk = []
    }
    if (problem !== undefined) return { text: text + String.fromCodePoint(...chunk), fault: { problem, reach: text.length } }
    chunk.push(code)
    at += width
  }
  return { text: text + String.fromCodePoint(...chunk), fault: undefined }
}

function problemOf(code: number): string | undefined {
  const isUsual = code >= 0x20 && code <= 0x7e
  return !isUsual && FORBIDDEN.test(String.fromCodePoint(code)) ? 'control characters are not allowed' : undefined
}

function refused(problem: string, width = 1): Character {
  return { width, code: 0, problem }
}

function fromUtf8(bytes: Uint8Array, at: number): Character {
  const first = bytes[at] ?? 0
  const width = first < 0x80 ? 1 : first >> 5 === 0x6 ? 2 : first >> 4 === 0xe ? 3 : first >> 3 === 0x1e ? 4 : 0
  if (width === 0) return refused('invalid leading UTF-8 octet')
  if (at + width > bytes.length) return refused('incomplete UTF-8 octet sequence', width)
  let code = width === 1 ? first : first & (0x7f >> width)
  for (let i = 1; i < width; i++) {
    const octet = bytes[at + i] ?? 0
    if (octet >> 6 !== 0x2) return refused('invalid trailing UTF-8 octet', width)
    code = (code << 6) | (octet & 0x3f)
  }
  if (code < (LEAST[width] ?? 0)) return refused('invalid length of a UTF-8 sequence', width)
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) return refused('invalid Unicode character', width)
  return { width, code }
}

/** The least code point that needs so many bytes. */
const LEAST = [0, 0, 0x80, 0x800, 0x10000]

function fromUtf16(view: DataView, at: number, littleEndian: boolean): Character {
  if (at + 2 > view.byteLength) return refused('incomplete UTF-16 character', 2)
  const unit = view.getUint16(at, littleEndian)
  if (unit >> 10 === LOW) return refused('unexpected low surrogate area', 2)
  if (unit >> 10 !== HIGH) return { width: 2, code: unit }
  if (at + 4 > view.byteLength) return refused('incomplete UTF-16 surrogate pair', 4)
  const low = view.getUint16(at + 2, littleEndian)
  if (low >> 10 !== LOW) return refused('expected low surrogate area', 4)
  return { width: 4, code: 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff) }
}

/** What the first six bits of surrogates are. */
const [HIGH, LOW] = [0x36, 0x37]
