import type { ErrorObject } from 'ajv'
import type { Issue } from '../issue.ts'
import { describeField, isTypeError } from './expectation.ts'
import { junctorIssues } from './junctor-issues.ts'
import { MAX_ISSUES } from './make-issue.ts'
import { mismatch, missing } from './mismatch.ts'
import { placeOf, schemaOf, type Validation } from './validation.ts'

const JUNCTORS = new Set(['anyOf', 'oneOf', 'not'])
const STRING_CHECKS = new Set(['maxLength', 'minLength', 'pattern'])

/**
 * Turns the errors of one validation into issues, one for each fault: where the type is wrong nothing else is said of the
 * value, of a string's length and pattern only the first fault counts (as in kube-openapi's stringValidator), and a failed
 * junctor that only repeats what another issue says is left out.
 */
export function collectIssues(errors: readonly ErrorObject[], validation: Validation): Issue[] {
  const wrongTypes = new Set(errors.filter(isTypeError).map((error) => error.instancePath))
  const relevant = errors.filter((error) => isTypeError(error) || !wrongTypes.has(error.instancePath))
  const told = new Set<string>()
  const plain: Issue[] = []
  for (const error of relevant) {
    if (plain.length === MAX_ISSUES) break
    if (JUNCTORS.has(error.keyword)) continue
    const issue = issueOf(error, validation)
    const faults = faultsOf(error, issue)
    if (!faults.some((fault) => told.has(fault))) plain.push(issue)
    for (const fault of faults) told.add(fault)
  }
  const fields = new Set(plain.map((issue) => issue.field))
  const junctors = relevant
    .filter((error) => JUNCTORS.has(error.keyword))
    .slice(0, MAX_ISSUES - plain.length)
    .flatMap((error) => junctorIssues(error, validation, { fields, explain: collectIssues }))
  return [...plain, ...junctors].slice(0, MAX_ISSUES)
}

/** Names for the fault that an error is; errors that share one are the same fault. */
function faultsOf(error: ErrorObject, { field, code, expected }: Issue): string[] {
  if (isTypeError(error)) return [JSON.stringify([field, code])]
  const schemaPath = error.schemaPath.slice(0, error.schemaPath.lastIndexOf('/'))
  // `allOf` may say the same twice.
  const said = JSON.stringify([field, code, expected])
  return STRING_CHECKS.has(error.keyword) ? [said, JSON.stringify([field, schemaPath])] : [said]
}

function issueOf(error: ErrorObject, validation: Validation): Issue {
  const place = placeOf(error, validation)
  if (error.keyword !== 'required') return mismatch(error, place, validation)
  const name = String(error.params['missingProperty'])
  const owner = schemaOf(error, validation)
  return missing([...place.path, name], describeField(name, [owner, owner === validation.schema ? validation.outer : undefined]))
}
