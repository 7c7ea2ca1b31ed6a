import type { Token, TokenKind } from '../token.ts'
import type { RuleName } from './grammar.ts'

/** What was matched, or made up in the place of what was missing. */
export interface Leaf {
  readonly token: TokenKind
  /** In code points. */
  readonly offset: number
  readonly text: string
}

/** What a rule matched before it ended or failed, without the tokens that were skipped. */
export interface ParseNode {
  readonly rule: RuleName
  /** The token before which the rule began. */
  readonly start: Token
  /**
   * Which alternative of the rule was taken, from 1; 0 where none could be told. In rules that were left-recursive, the precedence of the
   * operator that was matched, and 0 for what has none.
   */
  alternative: number
  readonly children: (ParseNode | Leaf)[]
}

export function isLeaf(child: ParseNode | Leaf | undefined): child is Leaf {
  return child !== undefined && 'token' in child
}

/** The first token of one of these kinds. */
export function leafOf(node: ParseNode, ...kinds: readonly TokenKind[]): Leaf | undefined {
  return node.children.filter(isLeaf).find(({ token }) => kinds.includes(token))
}

/** All that a rule matched. */
export function nodesOf(node: ParseNode, rule: RuleName): readonly ParseNode[] {
  return node.children.filter((child): child is ParseNode => !isLeaf(child) && child.rule === rule)
}

export function nodeOf(node: ParseNode, rule: RuleName): ParseNode | undefined {
  return nodesOf(node, rule)[0]
}
