import { tokenKind, type TokenKind } from '../token.ts'
import type { State } from './automaton.ts'

/** The tokens that can come next. */
export interface NextTokens {
  readonly tokens: ReadonlySet<TokenKind>
  /** Whether the rule can end first. */
  readonly ends: boolean
}

const known = new WeakMap<State, NextTokens>()

/** What can come next within a rule. */
export function nextTokens(state: State): NextTokens {
  let next = known.get(state)
  if (next === undefined) {
    const tokens = new Set<TokenKind>()
    next = { tokens, ends: look(state, tokens) }
    known.set(state, next)
  }
  return next
}

/** Adds what can come next; whether the rule can end before. */
function look(from: State, tokens: Set<TokenKind>): boolean {
  const visited = new Set<State>()
  const visit = (state: State): boolean => {
    if (visited.has(state)) return false
    visited.add(state)
    if (state.stops) return true
    let ends = false
    for (const edge of state.edges) {
      if (edge.kind === 'token') for (const token of edge.tokens) tokens.add(token)
      else if (edge.kind !== 'rule') ends = visit(edge.target) || ends
      else if (look(edge.target, tokens)) ends = visit(edge.follow) || ends
    }
    return ends
  }
  return visit(from)
}

/** What can come next, callers included, the innermost last; the end of the source where all of them can end. */
export function nextTokensWithin(state: State, follows: readonly State[]): ReadonlySet<TokenKind> {
  const tokens = new Set<TokenKind>()
  let next = nextTokens(state)
  for (const token of next.tokens) tokens.add(token)
  for (const follow of follows.toReversed()) {
    if (!next.ends) break
    next = nextTokens(follow)
    for (const token of next.tokens) tokens.add(token)
  }
  if (next.ends) tokens.add(tokenKind.eof)
  return tokens
}
