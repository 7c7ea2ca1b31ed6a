import { isRecord, setField } from '../decode/record.ts'
import type { MergeType } from './merge-type.ts'
import { elementText, type PathElement } from './path-element.ts'

/** A set of paths, as a tree: each step is in the set itself or not, and has steps below it. Nothing changes one once it is made. */
export type FieldSet = ReadonlyMap<PathElement, FieldNode>

export interface FieldNode {
  readonly member: boolean
  readonly below: FieldSet
}

export const emptySet: FieldSet = new Map()

/** Sets are built path by path, and only then handed out. */
export class FieldSetBuilder {
  readonly #root: Map<PathElement, BuiltNode> = new Map()

  insert(path: readonly PathElement[]): void {
    let level = this.#root
    let node: BuiltNode | undefined
    for (const element of path) {
      node = level.get(element)
      if (node === undefined) level.set(element, (node = { member: false, below: new Map() }))
      level = node.below
    }
    if (node !== undefined) node.member = true
  }

  get set(): FieldSet {
    return this.#root
  }
}

interface BuiltNode {
  member: boolean
  readonly below: Map<PathElement, BuiltNode>
}

export function setOf(...paths: readonly (readonly PathElement[])[]): FieldSet {
  const builder = new FieldSetBuilder()
  for (const path of paths) builder.insert(path)
  return builder.set
}

export function union(a: FieldSet, b: FieldSet): FieldSet {
  return combine(a, b, { left: true, right: true, both: true })
}

export function intersection(a: FieldSet, b: FieldSet): FieldSet {
  return combine(a, b, { left: false, right: false, both: true })
}

/** What is in the one and not in the other; what is below something in the other stays. */
export function difference(a: FieldSet, b: FieldSet): FieldSet {
  return combine(a, b, { left: true, right: false, both: false })
}

/** Which paths are in a combination: those of the left set alone, of the right one alone, of both. */
interface Combination {
  readonly left: boolean
  readonly right: boolean
  readonly both: boolean
}

/** Where one of the sets has nothing, the other is taken as it is or not at all. */
function combine(a: FieldSet, b: FieldSet, taken: Combination): FieldSet {
  if (b.size === 0) return taken.left ? a : emptySet
  if (a.size === 0) return taken.right ? b : emptySet
  const made = new Map<PathElement, FieldNode>()
  for (const [element, left] of a) {
    const right = b.get(element)
    if (right === undefined) {
      if (taken.left) made.set(element, left)
      continue
    }
    const member = left.member ? (right.member ? taken.both : taken.left) : right.member && taken.right
    const below = combine(left.below, right.below, taken)
    if (member || below.size > 0) made.set(element, { member, below })
  }
  if (taken.right) for (const [element, right] of b) if (!a.has(element)) made.set(element, right)
  return made
}

/** What is in the one and neither in the other nor below anything in it. */
export function without(a: FieldSet, b: FieldSet): FieldSet {
  if (b.size === 0) return a
  const made = new Map<PathElement, FieldNode>()
  for (const [element, { member, below }] of a) {
    const other = b.get(element)
    if (other?.member === true) continue
    const left = other === undefined ? below : without(below, other.below)
    if (member || left.size > 0) made.set(element, { member, below: left })
  }
  return made
}

export function has(set: FieldSet, path: readonly PathElement[]): boolean {
  let level = set
  for (const [index, element] of path.entries()) {
    const node = level.get(element)
    if (node === undefined) return false
    if (index === path.length - 1) return node.member
    level = node.below
  }
  return false
}

/** The set with the fields that the type names on the way to others (fieldpath/set.go, `EnsureNamedFieldsAreMembers`). */
export function withNamedFields(set: FieldSet, type: MergeType | undefined): FieldSet {
  const made = new Map<PathElement, FieldNode>()
  for (const [element, { member, below }] of set) {
    const isNamed = element.startsWith('f:') && type?.map?.fields.has(element.slice(2)) === true
    made.set(element, { member: member || (below.size > 0 && isNamed), below: withNamedFields(below, typeBelow(type, element)) })
  }
  return made
}

function typeBelow(type: MergeType | undefined, element: PathElement): MergeType | undefined {
  if (element.startsWith('f:')) return type?.map?.fields.get(element.slice(2))?.type() ?? type?.map?.element?.()
  return type?.list?.items()
}

/** The paths of a set as messages show them: those of a level before those below it. */
export function pathTexts(set: FieldSet, prefix = ''): string[] {
  const nodes = [...inOrder(set)].map(([element, node]) => ({ ...node, path: prefix + elementText(element) }))
  return [...nodes.filter(({ member }) => member).map(({ path }) => path), ...nodes.flatMap(({ below, path }) => pathTexts(below, path))]
}

/** `fieldsV1`: what is in the set and has nothing below is `{}`, what has is marked with a dot. Shared by equal sets: nothing ever writes to one. */
export function toFieldsV1(set: FieldSet): object {
  const text = textOf(set)
  const known = written.get(text)
  if (known !== undefined) return known
  const made = madeFieldsV1(set)
  if (written.size === MAX_WRITTEN) written.clear()
  if (text.length <= LONGEST_WRITTEN) written.set(text, made)
  return made
}

/** What was written lately: objects of a kind mostly have the same fields, and each would keep some twenty records to say so. */
const written = new Map<string, object>()
const MAX_WRITTEN = 1_000
const LONGEST_WRITTEN = 4_000

/** The same for equal sets that were built alike. The length of an element tells where it ends. */
function textOf(set: FieldSet): string {
  let text = ''
  for (const [element, { member, below }] of set) text += `${element.length}${member ? '.' : ':'}${element}{${textOf(below)}}`
  return text
}

function madeFieldsV1(set: FieldSet): object {
  const made: Record<string, unknown> = {}
  for (const [element, { member, below }] of inOrder(set)) {
    setField(made, element, member && below.size > 0 ? { '.': {}, ...madeFieldsV1(below) } : madeFieldsV1(below))
  }
  return made
}

function inOrder(set: FieldSet): Iterable<readonly [PathElement, FieldNode]> {
  return set.size > 1 ? [...set].toSorted(byElement) : set
}

/** Undefined for what is no such set. */
export function fromFieldsV1(fields: unknown): FieldSet | undefined {
  if (!isRecord(fields)) return undefined
  const made = new Map<PathElement, FieldNode>()
  for (const [element, inside] of Object.entries(fields)) {
    if (element === '.') continue
    if (!/^[fkvi]:/.test(element) || !isRecord(inside)) return undefined
    const below = fromFieldsV1(inside)
    if (below === undefined) return undefined
    const names = Object.keys(inside)
    made.set(element, { member: names.length === 0 || names.includes('.'), below })
  }
  return made
}

/** Fields come first, then keys, values and places (fieldpath/element.go, `Compare`). */
function byElement([a]: readonly [PathElement, FieldNode], [b]: readonly [PathElement, FieldNode]): number {
  return ORDER.indexOf(a[0]!) - ORDER.indexOf(b[0]!) || (a < b ? -1 : a > b ? 1 : 0)
}

const ORDER = 'fkvi'
