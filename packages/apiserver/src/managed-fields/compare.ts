import { isRecord } from '../decode/record.ts'
import { equal } from './equal.ts'
import { type FieldSet, FieldSetBuilder } from './field-set.ts'
import { fieldType, type ListType, type MapType, type MergeType, typeFor } from './merge-type.ts'
import { fieldElement, itemElement, type PathElement } from './path-element.ts'

/** In which fields two objects differ. */
export interface Comparison {
  readonly added: FieldSet
  readonly modified: FieldSet
  readonly removed: FieldSet
}

/** Compares two objects field by field (structured-merge-diff typed/compare.go). */
export function compare(type: MergeType, before: unknown, after: unknown): Comparison {
  const walk = new Walk()
  walk.visit(type, before, after)
  return { added: walk.added.set, modified: walk.modified.set, removed: walk.removed.set }
}

class Walk {
  readonly added = new FieldSetBuilder()
  readonly modified = new FieldSetBuilder()
  readonly removed = new FieldSetBuilder()
  /** Where the walk is. One list that grows and shrinks: every field of every write comes by here. */
  readonly #path: PathElement[] = []

  visit(type: MergeType, before: unknown, after: unknown): void {
    const [was, is] = [typeFor(type, before), typeFor(type, after)]
    const isLeaf =
      after === undefined
        ? this.#atom(was, before, after)
        : before === undefined || sameAtom(was, is)
          ? this.#atom(is, before, after)
          : // What becomes something else is looked at as both.
            [this.#atom(was, before, after), this.#atom(is, before, after)][1]
    if (isLeaf) return
    if (before === undefined) this.added.insert(this.#path)
    else if (after === undefined) this.removed.insert(this.#path)
  }

  #below(element: PathElement, type: MergeType, before: unknown, after: unknown): void {
    this.#path.push(element)
    this.visit(type, before, after)
    this.#path.pop()
  }

  /** Whether the value was compared as a whole. */
  #atom(type: MergeType, before: unknown, after: unknown): boolean {
    if (type.map !== undefined) return this.#map(type.map, record(before), record(after), before, after)
    if (type.scalar !== undefined) return this.#leaf(before, after)
    return type.list !== undefined && this.#list(type.list, list(before), list(after), before, after)
  }

  #leaf(before: unknown, after: unknown): boolean {
    if (before === undefined) this.added.insert(this.#path)
    else if (after === undefined) this.removed.insert(this.#path)
    else if (!equal(before, after)) this.modified.insert(this.#path)
    return true
  }

  #map(
    type: MapType,
    was: { readonly [name: string]: unknown },
    is: { readonly [name: string]: unknown },
    before: unknown,
    after: unknown,
  ): boolean {
    const names = namesOf(was, is)
    if (type.atomic || names.length === 0) return this.#leaf(before, after)
    for (const name of names) {
      const below = fieldType(type, name)
      if (below !== undefined) this.#below(fieldElement(name), below, own(was, name), own(is, name))
    }
    return false
  }

  #list(type: ListType, was: readonly unknown[], is: readonly unknown[], before: unknown, after: unknown): boolean {
    if (type.atomic || (was.length === 0 && is.length === 0)) return this.#leaf(before, after)
    const [left, right] = [itemsByElement(type, was), itemsByElement(type, is)]
    for (const element of new Set([...left.keys(), ...right.keys()])) {
      const [from = [], to = []] = [left.get(element), right.get(element)]
      if (from.length > 1 || to.length > 1) this.#duplicates(from, to, [...this.#path, element])
      else this.#below(element, type.items(), from[0], to[0])
    }
    return false
  }

  /** Items that nothing tells apart are one. */
  #duplicates(from: readonly unknown[], to: readonly unknown[], path: readonly PathElement[]): void {
    if (from.length === 0) this.added.insert(path)
    else if (to.length === 0) this.removed.insert(path)
    else if (!equal(from, to)) this.modified.insert(path)
  }
}

function itemsByElement(type: ListType, items: readonly unknown[]): Map<PathElement, unknown[]> {
  const found = new Map<PathElement, unknown[]>()
  for (const item of items) {
    const place = itemElement(type, item)
    if ('element' in place) found.set(place.element, [...(found.get(place.element) ?? []), item])
  }
  return found
}

function namesOf(was: { readonly [name: string]: unknown }, is: { readonly [name: string]: unknown }): readonly string[] {
  const names = Object.keys(is)
  const others = was === nothing ? [] : Object.keys(was).filter((name) => !Object.hasOwn(is, name))
  return others.length === 0 ? names : [...others, ...names]
}

function sameAtom(a: MergeType, b: MergeType): boolean {
  return (a.map === undefined) === (b.map === undefined) && (a.list === undefined) === (b.list === undefined) && a.scalar === b.scalar
}

function record(value: unknown): { readonly [name: string]: unknown } {
  return isRecord(value) ? value : nothing
}

const nothing = {}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function own(value: { readonly [name: string]: unknown }, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined
}
