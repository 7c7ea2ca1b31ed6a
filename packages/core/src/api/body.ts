import type { Issue, Path } from '../issue.ts'
import type { AnyResource } from '../resource/resource.ts'
import { refuse, requestIssue } from './resource-path.ts'

/**
 * JSON of a value, or a refusal: `JSON.stringify` would write NaN as null, a Date as a string and leave functions out, each of which the
 * server would store as something the caller did not say. Properties that are `undefined` are left out.
 */
export function encodeJson(what: string, value: unknown): string {
  const issues: Issue[] = []
  const ancestors: { holder: unknown; path: Path }[] = []
  const json = JSON.stringify(value, function (this: unknown, key: string, encoded: unknown) {
    while (ancestors.length > 0 && ancestors.at(-1)!.holder !== this) ancestors.pop()
    const raw = (this as Record<string, unknown>)[key]
    const above = ancestors.at(-1)?.path ?? []
    const path: Path = ancestors.length === 0 ? [] : [...above, Array.isArray(this) ? Number(key) : key]
    const problem = notJson(raw, Array.isArray(this))
    if (problem !== undefined) {
      const issue = requestIssue(path, '', 'a JSON value', problem)
      issues.push({ ...issue, message: `${issue.field || 'The body'} has to be a JSON value, not ${problem}.` })
      return null
    }
    if (typeof encoded === 'object' && encoded !== null) {
      if (ancestors.some(({ holder }) => holder === encoded)) {
        issues.push(requestIssue(path, `${path.join('.')} refers back to an object that contains it.`, 'a JSON value', 'a cycle'))
        return null
      }
      ancestors.push({ holder: encoded, path })
    }
    return encoded
  })
  refuse(what, issues)
  return json
}

function notJson(value: unknown, inList: boolean): string | undefined {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? undefined : String(value)
    case 'bigint':
      return `the bigint ${String(value).slice(0, 40)}`
    case 'function':
    case 'symbol':
      return `a ${typeof value}`
    case 'undefined':
      return inList ? 'undefined' : undefined
    default:
      return value instanceof Date
        ? 'a Date (use its toISOString())'
        : value instanceof Map || value instanceof Set
          ? `a ${value.constructor.name}`
          : undefined
  }
}

interface Body {
  readonly apiVersion?: unknown
  readonly kind?: unknown
  readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown }
}

/**
 * The object with `apiVersion` and `kind` filled in where it leaves them out.
 *
 * @throws KubeError `RequestError` where it names another kind or another namespace than the request goes to.
 */
export function addressed(what: string, resource: AnyResource, object: unknown, namespace: string | undefined): unknown {
  const issues: Issue[] = []
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    refuse(what, [
      requestIssue(
        [],
        `The body has to be a ${resource.kind} object.`,
        'an object',
        object === null ? 'null' : Array.isArray(object) ? 'a list' : typeof object,
      ),
    ])
  }
  const { apiVersion, kind, metadata } = object as Body
  for (const [field, given, expected] of [
    ['apiVersion', apiVersion, resource.apiVersion],
    ['kind', kind, resource.kind],
  ] as const) {
    if (given !== undefined && given !== expected) {
      const message = `${field} has to be ${JSON.stringify(expected)} or left out, not ${JSON.stringify(given)}.`
      issues.push(requestIssue([field], message, JSON.stringify(expected), given))
    }
  }
  const own = metadata?.namespace
  if (own !== undefined && own !== '' && namespace !== undefined && own !== namespace) {
    const message = `metadata.namespace is ${JSON.stringify(own)}, but the request goes to namespace ${JSON.stringify(namespace)}.`
    issues.push(requestIssue(['metadata', 'namespace'], message, JSON.stringify(namespace), own))
  }
  refuse(what, issues)
  const complete = apiVersion !== undefined && kind !== undefined
  return complete ? object : { apiVersion: resource.apiVersion, kind: resource.kind, ...withoutUndefinedType(object as object) }
}

/** Spreading `{ kind: undefined }` would take the filled-in kind away again. */
function withoutUndefinedType(object: object): object {
  const { apiVersion, kind, ...rest } = object as Body
  return { ...(apiVersion !== undefined && { apiVersion }), ...(kind !== undefined && { kind }), ...rest }
}
