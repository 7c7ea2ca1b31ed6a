import type { Source } from '../source.ts'
import { isDigit, isLetter, isOneOf, isQuote, scanEscapedIdentifier, scanNumber, scanString, skip, type Scan } from './scan.ts'
import { kindOfSpelling, tokenKind, type Token, type TokenKind } from './token.ts'

/** Characters that begin no token. */
export interface LexicalError {
  readonly offset: number
  readonly end: number
  readonly message: string
  /** How many tokens come before it. */
  readonly tokenIndex: number
}

export interface Tokens {
  /** The last one is the end of the source. */
  readonly tokens: readonly Token[]
  readonly errors: readonly LexicalError[]
}

const kindOfNumber = { int: tokenKind.int, uint: tokenKind.uint, float: tokenKind.float }

/** Takes a source apart, the longest token first, in linear time. What is no token is reported and skipped. */
export function tokenize(source: Source): Tokens {
  const text = source.codePoints
  const tokens: Token[] = []
  const errors: LexicalError[] = []
  let at = skipBlank(text, 0)
  while (at < text.length) {
    const scan = scanToken(source, at)
    if ('end' in scan) {
      tokens.push({ kind: scan.kind, start: at, end: scan.end })
      at = scan.end
    } else {
      const message = `token recognition error at: '${source.slice(at, scan.failed + 1)}'`
      const end = Math.min(scan.failed + 1, text.length)
      errors.push({ offset: at, end, message, tokenIndex: tokens.length })
      at = end
    }
    at = skipBlank(text, at)
  }
  tokens.push({ kind: tokenKind.eof, start: text.length, end: text.length })
  return { tokens, errors }
}

/** White space and comments. */
function skipBlank(text: Uint32Array, start: number): number {
  let at = start
  for (;;) {
    at = skip(text, at, (character) => isOneOf(character, '\t \r\n\f'))
    if (!isOneOf(text[at], '/') || !isOneOf(text[at + 1], '/')) return at
    at = skip(text, at, (character) => character !== 10)
  }
}

function scanToken(source: Source, start: number): { kind: TokenKind; end: number } | { failed: number } {
  const text = source.codePoints
  const first = text[start]
  const second = text[start + 1]
  if (isLetter(first)) return scanWord(source, start)
  if (isDigit(first) || (isOneOf(first, '.') && isDigit(second))) {
    const { end, kind } = scanNumber(text, start)
    return { end, kind: kindOfNumber[kind] }
  }
  if (isQuote(first)) return kinded(scanString(text, start), tokenKind.string)
  if (isOneOf(first, '`')) return kinded(scanEscapedIdentifier(text, start), tokenKind.escapedIdentifier)
  const pair = second === undefined ? undefined : kindOfSpelling.get(source.slice(start, start + 2))
  if (pair !== undefined) return { end: start + 2, kind: pair }
  const single = kindOfSpelling.get(source.slice(start, start + 1))
  if (single !== undefined) return { end: start + 1, kind: single }
  return { failed: isOneOf(first, '=&|') ? start + 1 : start }
}

/** An identifier, a word of the grammar, or a string or bytes with their prefix. */
function scanWord(source: Source, start: number): { kind: TokenKind; end: number } {
  const text = source.codePoints
  const bytes = isOneOf(text[start], 'bB')
  const raw = bytes ? start + 1 : start
  const quote = isOneOf(text[raw], 'rR') ? raw + 1 : raw
  if (quote > start && isQuote(text[quote])) {
    const scan = scanString(text, raw)
    if ('end' in scan) return { end: scan.end, kind: bytes ? tokenKind.bytes : tokenKind.string }
  }
  const end = skip(text, start, (character) => isLetter(character) || isDigit(character))
  return { end, kind: kindOfSpelling.get(source.slice(start, end)) ?? tokenKind.identifier }
}

function kinded(scan: Scan, kind: TokenKind): { kind: TokenKind; end: number } | { failed: number } {
  return 'end' in scan ? { end: scan.end, kind } : scan
}
