/**
 * A map sorted by key that never changes: writing gives a new map that shares almost everything with the old one. An old map is
 * therefore a snapshot, which is how lists are continued at the version they began with.
 *
 * A B+ tree without links between leaves: a leaf holds keys and values, a branch its children and the first key of each.
 */
export interface SortedMap<Value> {
  readonly size: number
  readonly root: Node<Value>
}

type Node<Value> = Leaf<Value> | Branch<Value>

interface Leaf<Value> {
  readonly keys: readonly string[]
  readonly values: readonly Value[]
}

interface Branch<Value> {
  readonly keys: readonly string[]
  readonly children: readonly Node<Value>[]
  /** Entries below. */
  readonly count: number
}

/** Copying a node costs about as much as walking one level, so nodes are wide; but the history keeps the copies of every write. */
const MAX_WIDTH = 32

const empty: SortedMap<never> = { size: 0, root: { keys: [], values: [] } }

export function emptyMap<Value>(): SortedMap<Value> {
  return empty
}

export function getEntry<Value>(map: SortedMap<Value>, key: string): Value | undefined {
  let node = map.root
  while (isBranch(node)) node = node.children[childOf(node, key)]!
  const at = lowerBound(node.keys, key)
  return node.keys[at] === key ? node.values[at] : undefined
}

export function setEntry<Value>(map: SortedMap<Value>, key: string, value: Value): SortedMap<Value> {
  const size = getEntry(map, key) === undefined ? map.size + 1 : map.size
  const [left, right] = split(insert(map.root, key, value))
  return { size, root: right === undefined ? left : branch([left, right]) }
}

export function deleteEntry<Value>(map: SortedMap<Value>, key: string): SortedMap<Value> {
  if (getEntry(map, key) === undefined) return map
  let root = remove(map.root, key) ?? empty.root
  while (isBranch(root) && root.children.length === 1) root = root.children[0]!
  return { size: map.size - 1, root }
}

/** The entries from `start` on, in the order of their keys. */
export function* entriesFrom<Value>(map: SortedMap<Value>, start: string): Generator<readonly [string, Value], void> {
  yield* walk(map.root, start)
}

/** How many entries have keys below `key`. */
export function countBelow<Value>(map: SortedMap<Value>, key: string): number {
  let below = 0
  let node = map.root
  while (isBranch(node)) {
    const at = childOf(node, key)
    for (let i = 0; i < at; i++) below += countOf(node.children[i]!)
    node = node.children[at]!
  }
  return below + lowerBound(node.keys, key)
}

function* walk<Value>(node: Node<Value>, start: string): Generator<readonly [string, Value], void> {
  if (isBranch(node)) {
    const first = childOf(node, start)
    for (let i = first; i < node.children.length; i++) yield* walk(node.children[i]!, i === first ? start : '')
    return
  }
  for (let i = lowerBound(node.keys, start); i < node.keys.length; i++) yield [node.keys[i]!, node.values[i]!]
}

function insert<Value>(node: Node<Value>, key: string, value: Value): Node<Value> {
  if (isBranch(node)) {
    const at = childOf(node, key)
    return replaceChild(node, at, split(insert(node.children[at]!, key, value)))
  }
  const at = lowerBound(node.keys, key)
  if (node.keys[at] === key) return { keys: node.keys, values: node.values.with(at, value) }
  return { keys: node.keys.toSpliced(at, 0, key), values: node.values.toSpliced(at, 0, value) }
}

/** Undefined when nothing is left. Nodes are not merged: a thin node costs a little space and disappears when it is empty. */
function remove<Value>(node: Node<Value>, key: string): Node<Value> | undefined {
  if (isBranch(node)) {
    const at = childOf(node, key)
    const child = remove(node.children[at]!, key)
    if (child !== undefined) return replaceChild(node, at, [child])
    return node.children.length === 1 ? undefined : replaceChild(node, at, [])
  }
  const at = lowerBound(node.keys, key)
  return node.keys.length === 1 ? undefined : { keys: node.keys.toSpliced(at, 1), values: node.values.toSpliced(at, 1) }
}

function replaceChild<Value>(node: Branch<Value>, at: number, replacement: readonly Node<Value>[]): Branch<Value> {
  const [child] = replacement
  if (child !== undefined && replacement.length === 1 && firstKey(child) === node.keys[at]) {
    const { keys, children, count } = node
    return { keys, children: children.with(at, child), count: count - countOf(children[at]!) + countOf(child) }
  }
  return branch(node.children.toSpliced(at, 1, ...replacement))
}

function branch<Value>(children: readonly Node<Value>[]): Branch<Value> {
  return { keys: children.map(firstKey), children, count: children.reduce((sum, child) => sum + countOf(child), 0) }
}

function countOf<Value>(node: Node<Value>): number {
  return isBranch(node) ? node.count : node.keys.length
}

function split<Value>(node: Node<Value>): readonly [Node<Value>] | readonly [Node<Value>, Node<Value>] {
  const { keys } = node
  if (keys.length <= MAX_WIDTH) return [node]
  const middle = keys.length >> 1
  if (isBranch(node)) return [branch(node.children.slice(0, middle)), branch(node.children.slice(middle))]
  return [
    { keys: keys.slice(0, middle), values: node.values.slice(0, middle) },
    { keys: keys.slice(middle), values: node.values.slice(middle) },
  ]
}

function isBranch<Value>(node: Node<Value>): node is Branch<Value> {
  return 'children' in node
}

function firstKey<Value>(node: Node<Value>): string {
  return node.keys[0] ?? ''
}

/** The child whose range holds the key; keys below all belong to the first. */
function childOf<Value>(node: Branch<Value>, key: string): number {
  const at = lowerBound(node.keys, key)
  return node.keys[at] === key ? at : Math.max(0, at - 1)
}

/** The first position whose key is not below `key`. Names are ASCII, so JavaScript's order of strings is etcd's order of bytes. */
function lowerBound(keys: readonly string[], key: string): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (keys[middle]! < key) low = middle + 1
    else high = middle
  }
  return low
}
