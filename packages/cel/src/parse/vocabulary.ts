import { tokenKind as kind, type TokenKind } from './token.ts'

/** Names that no variable or function may have (cel-go, parser/parser.go). */
export const reservedNames: ReadonlySet<string> = new Set(
  'as break const continue else false for function if import in let loop package namespace null return true var void while'.split(' '),
)

/** The functions of operators, by their precedence. */
export const relations: ReadonlyMap<TokenKind, string> = new Map([
  [kind.less, '_<_'],
  [kind.lessEquals, '_<=_'],
  [kind.greaterEquals, '_>=_'],
  [kind.greater, '_>_'],
  [kind.equals, '_==_'],
  [kind.notEquals, '_!=_'],
  [kind.in, '@in'],
])
export const products: ReadonlyMap<TokenKind, string> = new Map([
  [kind.star, '_*_'],
  [kind.slash, '_/_'],
  [kind.percent, '_%_'],
])
export const sums: ReadonlyMap<TokenKind, string> = new Map([
  [kind.plus, '_+_'],
  [kind.minus, '_-_'],
])
