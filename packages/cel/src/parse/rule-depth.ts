/** How often a rule of the grammar may be inside itself (cel-go, parser/parser.go). */
export const ruleDepthLimit = 250

/** The rules that recur first; all others are within one of them. */
type Rule = 'expr' | 'relation' | 'calc'

export class RuleDepthExceeded {
  readonly message = `expression recursion limit exceeded: ${ruleDepthLimit}`
}

/** Counts how often each rule is inside itself. */
export class RuleDepth {
  readonly #depths = { expr: 0, relation: 0, calc: 0 }

  /** @throws RuleDepthExceeded */
  enter(rule: Rule): void {
    if (++this.#depths[rule] > ruleDepthLimit) throw new RuleDepthExceeded()
  }

  leave(rule: Rule): void {
    this.#depths[rule]--
  }
}
