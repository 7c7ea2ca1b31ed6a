import type { TokenKind } from '../token.ts'
import { grammar, precedenceRules, type Piece, type RuleName } from './grammar.ts'

/** What a state is to ANTLR's recovery: where a choice or loop begins, where a loop comes round, or neither. */
export type StateRole = 'plain' | 'start' | 'loop back'

export type Edge =
  | {
      readonly kind: 'epsilon'
      readonly target: State
      /** Of a rule that was called without a precedence. */ readonly outermost?: RuleName
    }
  | { readonly kind: 'precedence'; readonly target: State; readonly level: number }
  | { readonly kind: 'token'; readonly target: State; readonly tokens: ReadonlySet<TokenKind> }
  | { readonly kind: 'rule'; readonly target: State; readonly follow: State; readonly precedence: number; readonly name: RuleName }

export interface State {
  readonly id: number
  readonly rule: RuleName
  readonly role: StateRole
  /** Whether a rule ends here. */
  readonly stops: boolean
  /** Whether it decides by precedence if a loop goes on. */
  readonly decidesPrecedence: boolean
  readonly edges: Edge[]
}

/** The states of a piece that a parser goes through: where it begins, where it decides, where its loop comes round. */
export interface PieceStates {
  readonly start: State
  readonly end: State
  /** Where its loop comes round; for other pieces, where it begins. */
  readonly loopBack: State
}

/** The augmented transition network of the grammar, as ANTLR builds one (org.antlr.v4.automata.ParserATNFactory). */
export class Automaton {
  readonly #states: State[] = []
  readonly #pieces = new Map<Piece, PieceStates>()
  readonly #rules = new Map<RuleName, { readonly start: State; readonly stop: State }>()

  constructor() {
    const names = Object.keys(grammar) as RuleName[]
    for (const name of names) this.#rules.set(name, { start: this.#state(name), stop: this.#state(name, 'plain', { stops: true }) })
    for (const name of names) {
      const { start, stop } = this.rule(name)
      const body = this.#build(grammar[name], name)
      start.edges.push({ kind: 'epsilon', target: body.start })
      body.end.edges.push({ kind: 'epsilon', target: stop })
    }
    for (const { edges } of this.#states.filter(({ stops }) => !stops)) {
      for (const edge of edges) if (edge.kind === 'rule') this.#addReturn(edge)
    }
  }

  rule(name: RuleName): { readonly start: State; readonly stop: State } {
    return this.#rules.get(name) as { start: State; stop: State }
  }

  states(piece: Piece): PieceStates {
    return this.#pieces.get(piece) as PieceStates
  }

  #addReturn({ name, precedence, follow }: Edge & { kind: 'rule' }): void {
    const outermost = precedence === 0 && precedenceRules.has(name)
    this.rule(name).stop.edges.push(outermost ? { kind: 'epsilon', target: follow, outermost: name } : { kind: 'epsilon', target: follow })
  }

  #state(rule: RuleName, role: StateRole = 'plain', more: Partial<Pick<State, 'stops' | 'decidesPrecedence'>> = {}): State {
    const state = { id: this.#states.length, rule, role, stops: false, decidesPrecedence: false, ...more, edges: [] }
    this.#states.push(state)
    return state
  }

  /** @param end where the piece is to end, if it is one that can be told */
  #build(piece: Piece, rule: RuleName, end?: State): PieceStates {
    const states = this.#construct(piece, rule, end)
    this.#pieces.set(piece, states)
    return states
  }

  #construct(piece: Piece, rule: RuleName, end?: State): PieceStates {
    switch (piece.kind) {
      case 'token':
        return this.#linked(rule, end, (target) => ({ kind: 'token', target, tokens: new Set(piece.tokens) }))
      case 'precedence':
        return this.#linked(rule, end, (target) => ({ kind: 'precedence', target, level: piece.level }))
      case 'rule': {
        const { name, precedence } = piece
        return this.#linked(rule, end, (follow) => ({ kind: 'rule', target: this.rule(name).start, follow, precedence, name }))
      }
      case 'sequence': {
        const built = piece.pieces.map((part, index) => this.#build(part, rule, index === piece.pieces.length - 1 ? end : undefined))
        built.slice(1).forEach(({ start }, index) => this.#join((built[index] as PieceStates).end, start))
        const [first, last] = [built[0], built.at(-1)] as [PieceStates, PieceStates]
        return { start: first.start, end: last.end, loopBack: first.start }
      }
      case 'choice':
        return this.#choice(rule, piece.alternatives)
      case 'optional': {
        const states = this.#choice(rule, [piece.piece])
        this.#join(states.start, states.end)
        return states
      }
      case 'star': {
        const entry = this.#state(rule, 'start', { decidesPrecedence: piece.adaptive && precedenceRules.has(rule) })
        const body = this.#body(rule, piece.piece)
        const [loopBack, end] = [this.#state(rule, 'loop back'), this.#state(rule)]
        this.#join(entry, body.start)
        this.#join(entry, end)
        this.#join(body.end, loopBack)
        this.#join(loopBack, entry)
        return { start: entry, end, loopBack }
      }
      case 'plus': {
        const body = this.#body(rule, piece.piece)
        const [loopBack, end] = [this.#state(rule, 'loop back'), this.#state(rule)]
        this.#join(body.end, loopBack)
        this.#join(loopBack, body.start)
        this.#join(loopBack, end)
        return { start: body.start, end, loopBack }
      }
    }
  }

  /** What a loop repeats, which is a choice even where there is but one. */
  #body(rule: RuleName, piece: Piece): PieceStates {
    return piece.kind === 'choice' ? this.#build(piece, rule) : this.#choice(rule, [piece])
  }

  #choice(rule: RuleName, alternatives: readonly Piece[]): PieceStates {
    const start = this.#state(rule, 'start')
    const end = this.#state(rule)
    for (const alternative of alternatives) {
      // Alternatives that end with the same rule return to the same state: ANTLR leaves no state between.
      const built = this.#build(alternative, rule, end)
      this.#join(start, built.start)
      if (built.end !== end) this.#join(built.end, end)
    }
    return { start, end, loopBack: start }
  }

  #linked(rule: RuleName, given: State | undefined, edge: (end: State) => Edge): PieceStates {
    const start = this.#state(rule)
    const end = given ?? this.#state(rule)
    start.edges.push(edge(end))
    return { start, end, loopBack: start }
  }

  #join(from: State, target: State): void {
    from.edges.push({ kind: 'epsilon', target })
  }
}
