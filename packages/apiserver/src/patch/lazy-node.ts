import { isRecord, setField } from '../decode/record.ts'
import { byBytes, escapeForHtml, goJson } from '../encode/go-json.ts'
import { compactJson, type JsonSpan, jsonSpans } from './json-spans.ts'

/** What stands in an object or a list; undefined for null. */
export type Part = LazyNode | undefined

/** A place in a text. */
interface Origin {
  readonly text: string
  readonly span: JsonSpan
}

/**
 * A value on its way through a patch. As the server's library (evanphx/json-patch 4, `lazyNode`) it stays the text it was until somebody looks into it:
 * that decides which texts a test takes for equal, and how the server quotes what a patch made. Opening one copies a level; nothing of the value itself
 * is ever changed.
 */
export class LazyNode {
  readonly #value: unknown
  readonly #write: (value: unknown) => string
  /** Of what came as text. */
  readonly #origin: Origin | undefined
  #fields: Map<string, Part> | undefined
  #items: Part[] | undefined

  private constructor(value: unknown, write: (value: unknown) => string, origin?: Origin) {
    this.#value = value
    this.#write = write
    this.#origin = origin
  }

  /** A value of the server's, which writes it with the keys of objects in order, or, of what it holds in a type of its own, as they stand. */
  static ofValue(value: unknown, { typed = false }: { readonly typed?: boolean } = {}): LazyNode {
    return new LazyNode(value, (part) => goJson(part, { inOrder: !typed }))
  }

  /** A text and the value that was read from it. */
  static ofText(text: string, value: unknown): LazyNode {
    return new LazyNode(value, (part) => goJson(part), { text, span: jsonSpans(text) })
  }

  /** Its fields, free to be changed; undefined where it is no object. */
  fields(): Map<string, Part> | undefined {
    const value = this.#value
    if (this.#fields !== undefined || !isRecord(value)) return this.#fields
    const { fields } = this.#origin?.span ?? {}
    return (this.#fields = new Map(Object.keys(value).map((name) => [name, this.#part(value[name], fields?.get(name))])))
  }

  /** Its items, free to be changed; undefined where it is no list. */
  items(): Part[] | undefined {
    const value = this.#value
    if (this.#items !== undefined || !Array.isArray(value)) return this.#items
    const { items } = this.#origin?.span ?? {}
    return (this.#items = value.map((item, index) => this.#part(item, items?.[index])))
  }

  /** A field as a value of its own: of one that says null, unlike of a part, there is one. */
  field(name: string): LazyNode | undefined {
    if (!isRecord(this.#value) || !Object.hasOwn(this.#value, name)) return undefined
    return this.fields()?.get(name) ?? new LazyNode(null, this.#write)
  }

  /** As it is now; the very value where nothing was changed. */
  value(): unknown {
    const before = this.#value
    if (this.#items !== undefined) {
      const now = this.#items.map(valueOf)
      return Array.isArray(before) && before.length === now.length && now.every((item, index) => item === before[index]) ? before : now
    }
    if (this.#fields === undefined) return before
    const now: Record<string, unknown> = {}
    for (const [name, part] of this.#fields) setField(now, name, valueOf(part))
    const names = Object.keys(now)
    const isSame = isRecord(before) && names.length === Object.keys(before).length && names.every((name) => now[name] === before[name])
    return isSame ? before : now
  }

  /** The JSON that Go makes of it: what was opened with its keys in order, anything else as it came. */
  text(): string {
    if (this.#items !== undefined) return `[${this.#items.map(textOf).join(',')}]`
    if (this.#fields === undefined) return escapeForHtml(this.#raw())
    const fields = [...this.#fields].toSorted(([a], [b]) => byBytes(a, b))
    return `{${fields.map(([name, part]) => `${goJson(name)}:${textOf(part)}`).join(',')}}`
  }

  /** Whether both are the same object or list, field by field, or the same text: 1 and 1.0 are not. */
  equals(other: Part): boolean {
    const [fields, theirs] = [this.fields(), other?.fields()]
    if (fields !== undefined) {
      return theirs?.size === fields.size && [...fields].every(([name, part]) => theirs.has(name) && equalParts(part, theirs.get(name)))
    }
    const [items, others] = [this.items(), other?.items()]
    if (items !== undefined) return others?.length === items.length && items.every((item, index) => equalParts(item, others[index]))
    return other !== undefined && theirs === undefined && others === undefined && this.#raw() === other.#raw()
  }

  #part(value: unknown, span: JsonSpan | undefined): Part {
    if (value === null) return undefined
    return new LazyNode(value, this.#write, this.#origin && span && { text: this.#origin.text, span })
  }

  #raw(): string {
    if (this.#origin === undefined) return this.#write(this.#value)
    const { text, span } = this.#origin
    return compactJson(text.slice(span.start, span.end))
  }
}

/** Upstream's library ends the request where both are null in a list. */
function equalParts(a: Part, b: Part): boolean {
  return a === undefined || b === undefined ? a === b : a.equals(b)
}

function valueOf(part: Part): unknown {
  return part === undefined ? null : part.value()
}

function textOf(part: Part): string {
  return part === undefined ? 'null' : part.text()
}
