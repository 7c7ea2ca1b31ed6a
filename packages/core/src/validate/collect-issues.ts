import type { ErrorObject, ValidateFunction } from 'ajv'
import { fieldOf, type Issue, type Path } from '../issue.ts'
import { describeValue, shorten, withArticle } from './describe.ts'
import type { Draft07 } from './draft-07.ts'
import { MAX_ISSUES } from './error-limit.ts'
import { describeField, expectationOf } from './expectation.ts'
import { junctorIssues } from './junctor-issues.ts'

/** What was validated, with what, and where in the document. */
export interface Validation {
  readonly schema: Draft07
  /** Of an alternative, the schema whose alternative it is. */
  readonly outer?: Draft07 | undefined
  readonly value: unknown
  readonly path: Path
  /** Whether messages keep silent about the content of values. */
  readonly redact: boolean
  readonly compile: (schema: Draft07) => ValidateFunction
}

/** A place in the validated value. */
export interface Place {
  readonly path: Path
  readonly value: unknown
}

const JUNCTORS = new Set(['anyOf', 'oneOf', 'not'])
const STRING_CHECKS = new Set(['maxLength', 'minLength', 'pattern'])

/**
 * Turns the errors of one validation into issues, one for each fault: where the type is wrong nothing else is said of the
 * value, of a string's length and pattern only the first fault counts (as in kube-openapi's stringValidator), and a failed
 * junctor that only repeats what another issue says is left out.
 */
export function collectIssues(errors: readonly ErrorObject[], validation: Validation): Issue[] {
  const wrongTypes = new Set(errors.filter(isTypeError).map((error) => error.instancePath))
  const told = new Set<string>()
  const issues: Issue[] = []
  for (const error of errors) {
    if (JUNCTORS.has(error.keyword) || (wrongTypes.has(error.instancePath) && !isTypeError(error))) continue
    const key = faultOf(error)
    if (told.has(key) || issues.length === MAX_ISSUES) continue
    told.add(key)
    issues.push(issueOf(error, validation))
  }
  const fields = new Set(issues.map((issue) => issue.field))
  for (const error of errors) {
    if (!JUNCTORS.has(error.keyword) || wrongTypes.has(error.instancePath) || issues.length >= MAX_ISSUES) continue
    issues.push(...junctorIssues(error, placeOf(error, validation), validation, fields))
  }
  return issues.slice(0, MAX_ISSUES)
}

/** A number that is no int64 is no integer. */
function isTypeError({ keyword, params }: ErrorObject): boolean {
  return keyword === 'type' || (keyword === 'format' && params['format'] === 'int64')
}

/** Errors with the same key are one fault; `allOf` may say the same twice. */
function faultOf(error: ErrorObject): string {
  const { keyword, instancePath, schemaPath, params } = error
  if (isTypeError(error)) return `${instancePath}:type`
  if (STRING_CHECKS.has(keyword)) return `${instancePath}:${schemaPath.slice(0, schemaPath.lastIndexOf('/'))}`
  return `${instancePath}:${keyword}:${JSON.stringify(params)}`
}

function issueOf(error: ErrorObject, validation: Validation): Issue {
  const { path, value } = placeOf(error, validation)
  if (error.keyword === 'required') {
    const name = String(error.params['missingProperty'])
    const owner = schemaAt(validation.schema, error.schemaPath)
    const expected = describeField(name, [owner, owner === validation.schema ? validation.outer : undefined])
    const missing = [...path, name]
    return makeIssue('FieldValueRequired', missing, `${naming(missing)} is required, but missing.`, expected, 'nothing')
  }
  const { code, expected, phrase = expected } = expectationOf(error)
  const actual = describeValue(value, validation)
  // Where values stay unsaid, "a string, not a string" would be all that is left.
  const finding = validation.redact && !isTypeError(error) ? '; its value is not shown' : `, not ${withArticle(actual)}`
  return makeIssue(code, path, `${naming(path)} has to be ${phrase}${finding}.`, expected, actual)
}

export function makeIssue(code: Issue['code'], path: Path, message: string, expected: string, actual: string): Issue {
  return { code, severity: 'error', path, field: fieldOf(path), message, expected, actual }
}

/** The subject of a sentence: the field, or for the root the value itself. */
export function naming(path: Path): string {
  return path.length === 0 ? 'The value' : shorten(fieldOf(path))
}

/** Follows a JSON pointer through the value. */
function placeOf({ instancePath }: ErrorObject, validation: Validation): Place {
  let { value } = validation
  const path = [...validation.path]
  for (const part of pointerParts(instancePath)) {
    path.push(Array.isArray(value) ? Number(part) : part)
    value = (value as { readonly [key: string]: unknown })[part]
  }
  return { path, value }
}

/** The schema to whose keyword a schema path (`#/properties/spec/required`) leads. */
export function schemaAt(root: Draft07, schemaPath: string): Draft07 | undefined {
  let at: unknown = root
  for (const part of pointerParts(schemaPath.slice(1)).slice(0, -1)) at = (at as { readonly [key: string]: unknown } | undefined)?.[decodeURIComponent(part)]
  return at as Draft07 | undefined
}

function pointerParts(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}
