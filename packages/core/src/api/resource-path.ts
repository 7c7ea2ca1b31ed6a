import { fieldOf, type Issue, type Path } from '../issue.ts'
import { RefusedError } from '../kube-error.ts'
import { isNamespaceName, isPathSegment } from '../names.ts'
import { describeRef } from '../object.ts'
import type { AnyResource } from '../resource/resource.ts'

/** Which objects of a resource a request is about. */
export interface Target {
  /** Required for one object of a namespaced kind; left out, a list covers all namespaces. */
  readonly namespace?: string | undefined
  readonly name?: string | undefined
  readonly subresource?: string | undefined
}

/**
 * The URL path of a target, every part checked and encoded.
 *
 * @throws KubeError `RequestError` for a name or a namespace that cannot stand in a path, and for a namespace where the scope
 *   allows none or an object of a namespaced kind without one.
 */
export function resourcePath(resource: AnyResource, target: Target = {}): string {
  const { namespace, name, subresource } = target
  refuse(describe(resource, target), targetIssues(resource, target))
  const root = resource.group === '' ? `/api/${resource.version}` : `/apis/${resource.group}/${resource.version}`
  const parts = [
    ...(namespace === undefined ? [] : ['namespaces', namespace]),
    resource.plural,
    ...(name === undefined ? [] : [name]),
    ...(subresource === undefined ? [] : subresource.split('/')),
  ]
  return `${root}/${parts.map(encodeURIComponent).join('/')}`
}

/** Throws one error for all that is wrong with a request; returns where nothing is. */
export function refuse(what: string, issues: readonly Issue[]): void {
  if (issues.length === 0) return
  const listed = issues.map((issue) => (issue.fix === undefined ? issue.message : `${issue.message} ${issue.fix}`)).join(' ')
  throw new RefusedError('RequestError', `${what} was not sent: ${listed}`, issues)
}

export function requestIssue(path: Path, message: string, expected: string, actual: unknown, fix?: string): Issue {
  const shown = typeof actual === 'string' ? JSON.stringify(actual.length > 80 ? `${actual.slice(0, 77)}...` : actual) : String(actual)
  const base = { code: 'InvalidRequest', severity: 'error', path, field: fieldOf(path), message, expected, actual: shown } as const
  return fix === undefined ? base : { ...base, fix }
}

/** `Foo default/baz`, `scale of Foo default/baz`, `Foo objects in default`: as far as the target tells. */
export function subjectOf({ kind }: Pick<AnyResource, 'kind'>, { namespace, name, subresource }: Target): string {
  if (name === undefined) return namespace === undefined ? `${kind} objects` : `${kind} objects in ${namespace}`
  const object = describeRef({ kind, name, ...(namespace !== undefined && { namespace }) })
  return subresource === undefined ? object : `${subresource} of ${object}`
}

/** {@link subjectOf}, as the start of a sentence. */
export function describe(resource: Pick<AnyResource, 'kind'>, target: Target): string {
  return `The request for ${subjectOf(resource, target)}`
}

function targetIssues(resource: AnyResource, { namespace, name, subresource }: Target): Issue[] {
  const issues: Issue[] = []
  if (namespace !== undefined && resource.scope === 'Cluster') {
    const message = `${resource.kind} is cluster-scoped, so there is no namespace ${JSON.stringify(namespace)} to look in.`
    issues.push(requestIssue(['metadata', 'namespace'], message, 'no namespace', namespace, 'Leave the namespace out.'))
  }
  if (namespace !== undefined && !isNamespaceName(namespace)) {
    const expected = 'a lower-case DNS label of at most 63 characters'
    issues.push(
      requestIssue(
        ['metadata', 'namespace'],
        `metadata.namespace has to be ${expected}, not ${JSON.stringify(namespace)}.`,
        expected,
        namespace,
      ),
    )
  }
  if (namespace === undefined && name !== undefined && resource.scope === 'Namespaced') {
    const message = `${resource.kind} is namespaced, so one object is found only by namespace and name.`
    issues.push(requestIssue(['metadata', 'namespace'], message, 'a namespace', undefined, 'Make the Api with { namespace }.'))
  }
  if (name !== undefined && !isPathSegment(name)) {
    const expected = 'a name without "/" and "%" that is neither empty nor "." nor ".."'
    issues.push(requestIssue(['metadata', 'name'], `metadata.name has to be ${expected}, not ${JSON.stringify(name)}.`, expected, name))
  }
  if (subresource !== undefined && !subresource.split('/').every(isPathSegment)) {
    issues.push(requestIssue([], `${JSON.stringify(subresource)} names no subresource.`, 'a subresource such as "status"', subresource))
  }
  return issues
}
