import { fieldOf, type Issue, type IssueCode, type Path } from '../issue.ts'
import { shorten } from './describe.ts'

/** Issues reported of one value. A list of a million wrong items says no more than its first thousand. */
export const MAX_ISSUES = 1_000

export function makeIssue(code: IssueCode, path: Path, message: string, expected: string, actual: string): Issue {
  return { code, severity: 'error', path, field: fieldOf(path), message, expected, actual }
}

/** The subject of a sentence: the field, or for the root the value itself. */
export function naming(path: Path): string {
  return path.length === 0 ? 'The value' : shorten(fieldOf(path))
}
