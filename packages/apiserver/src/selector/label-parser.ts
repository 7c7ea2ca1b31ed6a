import { badRequest } from '../failure/failure.ts'

/** One term of a label selector, as written. */
export interface Requirement {
  readonly key: string
  readonly operator: 'in' | 'notin' | 'exists' | '!' | '>' | '<'
  readonly values: readonly string[]
}

const SYMBOLS: ReadonlySet<string> = new Set(['=', '==', '!=', '!', '(', ')', ',', '>', '<'])

/**
 * Parses the string form of a label selector, with the words of apimachinery's parser (pkg/labels/selector.go) where it fails.
 *
 * @throws ApiError 400
 */
export function parseRequirements(text: string): Requirement[] {
  return new LabelParser(text).parse()
}

class LabelParser {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(text: string) {
    // Symbols end words whether there are spaces around them or not.
    this.#tokens = text.match(/==|!=|[=!(),<>]|[^\s=!(),<>]+/g) ?? []
  }

  parse(): Requirement[] {
    const requirements: Requirement[] = []
    while (this.#at < this.#tokens.length) {
      if (this.#token !== '!' && SYMBOLS.has(this.#token)) throw this.#unexpected(`, expected: !, identifier, or 'end of string'`)
      requirements.push(this.#requirement())
      if (this.#at === this.#tokens.length) break
      if (!this.#skip(',')) throw this.#unexpected(`, expected: ',' or 'end of string'`)
      if (this.#token !== '!' && (this.#token === '' || SYMBOLS.has(this.#token)))
        throw this.#unexpected(`, expected: identifier after ','`)
    }
    return requirements
  }

  #requirement(): Requirement {
    const absent = this.#skip('!')
    const key = this.#word()
    if (absent) return { key, operator: '!', values: [] }
    const operator = this.#token
    switch (operator) {
      case '':
      case ',':
        return { key, operator: 'exists', values: [] }
      case '=':
      case '==':
      case '!=':
        this.#at++
        return { key, operator: operator === '!=' ? 'notin' : 'in', values: [this.#value()] }
      case '>':
      case '<':
        this.#at++
        return { key, operator, values: [this.#value()] }
      case 'in':
      case 'notin':
        this.#at++
        return { key, operator, values: this.#values() }
      default:
        throw this.#malformed(', expected: in, notin, =, ==, !=, gt, lt')
    }
  }

  #word(expected = ', expected: identifier'): string {
    const token = this.#token
    if (token === '' || SYMBOLS.has(token)) throw this.#malformed(expected)
    this.#at++
    return token
  }

  /** A value may be empty: `a=` selects the empty value. */
  #value(): string {
    return this.#token === '' || this.#token === ',' ? '' : this.#word()
  }

  #values(): string[] {
    if (!this.#skip('(')) throw this.#malformed(" expected: '('")
    const values = [this.#listed(`, expected: ',', ')' or identifier`)]
    while (this.#skip(',')) values.push(this.#listed(`, expected: ',', or identifier`))
    if (!this.#skip(')')) throw this.#malformed(", expected: ',' or ')'")
    return values
  }

  #listed(expected: string): string {
    return this.#token === ')' || this.#token === ',' ? '' : this.#word(expected)
  }

  /** The token to come; empty at the end. */
  get #token(): string {
    return this.#tokens[this.#at] ?? ''
  }

  #skip(token: string): boolean {
    if (this.#token !== token) return false
    this.#at++
    return true
  }

  #malformed(expected: string) {
    return badRequest(`unable to parse requirement: found '${this.#token}'${expected}`)
  }

  #unexpected(expected: string) {
    return badRequest(`found '${this.#token}'${expected}`)
  }
}
