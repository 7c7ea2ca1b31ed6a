import { goQuote } from '@kindbox/core'
import { decodeJson } from '../decode/decode-text.ts'
import { goText } from '../encode/go-text.ts'
import { goJson } from '../encode/go-json.ts'
import { isRecord } from '../decode/record.ts'
import type { ListType } from './merge-type.ts'

/**
 * One step of a path as `fieldsV1` writes it: `f:name` of a field, `k:{"name":"a"}` of an item with keys, `v:"a"` of an item of a set, `i:0` of a place in
 * a list. Equal steps are equal texts (structured-merge-diff fieldpath/serialize-pe.go).
 */
export type PathElement = string

export function fieldElement(name: string): PathElement {
  return `f:${name}`
}

/** What tells an item of a list from the others; or why nothing does. */
export function itemElement(list: ListType, item: unknown): { readonly element: PathElement } | { readonly problem: string } {
  if (list.keys.length === 0) return setElement(item)
  if (item === null) return { problem: 'associative list with keys may not have a null element' }
  if (!isRecord(item)) return { problem: 'associative list with keys may not have non-map elements' }
  const keys: Record<string, unknown> = {}
  for (const key of list.keys.toSorted()) {
    const value = Object.hasOwn(item, key) ? item[key] : list.items().map?.fields.get(key)?.default
    if (value !== undefined) keys[key] = value
  }
  if (Object.keys(keys).length > 0) return { element: `k:${goJson(keys)}` }
  const names = `[${list.keys.map((key) => JSON.stringify(key)).join(' ')}]`
  return {
    problem: `associative list with keys has an element that omits all key fields ${names} (and doesn't have default values for any key fields)`,
  }
}

function setElement(item: unknown): { readonly element: PathElement } | { readonly problem: string } {
  if (item === null) return { problem: "associative list without keys has an element that's an explicit null" }
  if (Array.isArray(item)) return { problem: 'not supported: associative list with lists as elements' }
  if (typeof item === 'object') return { problem: "associative list without keys has an element that's a map type" }
  return { element: `v:${goJson(item)}` }
}

/** A step as messages show it: `.spec`, `[name="a"]`, `[="a"]`, `[0]`. */
export function elementText(element: PathElement): string {
  const rest = element.slice(2)
  switch (element[0]) {
    case 'f':
      return `.${rest}`
    case 'k':
      return `[${fieldTexts(valueOf(rest) as object).join(',')}]`
    case 'v':
      return `[=${valueText(valueOf(rest))}]`
    default:
      return `[${rest}]`
  }
}

/** Integers keep all their digits. */
function valueOf(json: string): unknown {
  const decoded = decodeJson(json)
  return 'value' in decoded ? decoded.value : undefined
}

function fieldTexts(value: object): string[] {
  return Object.entries(value).map(([name, inside]) => `${name}=${valueText(inside)}`)
}

/** structured-merge-diff value/value.go, `ToString`: nothing parts the fields of a map, which upstream has in any order. */
function valueText(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return goQuote(value)
  if (Array.isArray(value)) return `[${value.map(valueText).join(',')}]`
  return isRecord(value) ? fieldTexts(value).join('') : goText(value)
}
