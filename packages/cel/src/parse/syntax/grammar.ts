import { tokenKind as t, type TokenKind } from '../token.ts'

/**
 * A piece of the grammar. `adaptive` marks the decisions that need more than one token of lookahead: ANTLR's tool found out which, and its
 * parser treats errors differently there.
 */
export type Piece =
  | { readonly kind: 'token'; readonly tokens: readonly TokenKind[] }
  | { readonly kind: 'rule'; readonly name: RuleName; readonly precedence: number }
  | { readonly kind: 'sequence'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'choice'; readonly alternatives: readonly Piece[]; readonly adaptive: boolean }
  | { readonly kind: 'optional'; readonly piece: Piece }
  | { readonly kind: 'star' | 'plus'; readonly piece: Piece; readonly adaptive: boolean }
  /** What follows is only taken where the rule was called with at most this precedence. */
  | { readonly kind: 'precedence'; readonly level: number }

export type RuleName =
  | 'start'
  | 'expr'
  | 'conditionalOr'
  | 'conditionalAnd'
  | 'relation'
  | 'calc'
  | 'unary'
  | 'member'
  | 'primary'
  | 'exprList'
  | 'listInit'
  | 'fieldInitializerList'
  | 'optField'
  | 'mapInitializerList'
  | 'escapeIdent'
  | 'optExpr'
  | 'literal'

const token = (...tokens: readonly TokenKind[]): Piece => ({ kind: 'token', tokens })
const rule = (name: RuleName, precedence = 0): Piece => ({ kind: 'rule', name, precedence })
const sequence = (...pieces: readonly Piece[]): Piece => ({ kind: 'sequence', pieces })
const choice = (...alternatives: readonly Piece[]): Piece => ({ kind: 'choice', alternatives, adaptive: true })
const optional = (...pieces: readonly Piece[]): Piece => ({ kind: 'optional', piece: sequence(...pieces) })
const star = (...pieces: readonly Piece[]): Piece => ({ kind: 'star', piece: sequence(...pieces), adaptive: false })
const adaptiveStar = (piece: Piece): Piece => ({ kind: 'star', piece, adaptive: true })
const plus = (piece: Piece, adaptive: boolean): Piece => ({ kind: 'plus', piece, adaptive })
const precedence = (level: number): Piece => ({ kind: 'precedence', level })

const pair = (name: RuleName): readonly Piece[] => [rule(name), token(t.colon), rule('expr')]

/** The grammar of cel-go's parser/gen/CEL.g4, left recursion already made into loops. */
export const grammar: Readonly<Record<RuleName, Piece>> = {
  start: sequence(rule('expr'), token(t.eof)),
  expr: sequence(rule('conditionalOr'), optional(token(t.question), rule('conditionalOr'), token(t.colon), rule('expr'))),
  conditionalOr: sequence(rule('conditionalAnd'), star(token(t.or), rule('conditionalAnd'))),
  conditionalAnd: sequence(rule('relation'), star(token(t.and), rule('relation'))),
  relation: sequence(
    rule('calc'),
    adaptiveStar(
      sequence(precedence(1), token(t.equals, t.notEquals, t.in, t.less, t.lessEquals, t.greaterEquals, t.greater), rule('relation', 2)),
    ),
  ),
  calc: sequence(
    rule('unary'),
    adaptiveStar(
      choice(
        sequence(precedence(2), token(t.star, t.slash, t.percent), rule('calc', 3)),
        sequence(precedence(1), token(t.minus, t.plus), rule('calc', 2)),
      ),
    ),
  ),
  unary: choice(
    rule('member'),
    sequence(plus(token(t.exclamation), false), rule('member')),
    sequence(plus(token(t.minus), true), rule('member')),
  ),
  member: sequence(
    rule('primary'),
    adaptiveStar(
      choice(
        sequence(precedence(3), token(t.dot), optional(token(t.question)), rule('escapeIdent')),
        sequence(
          ...[precedence(2), token(t.dot), token(t.identifier), token(t.leftParenthesis)],
          ...[optional(rule('exprList')), token(t.rightParenthesis)],
        ),
        sequence(precedence(1), token(t.leftBracket), optional(token(t.question)), rule('expr'), token(t.rightBracket)),
      ),
    ),
  ),
  primary: choice(
    sequence(optional(token(t.dot)), token(t.identifier)),
    sequence(
      ...[optional(token(t.dot)), token(t.identifier), token(t.leftParenthesis)],
      ...[optional(rule('exprList')), token(t.rightParenthesis)],
    ),
    sequence(token(t.leftParenthesis), rule('expr'), token(t.rightParenthesis)),
    sequence(token(t.leftBracket), optional(rule('listInit')), optional(token(t.comma)), token(t.rightBracket)),
    sequence(token(t.leftBrace), optional(rule('mapInitializerList')), optional(token(t.comma)), token(t.rightBrace)),
    sequence(
      ...[optional(token(t.dot)), token(t.identifier), star(token(t.dot), token(t.identifier)), token(t.leftBrace)],
      ...[optional(rule('fieldInitializerList')), optional(token(t.comma)), token(t.rightBrace)],
    ),
    rule('literal'),
  ),
  exprList: sequence(rule('expr'), star(token(t.comma), rule('expr'))),
  listInit: sequence(rule('optExpr'), adaptiveStar(sequence(token(t.comma), rule('optExpr')))),
  fieldInitializerList: sequence(...pair('optField'), adaptiveStar(sequence(token(t.comma), ...pair('optField')))),
  optField: sequence(optional(token(t.question)), rule('escapeIdent')),
  mapInitializerList: sequence(...pair('optExpr'), adaptiveStar(sequence(token(t.comma), ...pair('optExpr')))),
  escapeIdent: { kind: 'choice', alternatives: [token(t.identifier), token(t.escapedIdentifier)], adaptive: false },
  optExpr: sequence(optional(token(t.question)), rule('expr')),
  literal: choice(
    sequence(optional(token(t.minus)), token(t.int)),
    token(t.uint),
    sequence(optional(token(t.minus)), token(t.float)),
    token(t.string),
    token(t.bytes),
    token(t.true),
    token(t.false),
    token(t.null),
  ),
}

/** The rules that were left-recursive. */
export const precedenceRules: ReadonlySet<RuleName> = new Set<RuleName>(['relation', 'calc', 'member'])
