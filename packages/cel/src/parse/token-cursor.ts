import type { Source } from '../source.ts'
import type { Token, TokenKind } from './token.ts'

/** Thrown at the first token that cannot stand where it does. */
export const notInGrammar = Symbol('not in the grammar')

/** Goes through tokens, of which the last one is the end of the source. */
export class TokenCursor {
  readonly #source: Source
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(source: Source, tokens: readonly Token[]) {
    this.#source = source
    this.#tokens = tokens
  }

  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)] as Token
  }

  kind(ahead = 0): TokenKind {
    return this.peek(ahead).kind
  }

  next(): Token {
    const token = this.peek()
    this.#at++
    return token
  }

  /** The next token, if it is of a kind. */
  accept(expected: TokenKind): Token | undefined {
    return this.kind() === expected ? this.next() : undefined
  }

  /** @throws notInGrammar where the next token is of another kind */
  take(expected: TokenKind): Token {
    const token = this.accept(expected)
    if (token === undefined) throw notInGrammar
    return token
  }

  text(token: Token): string {
    return this.#source.slice(token.start, token.end)
  }
}
