import type { Issue, Path } from '../issue.ts'
import { describeValue, withArticle } from './describe.ts'
import { expectationOf, isTypeError, type Fault } from './expectation.ts'
import { makeIssue, naming } from './make-issue.ts'

/** A value and where it stands. */
interface Place {
  readonly path: Path
  readonly value: unknown
}

/** The issue of a value that breaks a keyword: one wording for both engines. */
export function mismatch(fault: Fault, { path, value }: Place, { redact }: { readonly redact: boolean }): Issue {
  const { code, expected, phrase = expected } = expectationOf(fault)
  const actual = describeValue(value, { redact })
  // Where values stay unsaid, "a string, not a string" would be all that is left.
  const finding = redact && !isTypeError(fault) ? '; its value is not shown' : `, not ${withArticle(actual)}`
  return makeIssue(code, path, `${naming(path)} has to be ${phrase}${finding}.`, expected, actual)
}

/** The issue of a field that is not there. */
export function missing(path: Path, expected: string): Issue {
  return makeIssue('FieldValueRequired', path, `${naming(path)} is required, but missing.`, expected, 'nothing')
}
