import type { Expr } from '../../ast.ts'
import { MacroError } from '../../macro.ts'
import type { ProblemList } from '../../problem.ts'
import { ExprBuilder } from '../expr-builder.ts'
import { readLiteral } from '../literal.ts'
import type { MacroTable } from '../macro-table.ts'
import { tokenKind as kind } from '../token.ts'
import { products, relations, reservedNames, sums } from '../vocabulary.ts'
import { isLeaf, leafOf, nodeOf, nodesOf, type Leaf, type ParseNode } from './parse-tree.ts'
import { unnest } from './unnest.ts'

/** How deep selections, calls, indexes and operators may be nested (cel-go, parser/parser.go). */
const heightLimit = 250
/** Where upstream puts what stands for nothing in the source: before its beginning. */
const nowhere = -1

const operators = new Map([...relations, ...products, ...sums])

export class HeightExceeded {
  readonly message = 'max recursion depth exceeded'
}

/**
 * Goes through the tree of a source that is not in the grammar, after its syntax errors were told, and reports what upstream's visitor
 * reports of such trees (cel-go, parser/parser.go). What is missing in the tree becomes an expression that is none.
 */
export class RecoveredTree {
  readonly #macros: MacroTable
  readonly #problems: ProblemList
  readonly #build = new ExprBuilder()
  #height = 0

  constructor(macros: MacroTable, problems: ProblemList) {
    this.#macros = macros
    this.#problems = problems
  }

  /** @throws HeightExceeded, ExpressionTooLarge */
  visit(given: ParseNode | undefined): Expr {
    const node = unnest(given)
    if (node === undefined) return this.#nothing(nowhere)
    const counts = ['expr', 'relation', 'calc', 'member'].includes(node.rule)
    if (counts && ++this.#height > heightLimit) throw new HeightExceeded()
    const expr = this.#visited(node)
    if (counts) this.#height--
    return expr
  }

  #visited(node: ParseNode): Expr {
    switch (node.rule) {
      case 'expr':
        return this.#conditional(node)
      case 'conditionalOr':
      case 'conditionalAnd':
      case 'relation':
      case 'calc':
        return this.#operation(node)
      case 'unary':
        return this.#unary(node)
      case 'member':
        return this.#member(node)
      case 'primary':
        return this.#primary(node)
      case 'literal':
        return this.#literal(node)
      default:
        return this.#nothing(nowhere)
    }
  }

  #conditional(node: ParseNode): Expr {
    const [condition, whenTrue] = nodesOf(node, 'conditionalOr')
    const terms = [this.visit(condition), this.visit(whenTrue), this.visit(nodeOf(node, 'expr'))]
    return this.#build.call(offsetOf(leafOf(node, kind.question)), '_?_:_', undefined, terms)
  }

  #operation(node: ParseNode): Expr {
    const [operator] = node.children.filter(isLeaf)
    const terms = node.children.filter((child) => !isLeaf(child)).map((term) => this.visit(term as ParseNode))
    return this.#build.call(offsetOf(operator), operators.get(operator?.token ?? kind.eof) ?? '', undefined, terms)
  }

  #unary(node: ParseNode): Expr {
    if (node.alternative === 0) return this.#build.constant(node.start.start, '<<error>>')
    const signs = node.children.filter(isLeaf)
    const operand = this.visit(nodeOf(node, 'member'))
    return signs.length % 2 === 0 ? operand : this.#build.call(offsetOf(signs[0]), '!_', undefined, [operand])
  }

  #member(node: ParseNode): Expr {
    const operand = this.visit(nodeOf(node, 'member'))
    const isOptional = leafOf(node, kind.question) !== undefined
    switch (node.alternative) {
      case 3: {
        const name = nodeOf(node, 'escapeIdent')
        if (name === undefined) return this.#nothing(node.start.start)
        const field = this.#fieldName(name) ?? this.#refusedField(name)
        const offset = offsetOf(leafOf(node, kind.dot))
        if (!isOptional) return this.#build.select(offset, operand, field)
        return this.#build.call(offset, '_?._', undefined, [operand, this.#build.constant(name.start.start, field)])
      }
      case 2:
        return this.#call(node, leafOf(node, kind.identifier)?.text, operand)
      default: {
        const bracket = leafOf(node, kind.leftBracket)
        if (bracket === undefined) return this.#nothing(node.start.start)
        return this.#build.call(bracket.offset, isOptional ? '_[?_]' : '_[_]', undefined, [operand, this.visit(nodeOf(node, 'expr'))])
      }
    }
  }

  #primary(node: ParseNode): Expr {
    switch (node.alternative) {
      case 1:
      case 2: {
        const name = leafOf(node, kind.identifier)
        if (name === undefined) return this.#nothing(node.start.start)
        if (reservedNames.has(name.text)) return this.#refuse(node.start.start, `reserved identifier: ${name.text}`)
        const full = leafOf(node, kind.dot) === undefined ? name.text : `.${name.text}`
        return node.alternative === 1 ? this.#build.ident(name.offset, full) : this.#call(node, full, undefined)
      }
      case 4:
        return this.#build.list(node.start.start, this.#elements(nodeOf(node, 'listInit')))
      case 5:
        this.#entries(nodeOf(node, 'mapInitializerList'))
        return this.#build.map(node.start.start, [])
      case 6:
        this.#fields(nodeOf(node, 'fieldInitializerList'))
        return this.#build.struct(offsetOf(leafOf(node, kind.leftBrace)), '', [])
      default:
        return this.#nothing(nowhere)
    }
  }

  #call(node: ParseNode, name: string | undefined, target: Expr | undefined): Expr {
    if (name === undefined) return this.#nothing(node.start.start)
    const offset = offsetOf(leafOf(node, kind.leftParenthesis))
    const list = nodeOf(node, 'exprList')
    const args = list === undefined ? [] : nodesOf(list, 'expr').map((arg) => this.visit(arg))
    const macro = this.#macros.find(name, args.length, target !== undefined)
    try {
      return macro?.expand(this.#build.factory(offset), target, args) ?? this.#build.call(offset, name, target, args)
    } catch (error) {
      if (!(error instanceof MacroError)) throw error
      return this.#refuse(error.at.offset, error.message)
    }
  }

  #elements(list: ParseNode | undefined): readonly Expr[] {
    return list === undefined ? [] : nodesOf(list, 'optExpr').map((element) => this.visit(nodeOf(element, 'expr')))
  }

  #entries(list: ParseNode | undefined): void {
    if (list === undefined) return
    const [keys, values] = [nodesOf(list, 'optExpr'), nodesOf(list, 'expr')]
    values.forEach((value, index) => {
      this.visit(nodeOf(keys[index] as ParseNode, 'expr'))
      this.visit(value)
    })
  }

  #fields(list: ParseNode | undefined): void {
    if (list === undefined) return
    const [fields, values] = [nodesOf(list, 'optField'), nodesOf(list, 'expr')]
    values.forEach((value, index) => {
      const name = nodeOf(fields[index] as ParseNode, 'escapeIdent')
      // Nothing is said about the value of a field that has no name.
      if (name !== undefined && this.#fieldName(name) !== undefined) this.visit(value)
      else this.#refusedField(list, name)
    })
  }

  #fieldName(name: ParseNode): string | undefined {
    return name.alternative === 1 ? leafOf(name, kind.identifier)?.text : undefined
  }

  /** Reports a field's name that is none. */
  #refusedField(at: ParseNode, name: ParseNode | undefined = at): string {
    this.#problems.report(at.start.start, name?.alternative === 2 ? "unsupported syntax: '`'" : 'unsupported ident kind')
    return ''
  }

  #literal(node: ParseNode): Expr {
    const leaves = node.children.filter(isLeaf)
    const token = leaves.at(-1)
    const literal = token && readLiteral(token.token, leaves.map(({ text }) => text).join(''))
    if (literal === undefined) return this.#nothing(nowhere)
    const offset = node.start.start
    return 'refusal' in literal ? this.#refuse(offset, literal.refusal) : this.#build.constant(offset, literal.value)
  }

  #refuse(offset: number, message: string): Expr {
    this.#problems.report(offset, message)
    return this.#nothing(offset)
  }

  /** Nothing that a macro takes for a name or a field. */
  #nothing(offset: number): Expr {
    return this.#build.constant(offset, null)
  }
}

function offsetOf(leaf: Leaf | undefined): number {
  return leaf?.offset ?? nowhere
}
