import { cutUtf8 } from '@kindbox/core'
import { type Cursor, cursorOver, isBlank, isBlankOrEnd, isBreak, isEnd } from './cursor.ts'
import { MAX_DEPTH, TOO_DEEP } from '../go/max-depth.ts'
import { scanBlockScalar } from './scan-block-scalar.ts'
import { scanFlowScalar } from './scan-flow-scalar.ts'
import { scanPlainScalar } from './scan-plain-scalar.ts'
import { scanAnchor, scanDirective, scanTag } from './scan-tag.ts'
import { SimpleKeys } from './simple-keys.ts'
import type { PunctuationType, Token } from './token.ts'
import { type Mark, scannerError } from './yaml-error.ts'

/** What a plain scalar cannot begin with; `-`, `?` and `:` can, when no blank follows. */
const INDICATORS = '-?:,[]{}#&*!|>\'"%@`'

/** Bytes that go-yaml reads at once (`input_raw_buffer_size`). */
const READ_AT_ONCE = 512

const PUNCTUATION: ReadonlyMap<string, PunctuationType> = new Map([
  ['[', 'flow-sequence-start'],
  ['{', 'flow-mapping-start'],
  [']', 'flow-sequence-end'],
  ['}', 'flow-mapping-end'],
  [',', 'flow-entry'],
])

/**
 * Splits a text into tokens by the rules of libyaml, on which the server's YAML stands: YAML 1.1, where indentation becomes tokens
 * and a key is recognised only by the colon after it, so that its token is put in afterwards.
 */
export class Scanner {
  private readonly cursor: Cursor
  private readonly tokens: Token[] = []
  /** Tokens that were handed out. */
  private taken = 0
  private ended = false
  /** Whether the first of the tokens is known not to become part of a key. */
  private ready = false
  private indent = -1
  private readonly indents: number[] = []
  private readonly keys = new SimpleKeys()
  /** Whether a key may begin here: at the beginning of a line, or after an indicator. */
  private keyAllowed = true

  /**
   * Where the first character of a line is no longer taken for a byte order mark, which go-yaml lets a line begin with: it looks for one not there but
   * at the start of what it has read (scannerc.go, `is_bom`), where a second mark stays until it reads on.
   */
  private readonly mistakenUpTo: number

  constructor(text: string) {
    this.cursor = cursorOver(text)
    this.mistakenUpTo = text.startsWith('\ufeff\ufeff') ? cutUtf8(text, READ_AT_ONCE).length : 0
  }

  /** The next token, which stays. @throws YamlError */
  peek(): Token {
    while (!this.ready) {
      if (this.tokens.length > 0 && !this.keys.isPending(this.taken, this.cursor.mark)) this.ready = true
      else if (this.ended) break
      else this.fetch()
    }
    const token = this.tokens[0]
    if (token === undefined) throw new RangeError('no token after the end of the stream')
    return token
  }

  /** Goes past the next token. */
  skip(): void {
    this.tokens.shift()
    this.taken++
    this.ready = false
  }

  private fetch(): void {
    const { cursor } = this
    this.skipToToken()
    this.unroll(cursor.column)
    if (isEnd(cursor.peek())) return this.fetchEnd()
    const { character } = cursor
    if (cursor.column === 0 && character === '%') return this.fetchDirective()
    if (cursor.atDocumentIndicator()) return this.fetchDocumentIndicator(character)
    const punctuation = PUNCTUATION.get(character)
    if (punctuation !== undefined) return this.fetchFlowPunctuation(punctuation)
    const inFlow = this.keys.depth > 0
    const blankNext = isBlankOrEnd(cursor.peek(1))
    if (character === '-' && blankNext) return this.fetchBlockEntry()
    if (character === '?' && (inFlow || blankNext)) return this.fetchKey()
    if (character === ':' && (inFlow || blankNext)) return this.fetchValue()
    if (character === '*' || character === '&') return this.fetchContent(() => scanAnchor(cursor))
    if (character === '!') return this.fetchContent(() => scanTag(cursor))
    if ((character === '|' || character === '>') && !inFlow) return this.fetchBlockScalar()
    if (character === "'" || character === '"') return this.fetchContent(() => scanFlowScalar(cursor))
    if (this.canBeginPlainScalar(inFlow)) return this.fetchContent(() => this.scanPlain(inFlow))
    throw scannerError('found character that cannot start any token', cursor.mark)
  }

  /** Skips blanks, comments and line breaks. A tab is no indentation, so it may not come before a key. */
  private skipToToken(): void {
    const { cursor } = this
    for (;;) {
      if (cursor.column === 0 && cursor.offset < this.mistakenUpTo) cursor.skip()
      while (cursor.character === ' ' || ((this.keys.depth > 0 || !this.keyAllowed) && cursor.character === '\t')) cursor.skip()
      cursor.skipComment()
      if (!isBreak(cursor.peek())) return
      cursor.takeBreak()
      if (this.keys.depth === 0) this.keyAllowed = true
    }
  }

  private canBeginPlainScalar(inFlow: boolean): boolean {
    const { cursor } = this
    const { character } = cursor
    if (!isBlankOrEnd(cursor.peek()) && !INDICATORS.includes(character)) return true
    if (character === '-') return !isBlank(cursor.peek(1))
    return !inFlow && (character === '?' || character === ':') && !isBlankOrEnd(cursor.peek(1))
  }

  private scanPlain(inFlow: boolean): Token {
    const { token, brokenAtEnd } = scanPlainScalar(this.cursor, this.indent, inFlow)
    if (brokenAtEnd) this.keyAllowed = true
    return token
  }

  private fetchEnd(): void {
    const { cursor } = this
    if (cursor.column !== 0) {
      cursor.column = 0
      cursor.line++
    }
    this.unroll(-1)
    this.keys.remove(cursor.mark)
    this.keyAllowed = false
    this.push('stream-end', cursor.mark)
    this.ended = true
  }

  private fetchDirective(): void {
    this.leaveBlocks()
    this.tokens.push(scanDirective(this.cursor))
  }

  private fetchDocumentIndicator(character: string): void {
    this.leaveBlocks()
    const start = this.cursor.mark
    this.cursor.skip(3)
    this.push(character === '-' ? 'document-start' : 'document-end', start)
  }

  private leaveBlocks(): void {
    this.unroll(-1)
    this.keys.remove(this.cursor.mark)
    this.keyAllowed = false
  }

  private fetchFlowPunctuation(type: PunctuationType): void {
    const { cursor, keys } = this
    if (type === 'flow-sequence-start' || type === 'flow-mapping-start') {
      this.saveKey()
      if (keys.depth + this.indents.length >= MAX_DEPTH) throw scannerError(TOO_DEEP, cursor.mark)
      keys.enter(this.taken + this.tokens.length)
      this.keyAllowed = true
    } else {
      keys.remove(cursor.mark)
      if (type !== 'flow-entry') keys.leave()
      this.keyAllowed = type === 'flow-entry'
    }
    this.fetchIndicator(type)
  }

  private fetchBlockEntry(): void {
    this.beginBlock('block-sequence-start', 'block sequence entries are not allowed in this context')
    this.keys.remove(this.cursor.mark)
    this.keyAllowed = true
    this.fetchIndicator('block-entry')
  }

  private fetchKey(): void {
    this.beginBlock('block-mapping-start', 'mapping keys are not allowed in this context')
    this.keys.remove(this.cursor.mark)
    this.keyAllowed = this.keys.depth === 0
    this.fetchIndicator('key')
  }

  /** A colon: what came before it on this line is a key, if it can be one. */
  private fetchValue(): void {
    const { cursor, keys } = this
    const key = keys.take(cursor.mark)
    if (key === undefined) {
      this.beginBlock('block-mapping-start', 'mapping values are not allowed in this context')
      this.keyAllowed = keys.depth === 0
    } else {
      const position = key.token - this.taken
      this.insert({ type: 'key', start: key.mark, end: key.mark }, position)
      this.roll(key.mark, 'block-mapping-start', position)
      this.keyAllowed = false
    }
    this.fetchIndicator('value')
  }

  private fetchBlockScalar(): void {
    this.keys.remove(this.cursor.mark)
    this.keyAllowed = true
    this.tokens.push(scanBlockScalar(this.cursor, this.indent))
  }

  /** What can be a key by itself: a scalar, an alias, or what comes before one. */
  private fetchContent(scan: () => Token): void {
    this.saveKey()
    this.keyAllowed = false
    this.tokens.push(scan())
  }

  private fetchIndicator(type: PunctuationType): void {
    const start = this.cursor.mark
    this.cursor.skip()
    this.push(type, start)
  }

  private saveKey(): void {
    if (!this.keyAllowed) return
    const required = this.keys.depth === 0 && this.indent === this.cursor.column
    this.keys.save({ token: this.taken + this.tokens.length, mark: this.cursor.mark, required })
  }

  private beginBlock(type: PunctuationType, problem: string): void {
    if (this.keys.depth > 0) return
    if (!this.keyAllowed) throw scannerError(problem, this.cursor.mark)
    this.roll(this.cursor.mark, type, this.tokens.length)
  }

  /** Opens a block collection where the indentation grows. */
  private roll(mark: Mark, type: PunctuationType, position: number): void {
    if (this.keys.depth > 0 || this.indent >= mark.column) return
    if (this.indents.length >= MAX_DEPTH) throw scannerError(TOO_DEEP, mark)
    this.indents.push(this.indent)
    this.indent = mark.column
    this.insert({ type, start: mark, end: mark }, position)
  }

  /** Closes the block collections that are indented more than a column. */
  private unroll(column: number): void {
    if (this.keys.depth > 0) return
    while (this.indent > column) {
      const { mark } = this.cursor
      this.tokens.push({ type: 'block-end', start: mark, end: mark })
      this.indent = this.indents.pop() ?? -1
    }
  }

  /** Puts a token in before others; where those have been handed out already, it comes last. */
  private insert(token: Token, position: number): void {
    if (position < 0) this.tokens.push(token)
    else this.tokens.splice(position, 0, token)
  }

  private push(type: PunctuationType, start: Mark): void {
    this.tokens.push({ type, start, end: this.cursor.mark })
  }
}
