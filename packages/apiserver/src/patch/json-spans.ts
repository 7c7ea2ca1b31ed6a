/** Where a value begins and ends in a JSON text, and where its parts do. */
export interface JsonSpan {
  readonly start: number
  readonly end: number
  /** Of an object; the last of several fields of one name counts. */
  readonly fields?: ReadonlyMap<string, JsonSpan>
  /** Of a list. */
  readonly items?: readonly JsonSpan[]
}

interface OpenSpan {
  readonly start: number
  readonly fields?: Map<string, JsonSpan>
  readonly items?: JsonSpan[]
}

/** The spans of a text that is JSON; what it would do with another is not defined. Nesting costs no stack. */
export function jsonSpans(text: string): JsonSpan {
  const open: OpenSpan[] = []
  const names: string[] = []
  let at = 0
  for (;;) {
    at = skipSpace(text, at)
    const start = at
    let closed: JsonSpan | undefined
    const character = text[at]
    if (character === '{' || character === '[') {
      open.push(character === '{' ? { start, fields: new Map() } : { start, items: [] })
      at++
    } else if (character === ',') at++
    else if (character === '}' || character === ']') closed = { ...open.pop()!, end: ++at }
    else {
      at = endOfScalar(text, at)
      const colon = skipSpace(text, at)
      if (open.at(-1)?.fields !== undefined && text[colon] === ':') {
        names.push(JSON.parse(text.slice(start, at)) as string)
        at = colon + 1
      } else closed = { start, end: at }
    }
    if (closed === undefined) continue
    const holder = open.at(-1)
    if (holder === undefined) return closed
    if (holder.items === undefined) holder.fields?.set(names.pop()!, closed)
    else holder.items.push(closed)
  }
}

/** A text that is JSON without the white space between its tokens. */
export function compactJson(text: string): string {
  let compact = ''
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const end = '{}[],:'.includes(text[at]!) ? at + 1 : endOfScalar(text, at)
    compact += text.slice(at, end)
    at = end
  }
  return compact
}

function skipSpace(text: string, at: number): number {
  let next = at
  while (next < text.length && ' \t\r\n'.includes(text[next]!)) next++
  return next
}

function endOfScalar(text: string, at: number): number {
  let end = at + 1
  if (text[at] !== '"') {
    while (end < text.length && !' \t\r\n,:]}'.includes(text[end]!)) end++
    return end
  }
  while (text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  return end + 1
}
