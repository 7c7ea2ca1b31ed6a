import type { Issue } from '../issue.ts'
import type { AnyResource } from '../resource/resource.ts'
import { requestIssue, type Target } from './resource-path.ts'

/** What a request does, in the words of discovery and of RBAC: `replace` is `update`. */
export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'deletecollection'

/**
 * What keeps a request from being sent because its server does not offer it. Of a resource whose verbs nobody knows everything may be
 * asked: then it is the server that answers 404 or 405.
 */
export function verbIssues(resource: AnyResource, verb: Verb, { subresource }: Target): Issue[] {
  const { kind, verbs, subresourceVerbs } = resource
  if (subresource === undefined) return verbs === undefined || verbs.includes(verb) ? [] : [notOffered(kind, verb, verbs)]
  if (subresourceVerbs === undefined) return []
  if (Object.hasOwn(subresourceVerbs, subresource)) {
    const offered = subresourceVerbs[subresource]!
    return offered.includes(verb) ? [] : [notOffered(`${subresource} of ${kind}`, verb, offered)]
  }
  const there = Object.keys(subresourceVerbs).join(', ') || 'no subresources'
  return [requestIssue([], `${kind} has no subresource ${JSON.stringify(subresource)}; it has ${there}.`, there, subresource)]
}

function notOffered(what: string, verb: Verb, verbs: readonly string[]): Issue {
  const offered = verbs.join(', ') || 'nothing'
  return requestIssue([], `The server offers ${offered} for ${what}, but not ${verb}.`, `one of ${offered}`, verb)
}
