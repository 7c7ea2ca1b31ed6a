/** Characters of source before the rest becomes `...`; a fix longer than this is no longer read before it is pasted. */
const MAX_LENGTH = 2_000

/** Levels of nesting before the rest becomes `...`. */
const MAX_DEPTH = 12

/**
 * Writes a schema as the TypeBox call that made it, from its JSON alone, for messages and fixes. A schema that no builder
 * makes becomes `Type.Unsafe({...})`.
 */
export function sourceOf(schema: unknown): string {
  return new Source().schema(schema, MAX_DEPTH)
}

/** Writes a JSON value as TypeScript source, single quotes and all. */
export function literalOf(value: unknown): string {
  return new Source().literal(value, MAX_DEPTH)
}

/** Cuts text for a message. */
export function shorten(text: string, length = 120): string {
  return text.length <= length ? text : `${text.slice(0, length - 3)}...`
}

/** Builders whose `type` in JSON is their own invention, by that `type`. */
export const PSEUDO_BUILDERS: ReadonlyMap<unknown, string> = new Map([
  ['Date', 'Date'],
  ['bigint', 'BigInt'],
  ['Uint8Array', 'Uint8Array'],
  ['undefined', 'Undefined'],
  ['void', 'Void'],
  ['symbol', 'Symbol'],
  ['RegExp', 'RegExp'],
  ['Function', 'Function'],
  ['Promise', 'Promise'],
  ['Constructor', 'Constructor'],
  ['Iterator', 'Iterator'],
  ['AsyncIterator', 'AsyncIterator'],
])

const PLAIN_BUILDERS: ReadonlyMap<unknown, string> = new Map([
  ['string', 'String'],
  ['number', 'Number'],
  ['integer', 'Integer'],
  ['boolean', 'Boolean'],
  ['null', 'Null'],
])

class Source {
  #left = MAX_LENGTH

  schema(schema: unknown, depth: number): string {
    if (depth === 0 || this.#left <= 0) return this.#count('...')
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return this.literal(schema, depth)
    const { $id: _id, $defs: _defs, ...keywords } = schema as Record<string, unknown>
    const list = (value: unknown) => `[${this.#some(Array.isArray(value) ? value : [], (item) => this.schema(item, depth - 1))}]`
    const call = (builder: string, args: string[], used: string[]) => this.#call(builder, args, keywords, used, depth)

    if (typeof keywords.$ref === 'string') return call('Ref', [this.literal(keywords.$ref, depth)], ['$ref'])
    if ('const' in keywords) {
      const inner = typeof keywords.const === 'object' ? 'Const' : 'Literal'
      return call(inner, [this.literal(keywords.const, depth)], ['const', 'type'])
    }
    if (Array.isArray(keywords.anyOf) && keywords.type === undefined) return call('Union', [list(keywords.anyOf)], ['anyOf'])
    if (Array.isArray(keywords.allOf)) return call('Intersect', [list(keywords.allOf)], ['allOf', 'type'])
    if (keywords.not !== undefined && keywords.type === undefined) {
      const never = typeof keywords.not === 'object' && keywords.not !== null && Object.keys(keywords.not).length === 0
      return never ? this.#count('Type.Never()') : call('Not', [this.schema(keywords.not, depth - 1)], ['not'])
    }
    const plain = PLAIN_BUILDERS.get(keywords.type)
    if (plain !== undefined) return call(plain, [], ['type'])
    if (keywords.type === 'array') {
      if (Array.isArray(keywords.items))
        return call('Tuple', [list(keywords.items)], ['type', 'items', 'additionalItems', 'minItems', 'maxItems'])
      if (keywords.items !== undefined) return call('Array', [this.schema(keywords.items, depth - 1)], ['type', 'items'])
    }
    if (keywords.type === 'object') return this.#object(keywords, depth)
    if (PSEUDO_BUILDERS.has(keywords.type)) return this.#pseudo(keywords, depth, list)
    if (Object.keys(keywords).length === 0) return this.#count('Type.Unknown()')
    return `Type.Unsafe(${this.literal(keywords, depth)})`
  }

  literal(value: unknown, depth: number): string {
    if (depth === 0 || this.#left <= 0) return this.#count('...')
    if (typeof value === 'string') return this.#count(quote(value))
    if (typeof value === 'bigint') return this.#count(`${value}n`)
    if (typeof value === 'function' || typeof value === 'symbol') return this.#count(typeof value)
    if (typeof value !== 'object' || value === null) return this.#count(String(value))
    if (Array.isArray(value)) return `[${this.#some(value, (item) => this.literal(item, depth - 1))}]`
    return this.#braces(value, (item) => this.literal(item, depth - 1))
  }

  #object(keywords: Record<string, unknown>, depth: number): string {
    const { patternProperties, properties, required } = keywords
    if (isRecord(patternProperties) && properties === undefined) {
      const [first, ...others] = Object.entries(patternProperties)
      if (first !== undefined && others.length === 0) {
        const key = first[0] === '^(.*)$' ? 'Type.String()' : `Type.String({ pattern: ${this.literal(first[0], depth)} })`
        return this.#call('Record', [key, this.schema(first[1], depth - 1)], keywords, ['type', 'patternProperties'], depth)
      }
    }
    const needed = new Set(Array.isArray(required) ? required : [])
    const fields = this.#braces(isRecord(properties) ? properties : {}, (field, name) => {
      const source = this.schema(field, depth - 1)
      return needed.has(name) ? source : `Type.Optional(${source})`
    })
    return this.#call('Object', [fields], keywords, ['type', 'properties', 'required'], depth)
  }

  #pseudo(keywords: Record<string, unknown>, depth: number, list: (value: unknown) => string): string {
    const builder = PSEUDO_BUILDERS.get(keywords.type) ?? ''
    const { parameters, returns, item, items, source, flags } = keywords
    const args: string[] = []
    if (Array.isArray(parameters)) args.push(list(parameters))
    for (const inner of [returns, item, items]) if (inner !== undefined) args.push(this.schema(inner, depth - 1))
    if (typeof source === 'string') args.push(this.#count(`/${source}/${typeof flags === 'string' ? flags : ''}`))
    return this.#call(builder, args, keywords, ['type', 'parameters', 'returns', 'item', 'items', 'source', 'flags'], depth)
  }

  #call(builder: string, args: string[], keywords: Record<string, unknown>, used: readonly string[], depth: number): string {
    const options = Object.entries(keywords).filter(([keyword, value]) => value !== undefined && !used.includes(keyword))
    if (options.length > 0) args.push(this.literal(Object.fromEntries(options), depth))
    return this.#count(`Type.${builder}(`) + `${args.join(', ')})`
  }

  #braces(value: object, print: (item: unknown, name: string) => string): string {
    const text = this.#some(Object.entries(value), ([name, item]) => `${this.#count(key(name))}: ${print(item, name)}`)
    return text === '' ? '{}' : `{ ${text} }`
  }

  #some<T>(items: readonly T[], print: (item: T) => string): string {
    const texts: string[] = []
    for (const item of items) {
      if (this.#left <= 0) {
        texts.push('...')
        break
      }
      texts.push(print(item))
    }
    return texts.join(', ')
  }

  #count(text: string): string {
    this.#left -= text.length
    return shorten(text, MAX_LENGTH)
  }
}

function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1)
  return `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

function key(name: string): string {
  // In source `__proto__: x` would set the prototype.
  if (name === '__proto__') return "['__proto__']"
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
