import { RuleDepth } from '../rule-depth.ts'
import { spellingOf, tokenKind, tokenName, type Token, type TokenKind } from '../token.ts'
import { Automaton, type State } from './automaton.ts'
import { nextTokens, nextTokensWithin } from './follow.ts'
import { grammar, type Piece, type RuleName } from './grammar.ts'
import type { Leaf, ParseNode } from './parse-tree.ts'
import { Predictor } from './prediction.ts'

/** What the recognizer reads, and where it says what is wrong with it. */
export interface Input {
  readonly tokens: readonly Token[]
  /** The text from one token to another, both included. */
  text(first: Token, last: Token): string
  /** @throws whatever is to end the recognition */
  report(token: Token, message: string): void
  tokenText(token: Token): string
  /** Called when a token is looked at, before it is judged. */
  reached(index: number): void
}

/** Ends a rule. */
class RecognitionError {
  readonly message: string
  readonly token: Token

  constructor(message: string, token: Token) {
    this.message = message
    this.token = token
  }
}

/** Ends the recognition. `message` is to be told beside what has been reported. */
export class RecognitionStopped {
  readonly message: string | undefined

  constructor(message?: string) {
    this.message = message
  }
}

/** How often it is tried to recover (cel-go, parser/parser.go). */
const recoveryLimit = 30
/** Tokens that a recovery may skip (cel-go, parser/parser.go). */
const skipLimit = 256

const automaton = new Automaton()

/**
 * Goes through a source that is not in the grammar as the parser that ANTLR generates does, with its strategy of recovery
 * (antlr4-go, error_strategy.go), to find what it says.
 */
export class Recognizer {
  readonly #input: Input
  readonly #predictor = new Predictor()
  readonly #depth = new RuleDepth()
  /** Where the rules under way return to. */
  readonly #follows: State[] = []
  readonly #precedences: number[] = []
  /** Of the rule under way. */
  #node: ParseNode | undefined
  #state: State = automaton.rule('start').start
  #at = 0
  #recovering = false
  #recoveries = 0
  #lastErrorAt = -1
  readonly #lastErrorStates = new Set<State>()

  constructor(input: Input) {
    this.#input = input
  }

  /**
   * What could be recognized.
   *
   * @throws RecognitionStopped, RuleDepthExceeded
   */
  run(): ParseNode {
    return this.#rule('start', 0)
  }

  #rule(name: RuleName, precedence: number): ParseNode {
    const caller = this.#node
    this.#node = { rule: name, start: this.#token(), alternative: 0, children: [] }
    const counted = name === 'expr' || name === 'relation' || name === 'calc' ? name : undefined
    if (counted !== undefined) this.#depth.enter(counted)
    this.#precedences.push(precedence)
    try {
      this.#go(grammar[name])
    } catch (error) {
      if (!(error instanceof RecognitionError)) throw error
      this.#reportOnce(error.token, error.message)
      this.#recover()
    }
    this.#precedences.pop()
    if (counted !== undefined) this.#depth.leave(counted)
    const node = this.#node
    this.#node = caller
    caller?.children.push(node)
    return node
  }

  #go(piece: Piece): void {
    const { start, loopBack } = automaton.states(piece)
    switch (piece.kind) {
      case 'token':
        this.#state = start
        this.#match(new Set(piece.tokens))
        break
      case 'precedence':
        // What was matched becomes the left operand.
        this.#node = { ...this.#node!, alternative: piece.level, children: [this.#node!] }
        break
      case 'rule':
        this.#state = start
        this.#follows.push((start.edges[0] as { follow: State }).follow)
        this.#rule(piece.name, piece.precedence)
        this.#follows.pop()
        break
      case 'sequence':
        for (const part of piece.pieces) this.#go(part)
        break
      case 'choice':
        this.#sync(start)
        this.#goTo(piece, piece.adaptive ? this.#predict(start) : this.#choose(piece.alternatives))
        break
      case 'optional':
        this.#sync(start)
        if (this.#canStart(piece.piece)) this.#go(piece.piece)
        break
      case 'star':
        this.#sync(start)
        while (piece.adaptive ? this.#predict(start) === 1 : this.#canStart(piece.piece)) {
          this.#go(piece.piece)
          this.#sync(loopBack)
        }
        break
      case 'plus':
        this.#sync(start)
        do {
          this.#go(piece.piece)
          this.#sync(loopBack)
        } while (piece.adaptive ? this.#predict(loopBack) === 1 : this.#canStart(piece.piece))
    }
  }

  #goTo(choice: Piece & { kind: 'choice' }, alternative: number): void {
    if (choice === grammar[this.#node!.rule]) this.#node!.alternative = alternative
    this.#go(choice.alternatives[alternative - 1] as Piece)
  }

  #canStart(piece: Piece): boolean {
    return nextTokens(automaton.states(piece).start).tokens.has(this.#kind())
  }

  #choose(alternatives: readonly Piece[]): number {
    const chosen = alternatives.findIndex((alternative) => this.#canStart(alternative))
    if (chosen === -1) throw this.#noAlternative(0)
    return chosen + 1
  }

  #predict(state: State): number {
    const prediction = this.#predictor.predict({
      state,
      follows: this.#follows,
      precedence: this.#precedences.at(-1) as number,
      lookahead: (offset) => this.#kind(offset),
    })
    if ('alternative' in prediction) return prediction.alternative
    throw this.#noAlternative(prediction.failedAt)
  }

  #noAlternative(offset: number): RecognitionError {
    const first = this.#token()
    const input = first.kind === tokenKind.eof ? '<EOF>' : this.#input.text(first, this.#token(offset))
    return new RecognitionError(`no viable alternative at input ${quoted(input)}`, this.#token(offset))
  }

  #mismatch(): RecognitionError {
    const token = this.#token()
    return new RecognitionError(`mismatched input ${this.#shown(token)} expecting ${listed(this.#expected())}`, token)
  }

  #match(tokens: ReadonlySet<TokenKind>): void {
    if (tokens.has(this.#kind())) {
      this.#settled()
    } else {
      this.#countRecovery()
      if (!this.#deleteToken()) {
        this.#node!.children.push(this.#insertToken())
        return
      }
    }
    const token = this.#token()
    this.#node!.children.push({ token: token.kind, offset: token.start, text: this.#input.tokenText(token) })
    this.#consume()
  }

  /** Looks, before a choice and when a loop comes round, whether the next token fits; skips what does not. */
  #sync(state: State): void {
    this.#state = state
    if (this.#recovering) return
    const next = nextTokens(state)
    if (next.ends || next.tokens.has(this.#kind())) return
    if (state.role === 'loop back') {
      this.#reportUnwanted()
      this.#skipTo(new Set([...this.#expected(), ...this.#recoverySet()]))
    } else if (!this.#deleteToken()) {
      throw this.#mismatch()
    }
  }

  /** Takes a token for one too many, if the one after it fits. */
  #deleteToken(): boolean {
    if (!this.#expected().has(this.#kind(1))) return false
    this.#reportUnwanted()
    this.#consume()
    this.#settled()
    return true
  }

  /**
   * Takes a token for missing, and makes it up, if the next one would fit after it.
   *
   * @throws RecognitionError
   */
  #insertToken(): Leaf {
    const [edge] = this.#state.edges
    if (!nextTokensWithin((edge as { target: State }).target, this.#follows).has(this.#kind())) throw this.#mismatch()
    const token = this.#token()
    const expected = this.#expected()
    this.#reportOnce(token, `missing ${listed(expected)} at ${this.#shown(token)}`)
    const kind = Math.min(...expected) as TokenKind
    const place = token.kind === tokenKind.eof && this.#at > 0 ? (this.#input.tokens[this.#at - 1] as Token) : token
    return { token: kind, offset: place.start, text: `<missing ${spellingOf(kind) ?? 'undefined'}>` }
  }

  #reportUnwanted(): void {
    const token = this.#token()
    this.#reportOnce(token, `extraneous input ${this.#shown(token)} expecting ${listed(this.#expected())}`)
  }

  /** Nothing is said again until a token has been matched. */
  #reportOnce(token: Token, message: string): void {
    if (this.#recovering) return
    this.#recovering = true
    this.#input.report(token, message)
  }

  #settled(): void {
    this.#recovering = false
    this.#lastErrorStates.clear()
    this.#lastErrorAt = -1
  }

  /** Skips to what can follow the rule, or any around it. */
  #recover(): void {
    this.#countRecovery()
    const stuck = this.#lastErrorAt === this.#at && this.#lastErrorStates.has(this.#state)
    if (stuck) this.#consume()
    this.#lastErrorAt = this.#at
    this.#lastErrorStates.add(this.#state)
    this.#skipTo(this.#recoverySet(), skipLimit - (stuck ? 1 : 0))
  }

  #countRecovery(): void {
    if (this.#recoveries++ < recoveryLimit) return
    this.#input.report(this.#token(), `error recovery attempt limit exceeded: ${recoveryLimit}`)
    throw new RecognitionStopped()
  }

  #recoverySet(): ReadonlySet<TokenKind> {
    return new Set(this.#follows.flatMap((follow) => [...nextTokens(follow).tokens]))
  }

  #skipTo(tokens: ReadonlySet<TokenKind>, limit = Number.POSITIVE_INFINITY): void {
    for (let skipped = 0; this.#kind() !== tokenKind.eof && !tokens.has(this.#kind()); skipped++) {
      if (skipped >= limit) throw new RecognitionStopped(`error recovery token lookahead limit exceeded: ${skipLimit}`)
      this.#consume()
    }
  }

  #expected(): ReadonlySet<TokenKind> {
    return nextTokensWithin(this.#state, this.#follows)
  }

  #consume(): void {
    if (this.#kind() === tokenKind.eof) return
    this.#at++
    this.#token()
  }

  #kind(ahead = 0): TokenKind {
    return this.#token(ahead).kind
  }

  #token(ahead = 0): Token {
    const index = Math.min(this.#at + ahead, this.#input.tokens.length - 1)
    this.#input.reached(index)
    return this.#input.tokens[index] as Token
  }

  #shown(token: Token): string {
    return quoted(token.kind === tokenKind.eof ? '<EOF>' : this.#input.text(token, token))
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`
}

function listed(kinds: ReadonlySet<TokenKind>): string {
  const names = [...kinds].toSorted((left, right) => left - right).map(tokenName)
  return names.length > 1 ? `{${names.join(', ')}}` : (names[0] ?? '')
}
