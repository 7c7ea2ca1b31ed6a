import type { Expr, MapEntry, StructField } from '../ast.ts'
import { MacroError } from '../macro.ts'
import type { ProblemList } from '../problem.ts'
import type { Source } from '../source.ts'
import { ExprBuilder } from './expr-builder.ts'
import { readLiteral } from './literal.ts'
import type { MacroTable } from './macro-table.ts'
import { RuleDepth } from './rule-depth.ts'
import { notInGrammar, TokenCursor } from './token-cursor.ts'
import { tokenKind as kind, type Token, type TokenKind } from './token.ts'
import { products, relations, reservedNames, sums } from './vocabulary.ts'

/**
 * Recursive descent over the grammar of cel-go's parser/gen/CEL.g4, a method for a rule. It only tells that a token is wrong;
 * what ANTLR would say about it is found out elsewhere. What the grammar admits and CEL does not is reported here.
 */
export class Parser {
  readonly #tokens: TokenCursor
  readonly #macros: MacroTable
  readonly #problems: ProblemList
  readonly #build = new ExprBuilder()
  readonly #depth = new RuleDepth()
  /** Levels in what was parsed last, of those that upstream counts when it visits the parse tree. */
  #height = 0
  /** How many refused calls this is within. */
  #muted = 0

  constructor(source: Source, tokens: readonly Token[], macros: MacroTable, problems: ProblemList) {
    this.#tokens = new TokenCursor(source, tokens)
    this.#macros = macros
    this.#problems = problems
  }

  /** How deep selections, calls, indexes and operators are nested in the expression. */
  get height(): number {
    return this.#height
  }

  /** @throws notInGrammar, RuleDepthExceeded */
  parse(): Expr {
    const expr = this.#expr()
    this.#tokens.take(kind.eof)
    return expr
  }

  #expr(): Expr {
    this.#depth.enter('expr')
    const condition = this.#or()
    let height = this.#height
    const question = this.#tokens.accept(kind.question)
    let expr = condition
    if (question !== undefined) {
      const whenTrue = this.#or()
      height = Math.max(height, this.#height)
      this.#tokens.take(kind.colon)
      const whenFalse = this.#expr()
      height = Math.max(height, this.#height) + 1
      expr = this.#build.call(question.start, '_?_:_', undefined, [condition, whenTrue, whenFalse])
    }
    this.#height = height
    this.#depth.leave('expr')
    return expr
  }

  #or(): Expr {
    return this.#logical(kind.or, '_||_', () => this.#and())
  }

  #and(): Expr {
    return this.#logical(kind.and, '_&&_', () => this.#relation(0))
  }

  /** Chains become balanced trees, as upstream builds them: costs and the order of evaluation depend on it. */
  #logical(operator: TokenKind, name: string, operand: () => Expr): Expr {
    const terms = [operand()]
    const offsets: number[] = []
    let height = this.#height
    for (let token = this.#tokens.accept(operator); token !== undefined; token = this.#tokens.accept(operator)) {
      offsets.push(token.start)
      terms.push(operand())
      height = Math.max(height, this.#height)
    }
    this.#height = height
    const balance = (low: number, high: number): Expr => {
      if (low === high) return terms[low] as Expr
      const middle = Math.floor((low + high) / 2)
      return this.#build.call(offsets[middle] as number, name, undefined, [balance(low, middle), balance(middle + 1, high)])
    }
    return balance(0, terms.length - 1)
  }

  #relation(level: number): Expr {
    this.#depth.enter('relation')
    const left = this.#calc(0)
    const expr = level === 0 ? this.#operators(left, relations, () => this.#relation(1)) : left
    this.#depth.leave('relation')
    return expr
  }

  #calc(level: number): Expr {
    this.#depth.enter('calc')
    let expr = this.#unary()
    if (level < 2) expr = this.#operators(expr, products, () => this.#calc(2))
    if (level < 1) expr = this.#operators(expr, sums, () => this.#calc(1))
    this.#depth.leave('calc')
    return expr
  }

  /** Operators of one level, from left to right. */
  #operators(first: Expr, names: ReadonlyMap<TokenKind, string>, operand: () => Expr): Expr {
    let left = first
    for (let name = names.get(this.#tokens.kind()); name !== undefined; name = names.get(this.#tokens.kind())) {
      const offset = this.#tokens.next().start
      const height = this.#height
      const right = operand()
      this.#height = Math.max(height, this.#height) + 1
      left = this.#build.call(offset, name, undefined, [left, right])
    }
    return left
  }

  #unary(): Expr {
    const isLiteral = this.#tokens.kind() === kind.minus && (this.#tokens.kind(1) === kind.int || this.#tokens.kind(1) === kind.float)
    const operator = this.#tokens.kind()
    if (isLiteral || (operator !== kind.exclamation && operator !== kind.minus)) return this.#member()
    const offset = this.#tokens.next().start
    let count = 1
    while (this.#tokens.accept(operator) !== undefined) count++
    const operand = this.#member()
    if (count % 2 === 0) return operand
    return this.#build.call(offset, operator === kind.minus ? '-_' : '!_', undefined, [operand])
  }

  #member(): Expr {
    let expr = this.#primary()
    for (;;) {
      const dot = this.#tokens.accept(kind.dot)
      const bracket = dot === undefined ? this.#tokens.accept(kind.leftBracket) : undefined
      if (dot !== undefined) expr = this.#selected(expr, dot)
      else if (bracket !== undefined) expr = this.#indexed(expr, bracket)
      else return expr
      this.#height++
    }
  }

  #selected(operand: Expr, dot: Token): Expr {
    const optional = this.#tokens.accept(kind.question) !== undefined
    const name = this.#tokens.next()
    if (name.kind === kind.identifier && !optional && this.#tokens.kind() === kind.leftParenthesis) {
      return this.#call(operand, this.#tokens.text(name))
    }
    const field = this.#fieldName(name, name.start)
    if (!optional) return this.#build.select(dot.start, operand, field)
    return this.#build.call(dot.start, '_?._', undefined, [operand, this.#build.constant(name.start, field)])
  }

  #indexed(operand: Expr, bracket: Token): Expr {
    const height = this.#height
    const optional = this.#tokens.accept(kind.question) !== undefined
    const index = this.#expr()
    this.#tokens.take(kind.rightBracket)
    this.#height = Math.max(height, this.#height)
    return this.#build.call(bracket.start, optional ? '_[?_]' : '_[_]', undefined, [operand, index])
  }

  /** From the opening parenthesis on, which is where messages about calls point. */
  #call(target: Expr | undefined, name: string): Expr {
    let height = target === undefined ? 0 : this.#height
    const offset = this.#tokens.take(kind.leftParenthesis).start
    const args: Expr[] = []
    if (this.#tokens.kind() !== kind.rightParenthesis) {
      do {
        args.push(this.#expr())
        height = Math.max(height, this.#height)
      } while (this.#tokens.accept(kind.comma) !== undefined)
    }
    this.#tokens.take(kind.rightParenthesis)
    this.#height = height
    return this.#expanded(offset, name, target, args) ?? this.#build.call(offset, name, target, args)
  }

  #expanded(offset: number, name: string, target: Expr | undefined, args: readonly Expr[]): Expr | undefined {
    const macro = this.#macros.find(name, args.length, target !== undefined)
    if (macro === undefined) return undefined
    try {
      return macro.expand(this.#build.factory(offset), target, args)
    } catch (error) {
      if (!(error instanceof MacroError)) throw error
      return this.#refuse(error.at.offset, error.message)
    }
  }

  #primary(): Expr {
    this.#height = 0
    switch (this.#tokens.kind()) {
      case kind.dot:
      case kind.identifier:
        return this.#name()
      case kind.leftParenthesis: {
        this.#tokens.next()
        const expr = this.#expr()
        this.#tokens.take(kind.rightParenthesis)
        return expr
      }
      case kind.leftBracket:
        return this.#list()
      case kind.leftBrace:
        return this.#map()
      default:
        return this.#literal()
    }
  }

  #name(): Expr {
    if (this.#startsStruct()) return this.#struct()
    const dot = this.#tokens.accept(kind.dot)
    const token = this.#tokens.take(kind.identifier)
    const text = this.#tokens.text(token)
    const isCall = this.#tokens.kind() === kind.leftParenthesis
    const name = dot === undefined ? text : `.${text}`
    if (!reservedNames.has(text)) return isCall ? this.#call(undefined, name) : this.#build.ident(token.start, name)
    if (isCall) {
      // Nothing is said about the arguments of a call that is refused.
      this.#muted++
      this.#call(undefined, name)
      this.#muted--
    }
    return this.#refuse((dot ?? token).start, `reserved identifier: ${text}`)
  }

  /** Whether dotted names lead to a brace. */
  #startsStruct(): boolean {
    let ahead = this.#tokens.kind() === kind.dot ? 1 : 0
    while (this.#tokens.kind(ahead) === kind.identifier) {
      if (this.#tokens.kind(ahead + 1) === kind.leftBrace) return true
      if (this.#tokens.kind(ahead + 1) !== kind.dot) return false
      ahead += 2
    }
    return false
  }

  #struct(): Expr {
    const type: string[] = []
    while (this.#tokens.kind() !== kind.leftBrace) type.push(this.#tokens.text(this.#tokens.next()))
    const offset = this.#tokens.next().start
    const start = this.#tokens.peek().start
    const fields = this.#sequence(kind.rightBrace, (): StructField => {
      const optional = this.#tokens.accept(kind.question) !== undefined
      const name = this.#fieldName(this.#tokens.next(), start)
      const colon = this.#tokens.take(kind.colon).start
      return this.#build.structField(colon, name, this.#expr(), optional)
    })
    return this.#build.struct(offset, type.join(''), fields)
  }

  #map(): Expr {
    const offset = this.#tokens.next().start
    const entries = this.#sequence(kind.rightBrace, (): MapEntry => {
      const optional = this.#tokens.accept(kind.question) !== undefined
      const key = this.#expr()
      const height = this.#height
      const colon = this.#tokens.take(kind.colon).start
      const value = this.#expr()
      this.#height = Math.max(height, this.#height)
      return this.#build.mapEntry(colon, key, value, optional)
    })
    return this.#build.map(offset, entries)
  }

  #list(): Expr {
    const offset = this.#tokens.next().start
    const optional: number[] = []
    let index = 0
    const elements = this.#sequence(kind.rightBracket, () => {
      if (this.#tokens.accept(kind.question) !== undefined) optional.push(index)
      index++
      return this.#expr()
    })
    return this.#build.list(offset, elements, optional)
  }

  /** What stands between commas up to the closing token; a comma may also stand before it, even alone. */
  #sequence<T>(close: TokenKind, item: () => T): readonly T[] {
    const items: T[] = []
    let height = 0
    if (this.#tokens.kind() !== close && this.#tokens.kind() !== kind.comma) {
      do {
        items.push(item())
        height = Math.max(height, this.#height)
      } while (this.#tokens.kind(1) !== close && this.#tokens.accept(kind.comma) !== undefined)
    }
    this.#tokens.accept(kind.comma)
    this.#tokens.take(close)
    this.#height = height
    return items
  }

  #literal(): Expr {
    const minus = this.#tokens.accept(kind.minus)
    const token = this.#tokens.next()
    const offset = (minus ?? token).start
    const text = this.#tokens.text(token)
    if (minus !== undefined && token.kind !== kind.int && token.kind !== kind.float) throw notInGrammar
    const signed = minus === undefined ? text : `-${text}`
    const literal = readLiteral(token.kind, signed)
    if (literal === undefined) throw notInGrammar
    return 'refusal' in literal ? this.#refuse(offset, literal.refusal) : this.#build.constant(offset, literal.value)
  }

  #fieldName(token: Token, offset: number): string {
    if (token.kind === kind.identifier) return this.#tokens.text(token)
    if (token.kind !== kind.escapedIdentifier) throw notInGrammar
    this.#report(offset, "unsupported syntax: '`'")
    return ''
  }

  /** Reports, and stands in for what was refused: nothing that a macro takes for a name or a field. */
  #refuse(offset: number, message: string): Expr {
    this.#report(offset, message)
    return this.#build.constant(offset, null)
  }

  #report(offset: number, message: string): void {
    if (this.#muted === 0) this.#problems.report(offset, message)
  }
}
