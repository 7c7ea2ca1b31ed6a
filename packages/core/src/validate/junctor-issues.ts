import type { ErrorObject } from 'ajv'
import type { Issue } from '../issue.ts'
import { collectIssues, makeIssue, naming, schemaAt, type Place, type Validation } from './collect-issues.ts'
import { describeChoice, describeValue, quote, withArticle } from './describe.ts'
import type { Draft07 } from './draft-07.ts'

const MAX_ALTERNATIVES = 5
const MAX_REASONS = 3

/**
 * What a failed `anyOf`, `oneOf` or `not` comes down to. Nothing, when each alternative fails for a field that has its issue
 * already; the issues of one alternative, when the others are ruled out by an enum, as in tagged unions; else one issue.
 *
 * @param fields the fields that have issues.
 */
export function junctorIssues(error: ErrorObject, place: Place, validation: Validation, fields: ReadonlySet<string>): Issue[] {
  const { path } = place
  const actual = describeValue(place.value, validation)
  if (error.keyword === 'not') {
    const expected = `anything but ${labelOf(error.params['branches'] as Draft07) ?? 'what the schema excludes'}`
    return [makeIssue('FieldValueInvalid', path, `${naming(path)} has to be ${expected}, not ${withArticle(actual)}.`, expected, actual)]
  }
  const branches = error.params['branches'] as Draft07[]
  const outer = schemaAt(validation.schema, error.schemaPath)
  const outcomes = branches.map((schema) => issuesOfBranch({ ...validation, ...place, schema, outer }))
  if (outcomes.every((issues) => issues.some((issue) => fields.has(issue.field)))) return []
  const possible = outcomes.filter((issues) => issues.every((issue) => issue.code !== 'FieldValueNotSupported'))
  if (possible.length === 1 && outcomes.length > 1) return possible.flat()

  const labels = branches.map((branch) => labelOf(branch))
  const known = labels.every((label) => label !== undefined)
  const quantity = error.keyword === 'anyOf' ? 'at least one' : 'exactly one'
  const expected = `${quantity} of ${known ? `${branches.length}: ${listed(labels)}` : `${branches.length} alternatives`}`
  const passing = outcomes.flatMap((issues, index) => (issues.length === 0 ? [labels[index] ?? `number ${index + 1}`] : []))
  const finding = passing.length > 0 ? `, but matches ${passing.length}: ${listed(passing)}` : known ? ', but matches none' : `: ${listed(outcomes.map(reasonsOf))}`
  return [makeIssue('FieldValueInvalid', path, `${naming(path)} has to match ${expected}${finding}.`, expected, actual)]
}

function issuesOfBranch(branch: Validation): Issue[] {
  const validate = branch.compile(branch.schema)
  return validate(branch.value) ? [] : collectIssues(validate.errors ?? [], branch)
}

/** An alternative in a few words, where it is that simple. */
function labelOf(branch: Draft07): string | undefined {
  const [keyword, ...others] = Object.keys(branch)
  if (keyword === undefined || others.length > 0) return undefined
  const condition = branch[keyword]
  if (keyword === 'required') return `an object with ${(condition as string[]).join(' and ')}`
  if (keyword === 'enum') return describeChoice(condition as unknown[])
  if (keyword === 'pattern') return `a string that matches ${quote(String(condition))}`
  return undefined
}

function listed(texts: readonly (string | undefined)[]): string {
  const more = texts.length > MAX_ALTERNATIVES ? `; and ${texts.length - MAX_ALTERNATIVES} more` : ''
  return `${texts.slice(0, MAX_ALTERNATIVES).join('; ')}${more}`
}

function reasonsOf(issues: readonly Issue[], index: number): string {
  const reasons = issues.slice(0, MAX_REASONS).map((issue) => issue.message.replace(/\.$/, ''))
  return `(${index + 1}) ${reasons.join(' and ')}`
}
