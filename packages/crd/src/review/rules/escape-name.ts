// What expressions call a field whose name is no identifier, or one that CEL reserves (apiserver pkg/cel/escaping.go).

const RESERVED: ReadonlySet<string> = new Set([
  ...['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop'],
  ...['package', 'namespace', 'return', 'var', 'void', 'while'],
])

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['__', '__underscores__'],
  ['.', '__dot__'],
  ['-', '__dash__'],
  ['/', '__slash__'],
])

const UNESCAPES: ReadonlyMap<string, string> = new Map([
  ['underscores', '__'],
  ['dot', '.'],
  ['dash', '-'],
  ['slash', '/'],
])

/** Whether CEL reserves a word; after a dot the server takes it for the field of that name. */
export function isReserved(name: string): boolean {
  return RESERVED.has(name)
}

/** Undefined for names that no expression can say: those that begin with a digit or contain other characters. */
export function escapeName(name: string): string | undefined {
  if (RESERVED.has(name)) return `__${name}__`
  if (!/^[A-Za-z_./-][A-Za-z0-9_./-]*$/.test(name)) return undefined
  return name.replaceAll(/__|[./-]/g, (part) => ESCAPES.get(part) ?? part)
}

/** Undefined for what no name is escaped to. */
export function unescapeName(escaped: string): string | undefined {
  if (!escaped.includes('__')) return escaped
  let known = true
  const name = escaped.replaceAll(/__([^_]+)__/g, (whole, word: string) => {
    const text = UNESCAPES.get(word)
    if (text !== undefined) return text
    known &&= RESERVED.has(word) && whole.length === escaped.length
    return word
  })
  return known ? name : undefined
}
