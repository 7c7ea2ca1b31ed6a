import { type Cursor, isBlank, isBlankOrEnd, isBreakOrEnd, isDigit, isWord } from './cursor.ts'
import type { NameToken, TagDirective, TagToken, VersionDirective } from './token.ts'
import { type Mark, scannerError } from './yaml-error.ts'

/** Scans `&anchor` or `*alias`. */
export function scanAnchor(cursor: Cursor): NameToken {
  const start = cursor.mark
  const type = cursor.character === '*' ? 'alias' : 'anchor'
  cursor.skip()
  const value = cursor.takeWhile(isWord)
  const end = cursor.mark
  if (value === '' || !(isBlankOrEnd(cursor.peek()) || '?:,]}%@`'.includes(cursor.character))) {
    throw scannerError('did not find expected alphabetic or numeric character', cursor.mark, start)
  }
  return { type, start, end, value }
}

/** Scans `!`, `!suffix`, `!handle!suffix` or `!<uri>`. */
export function scanTag(cursor: Cursor): TagToken {
  const start = cursor.mark
  const { handle, suffix } = cursor.text.charAt(cursor.offset + 1) === '<' ? scanVerbatim(cursor, start) : scanShorthand(cursor, start)
  if (!isBlankOrEnd(cursor.peek())) throw scannerError('did not find expected whitespace or line break', cursor.mark, start)
  return { type: 'tag', start, end: cursor.mark, handle, suffix }
}

/** Scans `%YAML 1.1` or `%TAG !handle! prefix`, to the end of the line. */
export function scanDirective(cursor: Cursor): VersionDirective | TagDirective {
  const start = cursor.mark
  cursor.skip()
  const name = cursor.takeWhile(isWord)
  if (name === '') throw scannerError('could not find expected directive name', cursor.mark, start)
  if (!isBlankOrEnd(cursor.peek())) throw scannerError('found unexpected non-alphabetical character', cursor.mark, start)
  if (name !== 'YAML' && name !== 'TAG') throw scannerError('found unknown directive name', cursor.mark, start)
  cursor.skipBlanks()
  const directive = name === 'YAML' ? scanVersion(cursor, start) : scanTagDirective(cursor, start)
  cursor.skipBlanks()
  cursor.skipComment()
  if (!isBreakOrEnd(cursor.peek())) throw scannerError('did not find expected comment or line break', cursor.mark, start)
  cursor.takeBreak()
  return directive
}

interface TagParts {
  readonly handle: string
  readonly suffix: string
}

function scanVerbatim(cursor: Cursor, start: Mark): TagParts {
  cursor.skip(2)
  const suffix = scanUri(cursor, '', start)
  if (cursor.character !== '>') throw scannerError("did not find the expected '>'", cursor.mark, start)
  cursor.skip()
  return { handle: '', suffix }
}

function scanShorthand(cursor: Cursor, start: Mark): TagParts {
  const handle = scanHandle(cursor, start)
  if (handle.length > 1 && handle.endsWith('!')) return { handle, suffix: scanUri(cursor, '', start) }
  const suffix = scanUri(cursor, handle, start)
  return suffix === '' ? { handle: '', suffix: '!' } : { handle: '!', suffix }
}

function scanHandle(cursor: Cursor, start: Mark): string {
  if (cursor.character !== '!') throw scannerError("did not find expected '!'", cursor.mark, start)
  cursor.skip()
  const word = cursor.takeWhile(isWord)
  if (cursor.character !== '!') return `!${word}`
  cursor.skip()
  return `!${word}!`
}

/** `head` is what was taken for a handle and belongs to the suffix, with its exclamation mark. */
function scanUri(cursor: Cursor, head: string, start: Mark): string {
  let uri = head.slice(1)
  let found = head !== ''
  for (;;) {
    const { character } = cursor
    if (character === '%') uri += scanUriEscapes(cursor, start)
    else if (isWord(cursor.peek()) || (character !== '' && ";/?:@&=+$,.!~*'()[]".includes(character))) {
      uri += character
      cursor.skip()
    } else break
    found = true
  }
  if (!found) throw scannerError('did not find expected tag URI', cursor.mark, start)
  return uri
}

/** Octets of one character in UTF-8, each as `%` and two hexadecimal digits. */
function scanUriEscapes(cursor: Cursor, start: Mark): string {
  const octets: number[] = []
  let width = 1
  while (octets.length < width) {
    const digits = cursor.text.slice(cursor.offset + 1, cursor.offset + 3)
    if (cursor.character !== '%' || !/^[\da-f]{2}$/i.test(digits)) throw scannerError('did not find URI escaped octet', cursor.mark, start)
    const octet = Number.parseInt(digits, 16)
    if (octets.length === 0) width = utf8Width(octet)
    if (width === 0) throw scannerError('found an incorrect leading UTF-8 octet', cursor.mark, start)
    if (octets.length > 0 && (octet & 0xc0) !== 0x80) throw scannerError('found an incorrect trailing UTF-8 octet', cursor.mark, start)
    octets.push(octet)
    cursor.skip(3)
  }
  return new TextDecoder().decode(Uint8Array.from(octets))
}

function utf8Width(octet: number): number {
  if (octet < 0x80) return 1
  if ((octet & 0xe0) === 0xc0) return 2
  if ((octet & 0xf0) === 0xe0) return 3
  return (octet & 0xf8) === 0xf0 ? 4 : 0
}

function scanVersion(cursor: Cursor, start: Mark): VersionDirective {
  const major = scanVersionNumber(cursor, start)
  if (cursor.character !== '.') throw scannerError("did not find expected digit or '.' character", cursor.mark, start)
  cursor.skip()
  const minor = scanVersionNumber(cursor, start)
  return { type: 'version-directive', start, end: cursor.mark, major, minor }
}

function scanVersionNumber(cursor: Cursor, start: Mark): number {
  const digits = cursor.takeWhile(isDigit)
  if (digits === '') throw scannerError('did not find expected version number', cursor.mark, start)
  if (digits.length > 2) throw scannerError('found extremely long version number', cursor.mark, start)
  return Number(digits)
}

function scanTagDirective(cursor: Cursor, start: Mark): TagDirective {
  const handle = scanHandle(cursor, start)
  if (handle !== '!' && !handle.endsWith('!')) throw scannerError("did not find expected '!'", cursor.mark, start)
  if (!isBlank(cursor.peek())) throw scannerError('did not find expected whitespace', cursor.mark, start)
  cursor.skipBlanks()
  const prefix = scanUri(cursor, '', start)
  if (!isBlankOrEnd(cursor.peek())) throw scannerError('did not find expected whitespace or line break', cursor.mark, start)
  return { type: 'tag-directive', start, end: cursor.mark, handle, prefix }
}
