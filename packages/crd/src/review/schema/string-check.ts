import { canonicalFormat, checkFormat, type Re2, re2, re2Problem, type StructuralSchema, goQuote } from '@kindbox/core'
import type { Check } from './run.ts'

/** `maxLength`, `minLength` and `pattern`; the first that fails is the one reported (kube-openapi's stringValidator). */
export function compileString(schema: StructuralSchema): Check | undefined {
  const { minLength, maxLength } = schema
  const pattern = schema.pattern === undefined || schema.pattern === '' ? undefined : schema.pattern
  if (minLength === undefined && maxLength === undefined && pattern === undefined) return undefined
  // Most patterns of a large definition are never needed, and compiling one takes longer than checking a whole document.
  let expression: Re2 | undefined
  const matches = (value: string, text: string) => {
    if (expression === undefined && re2Problem(text) !== undefined) return false
    expression ??= re2(text)
    return expression.test(value)
  }

  return (value, run) => {
    if (typeof value !== 'string') return 0
    if (maxLength !== undefined && isLonger(value, maxLength)) {
      run.fail(
        () => ({ is: 'tooLong', maximum: maxLength }),
        (name) => `${name} in body should be at most ${maxLength} chars long`,
      )
    } else if (minLength !== undefined && !isLonger(value, minLength - 1)) {
      run.fail(
        () => ({ is: 'plain', printed: goQuote(value) }),
        (name) => `${name} in body should be at least ${minLength} chars long`,
      )
    } else if (pattern !== undefined && !matches(value, pattern)) {
      run.fail(
        () => ({ is: 'plain', printed: goQuote(value) }),
        (name) => `${name} in body should match '${shownPattern(pattern)}'`,
      )
    }
    return 0
  }
}

/** `format` of a string, where the server knows it. */
export function compileFormat(format: string): Check | undefined {
  if (canonicalFormat(format) === undefined) return undefined
  return (value, run) => {
    if (typeof value !== 'string' || checkFormat(format, value)) return 0
    run.fail(
      () => ({ is: 'typed', printed: goQuote(value) }),
      (name) => `${name} in body must be of type ${format}: ${goQuote(value)}`,
    )
    return 0
  }
}

/** A definition with a pattern that is no RE2 is refused, so that this shows only in schemas that no server has seen. */
function shownPattern(pattern: string): string {
  const problem = re2Problem(pattern)
  return problem === undefined ? pattern : `${pattern}, but pattern is invalid: ${problem}`
}

/** Lengths count code points (`utf8.RuneCount`); a string has no more of them than UTF-16 units, and no less than half. */
function isLonger(text: string, length: number): boolean {
  if (text.length <= length) return false
  if (text.length > 2 * length) return true
  let count = 0
  for (const _ of text) if (++count > length) return true
  return false
}
