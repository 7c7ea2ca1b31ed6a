/** Kinds of tokens. Messages list what is expected in the order of these numbers, which is that of the grammar (cel-go, parser/gen/CEL.g4). */
export const tokenKind = {
  eof: -1,
  equals: 1,
  notEquals: 2,
  in: 3,
  less: 4,
  lessEquals: 5,
  greaterEquals: 6,
  greater: 7,
  and: 8,
  or: 9,
  leftBracket: 10,
  rightBracket: 11,
  leftBrace: 12,
  rightBrace: 13,
  leftParenthesis: 14,
  rightParenthesis: 15,
  dot: 16,
  comma: 17,
  minus: 18,
  exclamation: 19,
  question: 20,
  colon: 21,
  plus: 22,
  star: 23,
  slash: 24,
  percent: 25,
  true: 26,
  false: 27,
  null: 28,
  float: 31,
  int: 32,
  uint: 33,
  string: 34,
  bytes: 35,
  identifier: 36,
  escapedIdentifier: 37,
} as const

export type TokenKind = (typeof tokenKind)[keyof typeof tokenKind]

export interface Token {
  readonly kind: TokenKind
  /** In code points. */
  readonly start: number
  readonly end: number
}

const spelled: readonly string[] = `== != in < <= >= > && || [ ] { } ( ) . , - ! ? : + * / % true false null`.split(' ')

const named: ReadonlyMap<TokenKind, string> = new Map([
  [tokenKind.eof, '<EOF>'],
  [tokenKind.float, 'NUM_FLOAT'],
  [tokenKind.int, 'NUM_INT'],
  [tokenKind.uint, 'NUM_UINT'],
  [tokenKind.string, 'STRING'],
  [tokenKind.bytes, 'BYTES'],
  [tokenKind.identifier, 'IDENTIFIER'],
  [tokenKind.escapedIdentifier, 'ESC_IDENTIFIER'],
])

/** What messages call a kind of token: `'=='`, `IDENTIFIER`. */
export function tokenName(kind: TokenKind): string {
  return named.get(kind) ?? `'${spelled[kind - 1]}'`
}

/** How tokens of a kind are always written, in quotes; undefined where that is not one way. */
export function spellingOf(kind: TokenKind): string | undefined {
  return named.has(kind) ? undefined : tokenName(kind)
}

/** Words and signs that stand for themselves. */
export const kindOfSpelling: ReadonlyMap<string, TokenKind> = new Map(spelled.map((text, index) => [text, (index + 1) as TokenKind]))
