import { fieldOf, type Issue, type IssueCode, type Path, type ReviewedWrite, type Reviewer } from '@kindbox/core'
import type { CustomResourceDefinition } from './custom-resource-definition.ts'
import { compileReview, type Review } from './review/review.ts'
import type { Finding, Rejected, Verdict } from './review/verdict.ts'

/**
 * Makes the verdicts on custom resources a client's affair: what the server would refuse is not sent.
 *
 *     const client = await Client.fromDefault({ review: reviewBeforeSend(crd(Foo)) })
 *
 * A create is judged by itself. An update depends on what is there (immutable fields, rules that compare, old faults that are forgiven), so
 * that its review asks for that first: one GET more a write. Where it cannot be had, the write is left to the server to judge.
 *
 * Kinds that none of the definitions defines are sent unseen. So are writes in a version that the definition lacks.
 */
export function reviewBeforeSend(...definitions: readonly CustomResourceDefinition[]): Reviewer {
  const compiled = new Map<string, Review>()
  function reviewOf({ resource: { group, version, kind } }: ReviewedWrite): Review | undefined {
    const key = `${group}/${version} ${kind}`
    const definition = definitions.find(
      ({ spec }) => spec.group === group && spec.names.kind === kind && spec.versions.some(({ name }) => name === version),
    )
    if (definition === undefined) return undefined
    const review = compiled.get(key) ?? compileReview(definition, version)
    compiled.set(key, review)
    return review
  }
  return async (object, write) => {
    const review = reviewOf(write)
    if (review === undefined) return []
    const verdict = await verdictOf(review, object, write)
    return verdict === undefined || verdict.accepted ? [] : issuesOf(verdict, object)
  }
}

async function verdictOf(review: Review, object: unknown, write: ReviewedWrite): Promise<Verdict | undefined> {
  const { verb, namespace, subresource, fieldValidation = 'Warn', current } = write
  const options = { fieldValidation, ...(namespace !== undefined && { namespace }) }
  if (verb === 'create') return review.create(object, options)
  let old: unknown
  try {
    old = await current()
  } catch {
    // The write itself will be told why, in the server's words.
    return undefined
  }
  return review.update(object, old, { ...options, ...(subresource !== undefined && { subresource }) })
}

function issuesOf({ findings, status }: Rejected, object: unknown): readonly Issue[] {
  const code = status.code === 400 ? 'Undecodable' : undefined
  if (findings.length === 0) return [issueOf({ message: status.message ?? 'The server would refuse it.', path: [] }, code, object)]
  return findings.map((finding) => issueOf(finding, code, object))
}

/** The server's words, as it puts them together in a Status: field first. */
function issueOf({ message, field, path, cause }: Finding, code: IssueCode | undefined, object: unknown): Issue {
  // Go writes a nil path so: a rule of the whole object.
  const named = field === undefined || field === '<nil>' ? fieldOf(path) : field
  return {
    code: code ?? causeCode(cause?.reason),
    severity: 'error',
    path,
    field: named,
    message: sentence(code === undefined && named !== '' ? `${named}: ${message}` : message),
    expected: 'what kube-apiserver accepts',
    actual: shortened(valueAt(object, path)),
  }
}

function valueAt(object: unknown, path: Path): unknown {
  let value = object
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as { readonly [part: string | number]: unknown })[part]
  }
  return value
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** The cause types that an Issue knows by the same name; the server has no others for custom resources. */
function causeCode(reason: string | undefined): IssueCode {
  return codes.find((code) => code === reason) ?? 'FieldValueInvalid'
}

const codes: readonly IssueCode[] = [
  'FieldValueRequired',
  'FieldValueInvalid',
  'FieldValueTypeInvalid',
  'FieldValueNotSupported',
  'FieldValueDuplicate',
  'FieldValueForbidden',
  'FieldValueTooLong',
  'FieldValueTooShort',
  'FieldValueTooMany',
  'InternalError',
]
