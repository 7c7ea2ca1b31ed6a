/** One step of a path: what it makes of each value that the steps before it led to. */
export type Step =
  | { readonly do: 'field'; readonly name: string }
  | { readonly do: 'every' }
  | { readonly do: 'descend' }
  | {
      readonly do: 'slice'
      readonly from: number | undefined
      readonly to: number | undefined
      readonly by: number | undefined
      readonly one: boolean
    }
  | { readonly do: 'union'; readonly paths: readonly JsonPath[] }
  | { readonly do: 'filter'; readonly left: JsonPath; readonly operator: string; readonly right: JsonPath }
  | { readonly do: 'value'; readonly value: string | number | boolean }

export type JsonPath = readonly Step[]

/** Filters within filters; printer columns need none. */
const MAX_DEPTH = 8

/**
 * Reads a path as printer columns have them: the dialect of kubectl (client-go util/jsonpath/parser.go), without `range`. Undefined for what is none.
 */
export function parseJsonPath(text: string): JsonPath | undefined {
  try {
    return new Parser(text, 0).parse()
  } catch (error) {
    if (error instanceof NoPath) return undefined
    throw error
  }
}

class NoPath extends Error {}

class Parser {
  readonly #text: string
  readonly #depth: number
  readonly #steps: Step[] = []
  #at = 0

  constructor(text: string, depth: number) {
    if (depth > MAX_DEPTH) throw new NoPath()
    this.#text = text
    this.#depth = depth
  }

  parse(): JsonPath {
    while (this.#at < this.#text.length && this.#text[this.#at] !== '}') this.#step()
    return this.#steps
  }

  #step(): void {
    const character = this.#text[this.#at]!
    if (this.#text.startsWith('[?(', this.#at)) this.#filter()
    else if (this.#text.startsWith('..', this.#at)) this.#descend()
    else if (character === '[') this.#brackets()
    else if (character === '.') this.#field(this.#at + 1)
    else if (character === '"' || character === "'") this.#quoted(character)
    else if (/[-+\d]/.test(character)) this.#number()
    else if (/[\p{L}_]/u.test(character)) this.#literal()
    // The root, or the item that a filter looks at: both are where one already is.
    else if (' @$'.includes(character)) this.#at++
    else throw new NoPath()
  }

  #descend(): void {
    if (this.#steps.at(-1)?.do === 'descend') throw new NoPath()
    this.#steps.push({ do: 'descend' })
    this.#at += 2
    if (/[\p{L}\d_]/u.test(this.#text[this.#at] ?? '')) this.#field(this.#at)
  }

  /** A name up to the next character that cannot be in one, unless a backslash precedes it. */
  #field(start: number): void {
    this.#at = start
    while (this.#at < this.#text.length && !END_OF_NAME.test(this.#text[this.#at]!)) this.#at += this.#text[this.#at] === '\\' ? 2 : 1
    const name = this.#text.slice(start, this.#at)
    this.#steps.push(name === '*' ? { do: 'every' } : { do: 'field', name: name.replaceAll('\\', '') })
  }

  #brackets(): void {
    const end = this.#text.indexOf(']', this.#at)
    if (end === -1) throw new NoPath()
    const inside = this.#text.slice(this.#at + 1, end)
    this.#at = end + 1
    const parts = inside.split(',')
    if (parts.length > 1) {
      this.#steps.push({ do: 'union', paths: parts.map((part) => this.#nested(`[${part.trim()}]`)) })
      return
    }
    const key = /^'([^']*)'$/.exec(inside)
    if (key !== null) this.#steps.push(...this.#nested(`.${key[1]}`))
    else this.#steps.push(slice(inside === '*' ? ':' : inside))
  }

  #filter(): void {
    const start = this.#at + 3
    const end = this.#endOfFilter(start)
    this.#at = end + 2
    const text = this.#text.slice(start, end)
    const [, left, operator, right] = /^([^!<>=]+)([!<>=]+)(.+)$/s.exec(text) ?? []
    const compared = left !== undefined && operator !== undefined && right !== undefined
    this.#steps.push(
      compared
        ? { do: 'filter', left: this.#nested(left), operator, right: this.#nested(right) }
        : { do: 'filter', left: this.#nested(text), operator: 'exists', right: [] },
    )
  }

  /** Parentheses in quotes do not end a filter. */
  #endOfFilter(start: number): number {
    let quote: string | undefined
    for (let at = start; at < this.#text.length; at++) {
      const character = this.#text[at]!
      if (quote !== undefined) {
        if (character === quote && this.#text[at - 1] !== '\\') quote = undefined
      } else if (character === '"' || character === "'") quote = character
      else if (character === ')') {
        if (this.#text[at + 1] !== ']') break
        return at
      }
    }
    throw new NoPath()
  }

  #quoted(quote: string): void {
    let end = this.#at + 1
    while (end < this.#text.length && (this.#text[end] !== quote || this.#text[end - 1] === '\\')) end++
    if (end >= this.#text.length) throw new NoPath()
    this.#steps.push({ do: 'value', value: this.#text.slice(this.#at + 1, end).replaceAll(/\\(.)/g, '$1') })
    this.#at = end + 1
  }

  #number(): void {
    const [digits = ''] = /^[-+]?[\d.]*/.exec(this.#text.slice(this.#at)) ?? []
    const value = Number(digits)
    if (digits === '' || Number.isNaN(value)) throw new NoPath()
    this.#at += digits.length
    this.#steps.push({ do: 'value', value })
  }

  #literal(): void {
    const [word = ''] = /^[^\s.,[\]$@{}]+/.exec(this.#text.slice(this.#at)) ?? []
    // Other words begin and end loops, or nothing.
    if (word !== 'true' && word !== 'false') throw new NoPath()
    this.#at += word.length
    this.#steps.push({ do: 'value', value: word === 'true' })
  }

  #nested(text: string): JsonPath {
    return new Parser(text, this.#depth + 1).parse()
  }
}

const END_OF_NAME = /[\s.,[\]$@{}]/

/** `1`, `-1`, `1:`, `1:3` or `::2`: what is not said is undefined. */
function slice(text: string): Step {
  const parts = /^(-?\d{0,9})(?:(:)(-?\d{0,9}))?(?::(-?\d{0,9}))?$/.exec(text)
  const [, from = '', colon, to = '', by = ''] = parts ?? []
  if (parts === null || text === '' || from === '-') throw new NoPath()
  const integer = (digits: string) => (digits === '' ? undefined : Number(digits))
  return colon === undefined
    ? { do: 'slice', from: Number(from), to: Number(from) + 1, by: undefined, one: true }
    : { do: 'slice', from: integer(from), to: integer(to), by: integer(by), one: false }
}
