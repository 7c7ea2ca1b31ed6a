import { isRecord, setField } from '../decode/record.ts'
import { fieldType, type ListType, type MapType, type MergeType, typeFor } from './merge-type.ts'
import { itemElement, type PathElement } from './path-element.ts'

/**
 * What becomes of a live object when a configuration is applied to it: the configuration's leaves in the place of those that are there, everything
 * else kept (structured-merge-diff typed/merge.go). Undefined where nothing is left.
 */
export function merge(type: MergeType, live: unknown, config: unknown): unknown {
  const { map, scalar, list } = typeFor(type, config === undefined ? live : config)
  if (map !== undefined) return mergeMaps(map, live, config)
  if (scalar !== undefined || list === undefined) return config === undefined ? live : config
  return mergeLists(list, live, config)
}

function mergeMaps(type: MapType, live: unknown, config: unknown): unknown {
  const [left, right] = [isRecord(live) ? live : {}, isRecord(config) ? config : {}]
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  if (type.atomic || names.size === 0) return config === undefined ? live : config
  const merged: Record<string, unknown> = {}
  for (const name of names) {
    const below = fieldType(type, name)
    const [was, wanted] = [left, right].map((each) => (Object.hasOwn(each, name) ? each[name] : undefined))
    // What the type does not know is kept, for the review to judge.
    const value = below === undefined ? (wanted ?? was) : merge(below, was, wanted)
    if (value !== undefined) setField(merged, name, value)
  }
  return Object.keys(merged).length === 0 ? undefined : merged
}

interface Item {
  readonly element: PathElement
  readonly value: unknown
}

function mergeLists(type: ListType, live: unknown, config: unknown): unknown {
  const [left, right] = [itemsOf(type, live), itemsOf(type, config)]
  if (type.atomic || (left.length === 0 && right.length === 0)) return config === undefined ? live : config
  const merged = interleaved(left, right).flatMap((element) => {
    const [was, wanted] = [left, right].map((items) => items.filter((item) => item.element === element))
    // Items that nothing tells apart stay as they are unless one of them is applied; then it replaces them all.
    if (wanted!.length === 0 && was!.length > 1) return was!.map(({ value }) => value)
    const value = merge(type.items(), was!.length === 1 ? was![0]!.value : undefined, wanted![0]?.value)
    return value === undefined ? [] : [value]
  })
  return merged.length === 0 ? undefined : merged
}

/**
 * The order of the merged list: applied items in the order in which they are applied; items that are only live keep their place in front of the live
 * item that followed them.
 */
function interleaved(left: readonly Item[], right: readonly Item[]): PathElement[] {
  const applied = new Set(right.map(({ element }) => element))
  const shared = right.filter(({ element }) => left.some((item) => item.element === element)).map(({ element }) => element)
  const order = new Set<PathElement>()
  let [l, r] = [0, 0]
  while (l < left.length || r < right.length) {
    const [was, wanted] = [left[l]?.element, right[r]?.element]
    if (was !== undefined && was === wanted) {
      order.add(was)
      shared.shift()
      l++
      r++
    } else if (was !== undefined && wanted !== undefined && applied.has(was) && shared.length > 0 && shared[0] !== was) {
      // Applied, but later.
      l++
    } else if (was !== undefined && !applied.has(was)) {
      order.add(was)
      l++
    } else if (was !== undefined && order.has(was)) {
      l++
    } else if (wanted !== undefined) {
      order.add(wanted)
      if (shared[0] === wanted) shared.shift()
      r++
    } else l++
  }
  return [...order]
}

function itemsOf(type: ListType, value: unknown): Item[] {
  if (!Array.isArray(value)) return []
  if (type.atomic) return value.map((item, index) => ({ element: `i:${index}`, value: item as unknown }))
  return value.flatMap((item) => {
    const place = itemElement(type, item)
    return 'element' in place ? [{ element: place.element, value: item as unknown }] : []
  })
}
