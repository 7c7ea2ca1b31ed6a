import type { Expr } from '../ast.ts'
import type { PricedNode, Range } from '../call-estimate.ts'
import { type CelType, dynType } from '../cel-type.ts'
import type { CheckedExpr } from '../checked-expr.ts'
import { FieldPath } from './field-path.ts'
import { sizeOfExpr, sizeOfType } from './intrinsic-size.ts'
import { union } from './range.ts'
import { type EntrySize, Scopes } from './scopes.ts'

/** The greatest size of what a path leads to; undefined where there is no bound. */
export type SizeOf = (path: readonly string[]) => Range | undefined

const ACCUMULATORS: ReadonlySet<string> = new Set(['__result__', '@result'])

/** What an estimate has found out about the values in an expression: where they come from and how large they can be. */
export class NodeSizes {
  private readonly types: CheckedExpr['types']
  private readonly sizeOf: SizeOf
  private readonly paths = new Map<number, FieldPath>()
  private readonly sizes = new Map<number, Range>()
  private readonly entrySizes = new Map<number, EntrySize>()
  private readonly scopes = new Scopes()

  constructor(types: CheckedExpr['types'], sizeOf: SizeOf) {
    this.types = types
    this.sizeOf = sizeOf
  }

  pop(variable: string): void {
    this.scopes.pop(variable)
  }

  /** A variable: one of a comprehension, or one of the environment, from which a path begins. */
  visitIdent({ id, name }: { readonly id: number; readonly name: string }): void {
    this.paths.set(id, this.scopes.find(name)?.path ?? FieldPath.of(name))
  }

  /** A value that is found in another one. */
  visitPart({ id }: { readonly id: number }, whole: Expr, name: string): void {
    this.paths.set(id, this.pathOf(whole).append(name))
  }

  pushLocal(name: string, value: Expr): void {
    this.scopes.push(name, { path: this.pathOf(value), size: this.computedSize(value), entrySize: this.entrySizeOf(value) })
  }

  /** The items of a list, or the keys of a map. */
  pushSingle(name: string, range: Expr): void {
    const entry = this.entrySizeOf(range)
    const isList = (entry?.container ?? this.typeOf(range).kind) === 'list'
    const path = this.pathOf(range).append(isList ? '@items' : '@keys')
    this.scopes.push(name, { path, size: isList ? entry?.value : entry?.key, entrySize: undefined })
  }

  pushKey(name: string, range: Expr): void {
    const entry = this.entrySizeOf(range)
    const isList = (entry?.container ?? this.typeOf(range).kind) === 'list'
    const path = this.pathOf(range).append(isList ? '@indices' : '@keys')
    this.scopes.push(name, { path, size: entry?.key, entrySize: undefined })
  }

  pushValue(name: string, range: Expr): void {
    const entry = this.entrySizeOf(range)
    const isList = (entry?.container ?? this.typeOf(range).kind) === 'list'
    const path = this.pathOf(range).append(isList ? '@items' : '@values')
    this.scopes.push(name, { path, size: entry?.value, entrySize: undefined })
  }

  pathOf(expr: Expr): FieldPath {
    const local = expr.kind === 'ident' ? this.scopes.find(expr.name) : undefined
    return local?.path ?? this.paths.get(expr.id) ?? FieldPath.none
  }

  pricedNode(expr: Expr): PricedNode {
    const path = this.pathOf(expr)
    const type = this.typeOf(expr)
    const literal = expr.kind === 'constant' ? expr.value : undefined
    const size = this.computedSize(expr)
    const { sizeOf } = this
    return {
      type,
      // Read when it is asked for: by then another path may have changed it.
      get path() {
        const names = path.toArray()
        return ACCUMULATORS.has(names[0] ?? '') ? [] : names
      },
      literal,
      size,
      element() {
        return elementOf(type, this.path, sizeOf)
      },
    }
  }

  /** What is known of a size, from the expression, the schema, the type or the variable, in this order. */
  computedSize(expr: Expr): Range | undefined {
    const known = this.sizes.get(expr.id) ?? sizeOfExpr(expr)
    if (known !== undefined) return known
    const path = this.pathOf(expr)
    const declared = path.length === 0 ? undefined : this.sizeOf(path.toArray())
    if (declared !== undefined) this.sizes.set(expr.id, declared)
    return declared ?? sizeOfType(this.typeOf(expr)) ?? (expr.kind === 'ident' ? this.scopes.find(expr.name)?.size : undefined)
  }

  entrySizeOf(expr: Expr): EntrySize | undefined {
    return this.entrySizes.get(expr.id) ?? (expr.kind === 'ident' ? this.scopes.find(expr.name)?.entrySize : undefined)
  }

  joinEntrySizes(expr: Expr, left: Expr, right: Expr): void {
    const [a, b] = [this.entrySizeOf(left), this.entrySizeOf(right)]
    if (a === undefined || b === undefined) return
    this.entrySizes.set(expr.id, { container: a.container, key: union(a.key, b.key), value: union(a.value, b.value) })
  }

  copySizes(to: { readonly id: number }, from: Expr): void {
    this.setSize(to, this.computedSize(from))
    this.setEntrySize(to, this.entrySizeOf(from))
  }

  setSize({ id }: { readonly id: number }, size: Range | undefined): void {
    if (size !== undefined) this.sizes.set(id, size)
  }

  setEntrySize({ id }: { readonly id: number }, size: EntrySize | undefined): void {
    if (size !== undefined) this.entrySizes.set(id, size)
  }

  typeOf({ id }: Expr): CelType {
    return this.types.get(id) ?? dynType
  }
}

/** Something inside a list; of a map the server takes the keys for it, of an optional value what it holds. */
function elementOf(type: CelType, path: readonly string[], sizeOf: SizeOf): PricedNode | undefined {
  const inner =
    type.kind === 'list' ? type.element : type.kind === 'map' ? type.key : type.kind === 'opaque' ? type.parameters[0] : undefined
  if (inner === undefined) return undefined
  const below = path.length === 0 ? [] : [...path, '@items']
  const size = below.length === 0 ? undefined : sizeOf(below)
  return { type: inner, path: below, literal: undefined, size, element: () => elementOf(inner, below, sizeOf) }
}
