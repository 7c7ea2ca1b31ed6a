import { validate, type AnyResource, type Issue, type IssueCode } from '@kindbox/core'

/**
 * What the server's decoder refuses: it takes a document apart by Go's types, and answers 400. What it leaves to the validation of each kind is
 * left out: a field that the OpenAPI calls required is filled in by Go with its zero value, which some kinds take, and a status is dropped
 * before anybody looks into it.
 */
const DECODING: ReadonlySet<IssueCode> = new Set<IssueCode>(['FieldValueTypeInvalid', 'FieldValueInvalid', 'UnknownField'])

/** The structure of an object of a built-in kind: types, formats and unknown fields, and not the server's whole verdict. */
export function judgeBuiltIn(resource: AnyResource, value: unknown): readonly Issue[] {
  return validate(resource, value, { mode: 'input', strict: true }).filter((issue) => DECODING.has(issue.code) && !asksForName(issue))
}

/** That there is a name is asked of metadata as a whole. A kustomization may add it, and so may `kubectl create`. */
function asksForName({ code, path }: Issue): boolean {
  return code === 'FieldValueInvalid' && path.length === 1 && path[0] === 'metadata'
}
