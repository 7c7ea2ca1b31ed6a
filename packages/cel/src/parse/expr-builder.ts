import type { ComprehensionExpr, Expr, MapEntry, StructField } from '../ast.ts'
import type { ExprFactory } from '../macro.ts'
import type { Literal } from '../value.ts'

/** Nodes of an expression. Only macros that copy what they expand can come to so many: `a.optMap(...).optMap(...)` doubles each time. */
const sizeLimit = 500_000

export class ExpressionTooLarge {
  readonly message = `expression is too large once its macros are expanded: more than ${sizeLimit} nodes`
}

/** Makes nodes with ids of their own. */
export class ExprBuilder {
  #nextId = 1

  /** @throws ExpressionTooLarge */
  #node(offset: number): { readonly id: number; readonly offset: number } {
    if (this.#nextId > sizeLimit) throw new ExpressionTooLarge()
    return { id: this.#nextId++, offset }
  }

  constant(offset: number, value: Literal): Expr {
    return { ...this.#node(offset), kind: 'constant', value }
  }

  ident(offset: number, name: string): Expr {
    return { ...this.#node(offset), kind: 'ident', name }
  }

  select(offset: number, operand: Expr, field: string, test = false): Expr {
    return { ...this.#node(offset), kind: 'select', operand, field, test }
  }

  call(offset: number, name: string, target: Expr | undefined, args: readonly Expr[]): Expr {
    return { ...this.#node(offset), kind: 'call', function: name, target, args }
  }

  list(offset: number, elements: readonly Expr[], optional: readonly number[] = []): Expr {
    return { ...this.#node(offset), kind: 'list', elements, optional }
  }

  map(offset: number, entries: readonly MapEntry[]): Expr {
    return { ...this.#node(offset), kind: 'map', entries }
  }

  mapEntry(offset: number, key: Expr, value: Expr, optional: boolean): MapEntry {
    return { ...this.#node(offset), key, value, optional }
  }

  struct(offset: number, type: string, fields: readonly StructField[]): Expr {
    return { ...this.#node(offset), kind: 'struct', type, fields }
  }

  structField(offset: number, name: string, value: Expr, optional: boolean): StructField {
    return { ...this.#node(offset), name, value, optional }
  }

  comprehension(offset: number, parts: Omit<ComprehensionExpr, 'kind' | 'id' | 'offset'>): Expr {
    return { ...this.#node(offset), kind: 'comprehension', ...parts }
  }

  /** The same expression with other ids. */
  copy(expr: Expr): Expr {
    const own = this.#node(expr.offset)
    switch (expr.kind) {
      case 'constant':
      case 'ident':
        return { ...expr, ...own }
      case 'select':
        return { ...expr, ...own, operand: this.copy(expr.operand) }
      case 'call':
        return { ...expr, ...own, target: expr.target && this.copy(expr.target), args: expr.args.map((arg) => this.copy(arg)) }
      case 'list':
        return { ...expr, ...own, elements: expr.elements.map((element) => this.copy(element)) }
      case 'map':
        return {
          ...expr,
          ...own,
          entries: expr.entries.map((entry) => ({
            ...entry,
            ...this.#node(entry.offset),
            key: this.copy(entry.key),
            value: this.copy(entry.value),
          })),
        }
      case 'struct':
        return {
          ...expr,
          ...own,
          fields: expr.fields.map((field) => ({ ...field, ...this.#node(field.offset), value: this.copy(field.value) })),
        }
      case 'comprehension':
        return {
          ...expr,
          ...own,
          range: this.copy(expr.range),
          initial: this.copy(expr.initial),
          condition: this.copy(expr.condition),
          step: this.copy(expr.step),
          result: this.copy(expr.result),
        }
    }
  }

  /** What a macro makes nodes with; they stand where its call stands. */
  factory(offset: number): ExprFactory {
    return {
      constant: (value) => this.constant(offset, value),
      ident: (name) => this.ident(offset, name),
      select: (operand, field, test) => this.select(offset, operand, field, test),
      call: (name, ...args) => this.call(offset, name, undefined, args),
      memberCall: (name, target, ...args) => this.call(offset, name, target, args),
      list: (...elements) => this.list(offset, elements),
      map: (...entries) =>
        this.map(
          offset,
          entries.map(([key, value]) => this.mapEntry(offset, key, value, false)),
        ),
      comprehension: (parts) => this.comprehension(offset, parts),
      copy: (expr) => this.copy(expr),
    }
  }
}
