import { RefusedError } from '@kindbox/core'

/** One term of a label selector; `=` and `==` are `in`, `!=` is `notin`, each with one value. */
export interface Requirement {
  readonly key: string
  readonly operator: 'in' | 'notin' | 'exists' | '!' | '>' | '<'
  readonly values: readonly string[]
}

interface Token {
  readonly text: string
  readonly at: number
}

const symbols: ReadonlySet<string> = new Set(['=', '==', '!=', '!', '(', ')', ',', '>', '<'])

/**
 * The terms of a label selector in its string form, as apimachinery's parser takes it (pkg/labels/selector.go): symbols end words whether
 * there are spaces around them or not, a list may hold the empty value, and `in` may be a key where no list follows.
 *
 * @throws KubeError `RequestError` that names the character where the text stops being a selector
 */
export function parseLabelSelector(text: string): readonly Requirement[] {
  const parser = new Parser(text)
  if (parser.atEnd) return []
  const requirements = [parser.requirement()]
  while (!parser.atEnd) {
    parser.expect(',')
    requirements.push(parser.requirement())
  }
  return requirements
}

class Parser {
  readonly #text: string
  readonly #tokens: readonly Token[]
  #next = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = [...text.matchAll(/==|!=|[=!(),<>]|[^\s=!(),<>]+/g)].map((match) => ({ text: match[0], at: match.index }))
  }

  get atEnd(): boolean {
    return this.#next === this.#tokens.length
  }

  get #token(): Token {
    return this.#tokens[this.#next] ?? { text: '', at: this.#text.length }
  }

  expect(symbol: string): void {
    if (!this.#skip(symbol)) throw this.#unexpected(`"${symbol}"`)
  }

  requirement(): Requirement {
    const absent = this.#skip('!')
    const key = this.#key()
    if (absent) return { key, operator: '!', values: [] }
    const { text } = this.#token
    if (text === '' || text === ',') return { key, operator: 'exists', values: [] }
    this.#next++
    switch (text) {
      case '=':
      case '==':
        return { key, operator: 'in', values: [this.#value()] }
      case '!=':
        return { key, operator: 'notin', values: [this.#value()] }
      case '>':
      case '<':
        return { key, operator: text, values: [this.#integer()] }
      case 'in':
      case 'notin':
        return { key, operator: text, values: this.#values() }
      default:
        this.#next--
        throw this.#unexpected('=, ==, !=, in, notin, >, < or ","')
    }
  }

  #values(): string[] {
    this.expect('(')
    if (this.#token.text === ')') throw this.#unexpected('at least one value')
    const values = [this.#value()]
    while (this.#skip(',')) values.push(this.#value())
    this.expect(')')
    return values
  }

  #key(): string {
    const { text } = this.#token
    if (!isWord(text)) throw this.#unexpected('the key of a label')
    const problem = keyProblem(text)
    if (problem !== undefined) throw this.#problem(`${JSON.stringify(text)} is no key of a label: ${problem}`)
    this.#next++
    return text
  }

  /** A value may be empty: `a=` selects it. */
  #value(): string {
    const { text } = this.#token
    if (text === '' || text === ',' || text === ')') return ''
    if (!isWord(text)) throw this.#unexpected('the value of a label')
    if (!name.test(text)) throw this.#problem(`${JSON.stringify(text)} is no value of a label: ${nameRule}`)
    this.#next++
    return text
  }

  #integer(): string {
    const { text } = this.#token
    if (!/^\d{1,19}$/.test(text)) throw this.#unexpected('a whole number')
    this.#next++
    return text
  }

  #skip(symbol: string): boolean {
    if (this.#token.text !== symbol) return false
    this.#next++
    return true
  }

  #unexpected(expected: string): RefusedError {
    const { text } = this.#token
    return this.#problem(`${expected} has to stand here, not ${text === '' ? 'the end' : JSON.stringify(text)}`)
  }

  #problem(problem: string): RefusedError {
    const { text, at } = this.#token
    const message = `The label selector ${JSON.stringify(this.#text)} is refused at character ${at + 1}: ${problem}.`
    const path = ['labelSelector', at] as const
    return new RefusedError('RequestError', message, [
      { code: 'InvalidRequest', severity: 'error', path, field: 'labelSelector', message, expected: 'a label selector', actual: text },
    ])
  }
}

function isWord(text: string): boolean {
  return text !== '' && !symbols.has(text)
}

const name = /^[A-Za-z\d](?:[A-Za-z\d_.-]{0,61}[A-Za-z\d])?$/
const nameRule = 'at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends'
const domain = /^(?=.{1,253}$)[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/

/** `IsQualifiedName` of apimachinery pkg/util/validation. */
function keyProblem(key: string): string | undefined {
  const parts = key.split('/')
  if (parts.length > 2) return 'it has more than one "/"'
  if (!name.test(parts.at(-1)!)) return `the name is ${nameRule}`
  return parts.length === 2 && !domain.test(parts[0]!) ? 'what stands before "/" is a DNS subdomain in lower case' : undefined
}
