/** How far a token reaches: to `end`, or nowhere because of the character at `failed`, which may be the end of the source. */
export type Scan = { readonly end: number } | { readonly failed: number }

const code = (character: string): number => character.codePointAt(0) as number

const zero = code('0')
const nine = code('9')
const backslash = code('\\')
const backtick = code('`')
const dot = code('.')
const simpleEscapes = new Set(Array.from('abfnrtv"\'\\?`', code))
const quotes = new Set(Array.from('"\'', code))
const lineEnds = new Set([10, 13])
const escapedIdentifierSigns = new Set(Array.from('_.-/ ', code))

export function isDigit(character: number | undefined): boolean {
  return character !== undefined && character >= zero && character <= nine
}

export function isQuote(character: number | undefined): boolean {
  return character !== undefined && quotes.has(character)
}

/** ASCII letters and the underscore. */
export function isLetter(character: number | undefined): boolean {
  if (character === undefined) return false
  return (character >= 65 && character <= 90) || (character >= 97 && character <= 122) || character === 95
}

export function isOneOf(character: number | undefined, characters: string): boolean {
  return character !== undefined && character < 128 && characters.includes(String.fromCharCode(character))
}

function isHexDigit(character: number | undefined): boolean {
  return isDigit(character) || isOneOf(character, 'abcdefABCDEF')
}

/** The end of a run of characters. */
export function skip(text: Uint32Array, start: number, matches: (character: number | undefined) => boolean): number {
  let at = start
  while (at < text.length && matches(text[at])) at++
  return at
}

/** A string literal from its quotes on, or from the `r` before them. */
export function scanString(text: Uint32Array, start: number): Scan {
  const raw = !isQuote(text[start])
  const open = raw ? start + 1 : start
  const quote = text[open] as number
  if (text[open + 1] !== quote) return scanUntil(text, open + 1, quote, { raw, count: 1 })
  // Two quotes are an empty string, unless a third one opens a block that ends.
  if (text[open + 2] !== quote) return { end: open + 2 }
  const block = scanUntil(text, open + 3, quote, { raw, count: 3 })
  return 'end' in block ? block : { end: open + 2 }
}

function scanUntil(text: Uint32Array, start: number, quote: number, { raw, count }: { raw: boolean; count: 1 | 3 }): Scan {
  let at = start
  while (at < text.length) {
    const character = text[at] as number
    if (character === quote && (count === 1 || (text[at + 1] === quote && text[at + 2] === quote))) return { end: at + count }
    if (count === 1 && lineEnds.has(character)) return { failed: at }
    if (character === backslash && !raw) {
      const escape = scanEscape(text, at)
      if ('failed' in escape) return escape
      at = escape.end
    } else {
      at++
    }
  }
  return { failed: at }
}

function scanEscape(text: Uint32Array, start: number): Scan {
  const character = text[start + 1]
  if (character === undefined) return { failed: start + 1 }
  if (simpleEscapes.has(character)) return { end: start + 2 }
  if (isOneOf(character, 'xX')) return scanDigits(text, start + 2, 2, isHexDigit)
  if (isOneOf(character, 'u')) return scanDigits(text, start + 2, 4, isHexDigit)
  if (isOneOf(character, 'U')) return scanDigits(text, start + 2, 8, isHexDigit)
  if (isOneOf(character, '0123')) return scanDigits(text, start + 2, 2, (digit) => isOneOf(digit, '01234567'))
  return { failed: start + 1 }
}

function scanDigits(text: Uint32Array, start: number, count: number, matches: (character: number | undefined) => boolean): Scan {
  for (let at = start; at < start + count; at++) if (!matches(text[at])) return { failed: at }
  return { end: start + count }
}

export function scanEscapedIdentifier(text: Uint32Array, start: number): Scan {
  const end = skip(
    text,
    start + 1,
    (character) => isLetter(character) || isDigit(character) || escapedIdentifierSigns.has(character as number),
  )
  return end > start + 1 && text[end] === backtick ? { end: end + 1 } : { failed: end }
}

/** A number, which begins with a digit or with a dot before one. */
export function scanNumber(text: Uint32Array, start: number): { readonly end: number; readonly kind: 'int' | 'uint' | 'float' } {
  if (text[start] === zero && isOneOf(text[start + 1], 'x') && isHexDigit(text[start + 2])) {
    return withSuffix(text, skip(text, start + 2, isHexDigit))
  }
  const whole = skip(text, start, isDigit)
  const fraction = text[whole] === dot && isDigit(text[whole + 1]) ? skip(text, whole + 1, isDigit) : whole
  const end = skipExponent(text, fraction)
  return end === whole ? withSuffix(text, whole) : { end, kind: 'float' }
}

function withSuffix(text: Uint32Array, end: number): { readonly end: number; readonly kind: 'int' | 'uint' } {
  return isOneOf(text[end], 'uU') ? { end: end + 1, kind: 'uint' } : { end, kind: 'int' }
}

function skipExponent(text: Uint32Array, start: number): number {
  if (!isOneOf(text[start], 'eE')) return start
  const digits = isOneOf(text[start + 1], '+-') ? start + 2 : start + 1
  return isDigit(text[digits]) ? skip(text, digits, isDigit) : start
}
