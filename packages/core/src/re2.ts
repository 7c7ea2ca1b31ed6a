import { RE2JS } from 're2js'

/** A compiled pattern. */
export interface Re2 {
  /** Whether the pattern matches anywhere in the value, in time linear in the value's length. */
  test(value: string): boolean
  /** The matches from left to right, at most `limit` of them, as Go's `regexp.FindAllString`; an empty one right behind another is none. */
  findAll(value: string, limit?: number): readonly string[]
}

/** Patterns kept compiled; compiling one again costs about 0.5 ms, so more than any program's schemas hold. */
const CACHE_SIZE = 2_000

const cache = new Map<string, Re2>()

/** Verdicts that a pattern remembers, of values up to a length: the versions of an object, and objects of a kind, mostly repeat the same few. */
const REMEMBERED = 64
const LONGEST_REMEMBERED = 100

/**
 * Compiles a pattern as the API server does: Go's `regexp` (RE2 syntax, no lookaround, no backreferences), searched for
 * unanchored as by `regexp.MatchString`. Patterns come from CRD files and values from anywhere, so native `RegExp`, which
 * backtracks, is never used for them.
 *
 * @throws SyntaxError when the pattern is no RE2: see {@link re2Problem}.
 */
export function re2(pattern: string): Re2 {
  const cached = cache.get(pattern)
  if (cached !== undefined) {
    // Insertion order is the order of eviction: what is used moves to its end.
    cache.delete(pattern)
    cache.set(pattern, cached)
    return cached
  }
  const compiled = searchable(compile(pattern))
  if (cache.size >= CACHE_SIZE) {
    const oldest = cache.keys().next()
    if (!oldest.done) cache.delete(oldest.value)
  }
  cache.set(pattern, compiled)
  return compiled
}

/** Why a pattern is no RE2, in the words of Go's `regexp/syntax` that the API server reports; undefined when it is one. */
export function re2Problem(pattern: string): string | undefined {
  try {
    re2(pattern)
    return undefined
  } catch (error) {
    if (error instanceof SyntaxError) return error.message
    throw error
  }
}

function searchable(compiled: RE2JS): Re2 {
  const verdicts = new Map<string, boolean>()
  return {
    test(value) {
      if (value.length > LONGEST_REMEMBERED) return compiled.test(value)
      let verdict = verdicts.get(value)
      if (verdict !== undefined) return verdict
      verdict = compiled.test(value)
      // All at once, as keeping them in order would cost more than it saves where values never repeat.
      if (verdicts.size >= REMEMBERED) verdicts.clear()
      verdicts.set(value, verdict)
      return verdict
    },
    findAll(value, limit = Infinity) {
      const matches: string[] = []
      const matcher = compiled.matcher(value)
      let end = -1
      while (matches.length < limit && matcher.find()) {
        const match = matcher.group() ?? ''
        if (match !== '' || matcher.start() !== end) matches.push(match)
        end = matcher.end()
      }
      return matches
    },
  }
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    // Go quotes the rest of the expression, also where there is none.
    throw new SyntaxError(message.endsWith('at end of expression') ? `${message}: \`\`` : message, { cause })
  }
}
