import { re2Problem } from '../re2.ts'
import type { Draft, Lowering, Place } from './lowering.ts'
import { literalOf, shorten } from './source.ts'

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
    fix:
      respelt(pattern) ??
      lookaheadAsRule(pattern) ??
      'write the pattern without lookaround and backreferences, or its condition as a CEL rule in x-kubernetes-validations',
  })
  return {}
}

/** Why the server would refuse a pattern; undefined when it would not. */
export function patternProblem(pattern: string): string | undefined {
  return pattern.length > MAX_PATTERN ? `it has more than ${MAX_PATTERN} characters` : re2Problem(pattern)
}

/** The same pattern where RE2 only spells it differently. */
function respelt(pattern: string): string | undefined {
  const text = pattern
    .replaceAll(/\\u([0-9a-fA-F]{4})/g, '\\x{$1}')
    .replaceAll(/\\u\{([0-9a-fA-F]+)\}/g, '\\x{$1}')
    .replaceAll('[^]', '(?s:.)')
  return text !== pattern && patternProblem(text) === undefined ? `Type.String({ pattern: ${literalOf(text)} })` : undefined
}

/** `^(?!no)yes` as a pattern and a CEL rule, where that is certain to mean the same. */
function lookaheadAsRule(pattern: string): string | undefined {
  const found = /^\^\(\?([=!])(.*?)\)([^|]*)$/s.exec(pattern)
  if (found === null) return undefined
  const [, kind, condition = '', rest = ''] = found
  const ahead = `^(?:${condition})`
  // The group ends at the first parenthesis, so one that has groups of its own is cut and no longer compiles.
  if (patternProblem(ahead) !== undefined || patternProblem(`^${rest}`) !== undefined) return undefined
  const rule = `${kind === '!' ? '!' : ''}self.matches(${JSON.stringify(ahead)})`
  return `Type.String({ pattern: ${literalOf(`^${rest}`)}, 'x-kubernetes-validations': [{ rule: ${literalOf(rule)} }] })`
}
