import { re2Problem } from '../re2.ts'
import type { Draft, Keywords, Lowering, Place } from './lowering.ts'
import { literalOf, shorten, sourceOf } from './source.ts'
import { withRule } from './with-rule.ts'

/** Characters of a pattern. A longer one is generated, and compiling it takes seconds. */
const MAX_PATTERN = 20_000

/** `pattern`, which has to be RE2 since the server compiles it with Go's regexp (apiserver/schema/validation.go). */
export function lowerPattern(place: Place, lowering: Lowering): Draft {
  const { pattern } = place.keywords
  if (pattern === undefined) return {}
  const actual = shorten(literalOf(pattern))
  if (typeof pattern !== 'string') {
    lowering.malformed(place, 'pattern', 'a string')
    return {}
  }
  const problem = patternProblem(pattern)
  if (problem === undefined) return { pattern }
  lowering.refuse(place, {
    reason: `the server matches patterns with RE2, which does not take this one: ${shorten(problem)}`,
    expected: 'an RE2 pattern, without lookaround and backreferences',
    actual,
    fix: patternFix(pattern, place.keywords),
  })
  return {}
}

/** Why the server would refuse a pattern; undefined when it would not. */
export function patternProblem(pattern: string): string | undefined {
  return pattern.length > MAX_PATTERN ? `it has more than ${MAX_PATTERN} characters` : re2Problem(pattern)
}

/** What to write instead of a pattern that is no RE2 in a schema with these keywords. */
export function patternFix(pattern: string, keywords: Keywords): string {
  const text = respelt(pattern)
  if (text !== undefined) return sourceOf({ ...keywords, pattern: text })
  const parts = lookahead(pattern)
  if (parts !== undefined) return withRule({ ...keywords, pattern: parts.rest }, [], parts.rule)
  return 'write the pattern without lookaround and backreferences, or its condition as a CEL rule in x-kubernetes-validations'
}

/** The same pattern where RE2 only spells it differently. */
function respelt(pattern: string): string | undefined {
  const text = pattern
    .replaceAll(/\\u([0-9a-fA-F]{4})/g, '\\x{$1}')
    .replaceAll(/\\u\{([0-9a-fA-F]+)\}/g, '\\x{$1}')
    .replaceAll('[^]', '(?s:.)')
  return text !== pattern && patternProblem(text) === undefined ? text : undefined
}

/** `^(?!no)yes` as a pattern and a CEL rule, where that is certain to mean the same. */
function lookahead(pattern: string): { readonly rest: string; readonly rule: string } | undefined {
  const found = /^\^\(\?([=!])(.*?)\)([^|]*)$/s.exec(pattern)
  if (found === null) return undefined
  const [, kind, condition = '', tail = ''] = found
  const [ahead, rest] = [`^(?:${condition})`, `^${tail}`]
  // The group ends at the first parenthesis, so one that has groups of its own is cut and no longer compiles.
  if (patternProblem(ahead) !== undefined || patternProblem(rest) !== undefined) return undefined
  return { rest, rule: `${kind === '!' ? '!' : ''}self.matches(${JSON.stringify(ahead)})` }
}
