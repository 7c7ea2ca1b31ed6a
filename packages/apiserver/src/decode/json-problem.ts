import { encodeUtf8, goQuote } from '@kindbox/core'

/**
 * Why a text is no JSON, in the words of Go's decoder (encoding/json scanner.go), which the server repeats to its clients. Only
 * called for texts that `JSON.parse` refused.
 */
export function jsonProblem(text: string): string {
  return new Scanner(Buffer.from(encodeUtf8(text)).toString('latin1')).problem() ?? 'unexpected end of JSON input'
}

/** Levels of nesting that Go's decoder follows. */
const MAX_DEPTH = 10_000

/** What may come next, named as the place in Go's messages. */
type Expecting = 'value' | 'value or end' | 'key or end' | 'key' | 'colon' | 'comma in object' | 'comma in array' | 'nothing'

/** Goes through bytes, each of which is a character of its own: as Go does. */
class Scanner {
  readonly #text: string
  readonly #open: ('object' | 'array')[] = []
  #at = 0
  #expecting: Expecting = 'value'

  constructor(text: string) {
    this.#text = text
  }

  /** Undefined where the text ends too early. */
  problem(): string | undefined {
    for (;;) {
      while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '') && this.#at < this.#text.length) this.#at++
      if (this.#at >= this.#text.length) return undefined
      const problem = this.#token(this.#text[this.#at]!)
      if (problem !== undefined) return problem === '' ? undefined : problem
    }
  }

  /** Undefined to go on, empty where the text ends within the token. */
  #token(character: string): string | undefined {
    switch (this.#expecting) {
      case 'value or end':
        if (character === ']') return this.#close()
        return this.#value(character)
      case 'value':
        return this.#value(character)
      case 'key or end':
        if (character === '}') return this.#close()
        return this.#key(character)
      case 'key':
        return this.#key(character)
      case 'colon':
        return character === ':' ? this.#step('value') : this.#invalid(character, 'after object key')
      case 'comma in object':
        if (character === '}') return this.#close()
        return character === ',' ? this.#step('key') : this.#invalid(character, 'after object key:value pair')
      case 'comma in array':
        if (character === ']') return this.#close()
        return character === ',' ? this.#step('value') : this.#invalid(character, 'after array element')
      case 'nothing':
        return this.#invalid(character, 'after top-level value')
    }
  }

  #value(character: string): string | undefined {
    if (character === '{' || character === '[') {
      this.#open.push(character === '{' ? 'object' : 'array')
      if (this.#open.length > MAX_DEPTH) return this.#invalid(character, 'exceeded max depth')
      return this.#step(character === '{' ? 'key or end' : 'value or end')
    }
    if (character === '"') return this.#string() ?? this.#ended()
    if (character === '-' || isDigit(character)) return this.#number() ?? this.#ended()
    for (const literal of ['true', 'false', 'null']) {
      if (character === literal[0]) return this.#literal(literal) ?? this.#ended()
    }
    return this.#invalid(character, 'looking for beginning of value')
  }

  #key(character: string): string | undefined {
    if (character !== '"') return this.#invalid(character, 'looking for beginning of object key string')
    const problem = this.#string()
    if (problem === undefined) this.#expecting = 'colon'
    return problem
  }

  #string(): string | undefined {
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at]!
      if (character === '"') {
        this.#at++
        return undefined
      }
      if (character < ' ') return this.#invalid(character, 'in string literal')
      if (character === '\\') {
        const problem = this.#escape()
        if (problem !== undefined) return problem
      }
    }
    return ''
  }

  #escape(): string | undefined {
    const character = this.#text[++this.#at]
    if (character === undefined) return ''
    if (!'bfnrt\\/"u'.includes(character)) return this.#invalid(character, 'in string escape code')
    if (character !== 'u') return undefined
    for (let i = 0; i < 4; i++) {
      const digit = this.#text[++this.#at]
      if (digit === undefined) return ''
      if (!/[\da-fA-F]/.test(digit)) return this.#invalid(digit, 'in \\u hexadecimal character escape')
    }
    return undefined
  }

  #number(): string | undefined {
    if (this.#text[this.#at] === '-') this.#at++
    if (!isDigit(this.#peek())) return this.#invalid(this.#peek(), 'in numeric literal')
    // A leading zero stands alone; what follows it is taken for the next token.
    if (this.#peek() === '0') this.#at++
    else this.#digits()
    if (this.#peek() === '.') {
      this.#at++
      if (!isDigit(this.#peek())) return this.#invalid(this.#peek(), 'after decimal point in numeric literal')
      this.#digits()
    }
    if (this.#peek() === 'e' || this.#peek() === 'E') {
      this.#at++
      if (this.#peek() === '+' || this.#peek() === '-') this.#at++
      if (!isDigit(this.#peek())) return this.#invalid(this.#peek(), 'in exponent of numeric literal')
      this.#digits()
    }
    return undefined
  }

  #digits(): void {
    while (isDigit(this.#peek())) this.#at++
  }

  #literal(word: string): string | undefined {
    for (const expected of word) {
      if (this.#peek() !== expected) return this.#invalid(this.#peek(), `in literal ${word} (expecting '${expected}')`)
      this.#at++
    }
    return undefined
  }

  /** The character to come; Go reads a space where the text ends. */
  #peek(): string {
    return this.#text[this.#at] ?? ' '
  }

  #step(expecting: Expecting): undefined {
    this.#at++
    this.#expecting = expecting
  }

  #close(): undefined {
    this.#at++
    this.#open.pop()
    return this.#ended()
  }

  /** After a value comes what its container wants. */
  #ended(): undefined {
    const container = this.#open.at(-1)
    this.#expecting = container === undefined ? 'nothing' : container === 'object' ? 'comma in object' : 'comma in array'
  }

  #invalid(character: string, where: string): string {
    return `invalid character ${quoted(character)} ${where}`
  }
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9'
}

/** Go's `quoteChar`: single quotes around what `strconv.Quote` puts between double ones. */
function quoted(character: string): string {
  if (character === "'") return `'\\''`
  if (character === '"') return `'"'`
  return `'${goQuote(character).slice(1, -1)}'`
}
