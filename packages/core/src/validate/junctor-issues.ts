import type { ErrorObject } from 'ajv'
import type { Issue } from '../issue.ts'
import { describeChoice, describeValue, quote, shorten, withArticle } from './describe.ts'
import type { Draft07 } from './draft-07.ts'
import { makeIssue, naming } from './make-issue.ts'
import { placeOf, schemaOf, type Place, type Validation } from './validation.ts'

const MAX_ALTERNATIVES = 5
const MAX_REASONS = 3

interface Explanation {
  /** The fields that have issues already. */
  readonly fields: ReadonlySet<string>
  /** Turns the errors of one alternative into issues. */
  readonly explain: (errors: readonly ErrorObject[], validation: Validation) => Issue[]
}

/**
 * What a failed `anyOf`, `oneOf` or `not` comes down to. Nothing, when each alternative, or an enum in one, fails for a field
 * that has its issue already; the issues of one alternative, when enums rule out the others, as in tagged unions; else one
 * issue.
 */
export function junctorIssues(error: ErrorObject, validation: Validation, { fields, explain }: Explanation): Issue[] {
  const place = placeOf(error, validation)
  const { path } = place
  const actual = describeValue(place.value, validation)
  if (error.keyword === 'not') {
    const expected = `anything but ${labelOf(error.params['branches'] as Draft07) ?? 'what the schema excludes'}`
    return [makeIssue('FieldValueInvalid', path, `${naming(path)} has to be ${expected}, not ${withArticle(actual)}.`, expected, actual)]
  }
  const branches = error.params['branches'] as Draft07[]
  const outer = schemaOf(error, validation)
  const outcomes = branches.map((schema) => {
    const validate = validation.compile(schema)
    return validate(place.value) ? [] : explain(validate.errors ?? [], { ...validation, ...place, schema, outer })
  })
  const isTold = (issue: Issue) => fields.has(issue.field)
  const wrongTags = outcomes.flat().filter((issue) => issue.code === 'FieldValueNotSupported')
  if (wrongTags.some(isTold) || outcomes.every((issues) => issues.some(isTold))) return []
  const possible = outcomes.filter((issues) => !issues.some((issue) => wrongTags.includes(issue)))
  if (possible.length === 1 && outcomes.length > 1) return possible.flat()

  const labels = branches.map(labelOf)
  const labelled = labels.every((label) => label !== undefined)
  const quantity = `${error.keyword === 'anyOf' ? 'at least' : 'exactly'} one of ${branches.length}`
  const expected = labelled ? `${quantity}: ${listed(labels)}` : `${quantity} alternatives`
  const passing = outcomes.flatMap((issues, index) => (issues.length === 0 ? [labels[index] ?? `number ${index + 1}`] : []))
  const failing = labelled ? ', but matches none' : `: ${listed(outcomes.map(reasonsOf))}`
  const finding = passing.length > 0 ? `, but matches ${passing.length}: ${listed(passing)}` : failing
  return [makeIssue('FieldValueInvalid', path, `${naming(path)} has to match ${expected}${finding}.`, expected, actual)]
}

/** An alternative in a few words, where it is that simple. */
function labelOf(branch: Draft07): string | undefined {
  const [keyword, ...others] = Object.keys(branch)
  if (keyword === undefined || others.length > 0) return undefined
  const condition = branch[keyword]
  if (keyword === 'required') return `an object with ${shorten((condition as string[]).join(' and '))}`
  if (keyword === 'enum') return describeChoice(condition as unknown[])
  if (keyword === 'pattern') return `a string that matches ${quote(String(condition))}`
  return undefined
}

/** What it comes down to where every alternative is a list of required fields, and no schema has to be asked. */
export function noneRequired(branches: readonly Draft07[], { path, value }: Place, redact: boolean): Issue {
  const expected = `at least one of ${branches.length}: ${listed(branches.map(labelOf))}`
  const message = `${naming(path)} has to match ${expected}, but matches none.`
  return makeIssue('FieldValueInvalid', path, message, expected, describeValue(value, { redact }))
}

function listed(texts: readonly (string | undefined)[]): string {
  const more = texts.length > MAX_ALTERNATIVES ? `; and ${texts.length - MAX_ALTERNATIVES} more` : ''
  return `${texts.slice(0, MAX_ALTERNATIVES).join('; ')}${more}`
}

function reasonsOf(issues: readonly Issue[], index: number): string {
  const reasons = issues.slice(0, MAX_REASONS).map((issue) => issue.message.replace(/\.$/, ''))
  return `(${index + 1}) ${reasons.join(' and ')}`
}
