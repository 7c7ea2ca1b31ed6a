import type { Literal, Uint } from '../value.ts'
import { tokenKind, type TokenKind } from './token.ts'

const greatestInt = 2n ** 63n - 1n
const leastInt = -(2n ** 63n)
const greatestUint = 2n ** 64n - 1n

/**
 * The value of a literal as it is written, sign included, or what the server says of one that has none (cel-go, parser/parser.go);
 * undefined for tokens that are no literals.
 */
export function readLiteral(kind: TokenKind, text: string): { readonly value: Literal } | { readonly refusal: string } | undefined {
  switch (kind) {
    case tokenKind.int:
      return valueOr(parseInt64(text), 'invalid int literal')
    case tokenKind.uint:
      return valueOr(parseUint64(text), 'invalid uint literal')
    case tokenKind.float:
      return valueOr(parseDouble(text), 'invalid double literal')
    case tokenKind.string:
      return valueOr(parseString(text), 'invalid unicode code point')
    case tokenKind.bytes:
      return valueOr(parseBytes(text), 'unable to unescape string')
    case tokenKind.true:
      return { value: true }
    case tokenKind.false:
      return { value: false }
    case tokenKind.null:
      return { value: null }
    default:
      return undefined
  }
}

function valueOr(value: Literal | undefined, refusal: string): { readonly value: Literal } | { readonly refusal: string } {
  return value === undefined ? { refusal } : { value }
}

/** An int as it is written, with its sign; undefined beyond 64 bits. */
export function parseInt64(text: string): bigint | undefined {
  const negative = text.startsWith('-')
  const magnitude = BigInt(negative ? text.slice(1) : text)
  const value = negative ? -magnitude : magnitude
  return value < leastInt || value > greatestInt ? undefined : value
}

/** A uint as it is written, `u` included; undefined beyond 64 bits. */
export function parseUint64(text: string): Uint | undefined {
  const value = BigInt(text.slice(0, -1))
  return value > greatestUint ? undefined : { kind: 'uint', value }
}

/** A double as it is written; undefined where it is beyond the greatest. */
export function parseDouble(text: string): number | undefined {
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

const simpleEscapes: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 }
const escape = /\\(?:[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2})|([abfnrtv])|(["'\\?`]))/gu

/** What is between the quotes, line ends normalised. */
function content(token: string): { readonly text: string; readonly raw: boolean } {
  const raw = /^[rR]/u.test(token)
  const quoted = (raw ? token.slice(1) : token).replaceAll(/\r\n?/gu, '\n')
  const width = quoted.length >= 6 && (quoted.startsWith('"""') || quoted.startsWith("'''")) ? 3 : 1
  return { text: quoted.slice(width, -width), raw }
}

/** The value of a string literal; undefined where an escape names no character. */
export function parseString(token: string): string | undefined {
  const { text, raw } = content(token)
  if (raw) return text
  let valid = true
  const value = text.replaceAll(
    escape,
    (_, hex?: string, short?: string, long?: string, octal?: string, simple?: string, same?: string) => {
      if (same !== undefined) return same
      const codePoint = simple === undefined ? codeOf(hex ?? short ?? long, octal) : (simpleEscapes[simple] as number)
      if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) {
        valid = false
        return ''
      }
      return String.fromCodePoint(codePoint)
    },
  )
  return valid ? value : undefined
}

function codeOf(hex: string | undefined, octal: string | undefined): number {
  return hex === undefined ? Number.parseInt(octal as string, 8) : Number.parseInt(hex, 16)
}

/** The value of a bytes literal; undefined where it has escapes that only strings may have. */
export function parseBytes(token: string): Uint8Array | undefined {
  const { text, raw } = content(token.slice(1))
  const encoder = new TextEncoder()
  if (raw) return encoder.encode(text)
  const parts: Uint8Array[] = []
  let from = 0
  for (const match of text.matchAll(escape)) {
    const [whole, hex, short, long, octal, simple, same] = match
    if (short !== undefined || long !== undefined) return undefined
    parts.push(encoder.encode(text.slice(from, match.index)))
    if (same !== undefined) parts.push(encoder.encode(same))
    else parts.push(Uint8Array.of(simple === undefined ? codeOf(hex, octal) : (simpleEscapes[simple] as number)))
    from = match.index + whole.length
  }
  parts.push(encoder.encode(text.slice(from)))
  return concatenate(parts)
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    result.set(part, at)
    at += part.length
  }
  return result
}
