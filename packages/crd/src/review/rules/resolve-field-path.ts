/** A path into a schema: the names down to a field, the server's text of them, and the field's schema. */
export interface ResolvedField<Schema> {
  readonly names: readonly string[]
  /** As Go's `field.Path` writes it; two paths to one field have one text. */
  readonly text: string
  /** Undefined below `additionalProperties: true`, of which nothing is known. */
  readonly schema: Schema | undefined
}

/** Why a path leads nowhere, in the server's words. */
export interface Unresolved {
  readonly problem: string
  /** The server looks for a name where there is no schema, and panics. */
  readonly panics?: true
}

/** A step to a property, or to what a map holds; undefined where the schema has nothing of that name. */
export type Enter<Schema> = (schema: Schema, name: string) => { readonly schema: Schema | undefined; readonly named: boolean } | undefined

/**
 * Follows `.spec.name` or `.spec['a.b']` through a schema, or says in the server's words why that is impossible (schema/cel/validation.go,
 * ValidFieldPath). Only properties and additional properties can be named, no items.
 */
export function resolveFieldPath<Schema>(
  path: string,
  root: Schema | undefined,
  enter: Enter<Schema>,
  { brackets = true } = {},
): ResolvedField<Schema> | Unresolved {
  const tokens = tokenize(path)
  const names: string[] = []
  let text = ''
  let schema = root
  for (let token = tokens.next(); !token.done; token = tokens.next()) {
    if (token.value !== '.' && token.value !== '[') return { problem: `expected [ or . but got: ${token.value}` }
    const isBracket = token.value === '['
    if (isBracket && !brackets) return { problem: 'array notation is not allowed' }
    const name = tokens.next()
    if (name.done) return { problem: 'unexpected end of JSON path' }
    const parsed = isBracket ? unquote(name.value) : { name: name.value }
    if ('problem' in parsed) return parsed
    if (schema === undefined) return { problem: 'does not refer to a valid field', panics: true }
    const step = enter(schema, parsed.name)
    if (step === undefined) return { problem: 'does not refer to a valid field' }
    names.push(parsed.name)
    text += step.named ? `.${parsed.name}` : `[${parsed.name}]`
    schema = step.schema
    if (!isBracket) continue
    const close = tokens.next()
    if (close.done) return { problem: 'unexpected end of JSON path' }
    if (close.value !== ']') return { problem: `expected ] but got ${close.value}` }
  }
  return { names, text, schema }
}

/**
 * Dots and brackets are tokens, and so is what stands between them. One that begins with a single quote may contain any of them, and ends with
 * the next quote that has no backslash before it, were it itself an escaped one, or with the path.
 */
function* tokenize(path: string): Generator<string, undefined> {
  for (const [token] of path.matchAll(/'(?:[^']|(?<=\\)')*(?<!\\)'|'[^]*|[.[\]]|[^.[\]]+/g)) yield token
  return undefined
}

function unquote(token: string): { name: string } | { problem: string } {
  if (token.length < 2 || !token.startsWith("'") || !token.endsWith("'"))
    return { problem: `expected single quoted string but got ${token}` }
  const unknown = [...token.slice(1, -1).matchAll(/\\(.)/g)].findLast(([, escape]) => !ESCAPES.has(escape!))
  if (unknown !== undefined) return { problem: `invalid string literal: invalid escape char ${unknown[0]}` }
  return { name: token.slice(1, -1).replace(/\\(.)/g, (_, escape: string) => ESCAPES.get(escape)!) }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ["'", "'"],
  ['\\', '\\'],
])
