import { fieldOf, invalidObject, validate, type AnyResource, type InvalidObject, type Issue, type ObjectRef } from '@kindbox/core'

/** Compares what a server sent with what the types promise. */
export interface ObjectCheck {
  readonly resource: AnyResource
  /** What is wrong with a value, or `undefined`. Never changes it. */
  judge(value: unknown): InvalidObject | undefined
}

/** Kind, version, metadata and schema. */
export function schemaCheck(resource: AnyResource): ObjectCheck {
  return {
    resource,
    judge(value) {
      const foreign = shapeIssues(value) ?? typeIssues(resource, value as Typed)
      // An object of another kind is not compared with this kind's schema: every difference would be noise.
      const issues = foreign.length > 0 ? foreign : validate(resource, value)
      return issues.length === 0 ? undefined : invalidObject(refOf(resource, value), issues, value, versionOf(value))
    },
  }
}

/** Only that it is an object at all. */
export function noCheck(resource: AnyResource): ObjectCheck {
  return {
    resource,
    judge(value) {
      const issues = shapeIssues(value)
      return issues === undefined ? undefined : invalidObject(refOf(resource, value), issues, value)
    },
  }
}

/**
 * The value with `apiVersion` and `kind`: servers leave them out of the items of typed lists, and the types promise them. Nothing else is
 * ever added to what a server sent; kubectl and client-go fill in the same.
 */
export function withType(resource: AnyResource, value: unknown): unknown {
  if (shapeIssues(value) !== undefined) return value
  const { apiVersion, kind } = value as Typed
  if (apiVersion !== undefined && kind !== undefined) return value
  return { apiVersion: resource.apiVersion, kind: resource.kind, ...(value as object) }
}

interface Typed {
  readonly apiVersion?: unknown
  readonly kind?: unknown
}

function shapeIssues(value: unknown): Issue[] | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return undefined
  const actual = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`
  return [issue('FieldValueTypeInvalid', [], 'an object', actual, `The object has to be an object, not ${actual}.`)]
}

function typeIssues(resource: AnyResource, { apiVersion, kind }: Typed): Issue[] {
  return [
    ...(apiVersion === resource.apiVersion ? [] : [typeIssue('apiVersion', resource.apiVersion, apiVersion)]),
    ...(kind === resource.kind ? [] : [typeIssue('kind', resource.kind, kind)]),
  ]
}

function typeIssue(field: string, expected: string, found: unknown): Issue {
  const quoted = JSON.stringify(expected)
  if (found === undefined)
    return issue('FieldValueRequired', [field], quoted, 'nothing', `${field} has to be ${quoted}, but it is missing.`)
  const actual = typeof found === 'string' ? JSON.stringify(found.slice(0, 100)) : `a ${found === null ? 'null' : typeof found}`
  return issue('FieldValueInvalid', [field], quoted, actual, `${field} has to be ${quoted}, not ${actual}.`)
}

function issue(code: Issue['code'], path: Issue['path'], expected: string, actual: string, message: string): Issue {
  return { code, severity: 'error', path, field: fieldOf(path), expected, actual, message }
}

function refOf({ apiVersion, kind }: AnyResource, value: unknown): ObjectRef {
  const { name, namespace } = metadataOf(value)
  return {
    apiVersion,
    kind,
    name: typeof name === 'string' ? name : '(without a name)',
    ...(typeof namespace === 'string' && { namespace }),
  }
}

function versionOf(value: unknown): string | undefined {
  const { resourceVersion } = metadataOf(value)
  return typeof resourceVersion === 'string' ? resourceVersion : undefined
}

function metadataOf(value: unknown): { readonly [field: string]: unknown } {
  const metadata = typeof value === 'object' && value !== null ? (value as { metadata?: unknown }).metadata : undefined
  return typeof metadata === 'object' && metadata !== null ? (metadata as { [field: string]: unknown }) : {}
}
