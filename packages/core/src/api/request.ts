import type { AnyResource } from '../resource/resource.ts'
import { addressed, encodeJson } from './body.ts'
import { optionIssues, type WireOptions } from './option-rules.ts'
import type {
  CreateOptions,
  DeleteCollectionOptions,
  DeleteOptions,
  GetOptions,
  ListOptions,
  PatchOptions,
  ReplaceOptions,
  WatchOptions,
} from './options.ts'
import type { Patch } from './patch.ts'
import { describe, refuse, requestIssue, resourcePath, subjectOf, type Target } from './resource-path.ts'
import { verbIssues, type Verb } from './verb-rules.ts'

/** A request to an API server, ready for any transport: nothing here touches the network. */
export interface RequestParts {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path and query, encoded: `/apis/clux.dev/v1/namespaces/default/foos?limit=500`. */
  readonly path: string
  readonly headers: { readonly accept: string; readonly 'content-type'?: string }
  readonly body?: string
  /** What the request is about, for messages: `Foo default/baz`, `Foo objects in default`. */
  readonly subject: string
}

/** A target that names one object. */
export type ObjectTarget = Target & { readonly name: string }

/** GET one object or one of its subresources. */
export function getRequest(resource: AnyResource, target: ObjectTarget, options: GetOptions = {}): RequestParts {
  return build('get', resource, target, pick(options, ['resourceVersion']))
}

/** GET the objects of a namespace, or of all. */
export function listRequest(resource: AnyResource, target: Target, options: ListOptions = {}): RequestParts {
  return build('list', resource, target, pick(options, listed))
}

/** GET the changes of a namespace's objects, or of all. */
export function watchRequest(resource: AnyResource, target: Target, options: WatchOptions = {}): RequestParts {
  const query = pick(options, [...listed, 'allowWatchBookmarks', 'sendInitialEvents'])
  return build('watch', resource, target, query)
}

/** POST a new object. `apiVersion` and `kind` are filled in. */
export function createRequest(resource: AnyResource, target: Target, object: unknown, options: CreateOptions = {}): RequestParts {
  const what = describe(resource, target)
  if (resource.scope === 'Namespaced' && target.namespace === undefined) {
    const message = `${resource.kind} is namespaced, so it is created in a namespace.`
    refuse(what, [requestIssue(['metadata', 'namespace'], message, 'a namespace', undefined, 'Make the Api with { namespace }.')])
  }
  const body = encodeJson(what, addressed(what, resource, object, target.namespace))
  const { name } = (object as { metadata?: { name?: unknown } }).metadata ?? {}
  const subject = typeof name === 'string' ? { subject: subjectOf(resource, { ...target, name }) } : {}
  return { ...build('create', resource, target, pick(options, written)), ...jsonBody(body), ...subject }
}

/** PUT a whole object, or the status or scale in it, to where its `metadata.name` says. */
export function replaceRequest(resource: AnyResource, target: ObjectTarget, object: unknown, options: ReplaceOptions = {}): RequestParts {
  const what = describe(resource, target)
  const body = encodeJson(what, target.subresource === 'scale' ? object : addressed(what, resource, object, target.namespace))
  return { ...build('update', resource, target, pick(options, written)), ...jsonBody(body) }
}

/** PATCH an object or one of its subresources. */
export function patchRequest(
  resource: AnyResource,
  target: ObjectTarget,
  patch: Pick<Patch, 'type' | 'body'>,
  options: PatchOptions = {},
): RequestParts {
  const what = describe(resource, target)
  const isApply = patch.type === 'application/apply-patch+yaml'
  const own = isApply && target.subresource !== 'scale'
  const content = own ? addressed(what, resource, patch.body, target.namespace) : patch.body
  const parts = build('patch', resource, target, pick(options, [...written, 'force']), patch.type)
  return { ...parts, ...jsonBody(encodeJson(what, content), patch.type) }
}

/** DELETE one object. The options travel in the body, as the server expects. */
export function deleteRequest(resource: AnyResource, target: ObjectTarget, options: DeleteOptions = {}): RequestParts {
  return { ...build('delete', resource, target, {}), ...deleteBody(describe(resource, target), options) }
}

/** DELETE the objects of a namespace that the selectors choose. */
export function deleteCollectionRequest(resource: AnyResource, target: Target, options: DeleteCollectionOptions = {}): RequestParts {
  if (resource.scope === 'Namespaced' && target.namespace === undefined) {
    const message = `${resource.kind} is namespaced, and no server deletes the objects of all namespaces at once.`
    refuse(describe(resource, target), [
      requestIssue(['metadata', 'namespace'], message, 'a namespace', undefined, 'Make the Api with { namespace }.'),
    ])
  }
  return { ...build('deletecollection', resource, target, pick(options, listed)), ...deleteBody(describe(resource, target), options) }
}

const listed = ['labelSelector', 'fieldSelector', 'limit', 'continue', 'resourceVersion', 'resourceVersionMatch', 'timeoutSeconds'] as const
const written = ['dryRun', 'fieldManager', 'fieldValidation'] as const

type WireOption = keyof WireOptions

/** The options that travel, and not the caller's own such as `signal`. */
function pick(options: WireOptions, names: readonly WireOption[]): WireOptions {
  return Object.fromEntries(names.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])))
}

const methods = {
  get: 'GET',
  list: 'GET',
  watch: 'GET',
  create: 'POST',
  update: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  deletecollection: 'DELETE',
} as const satisfies { readonly [verb in Verb]: RequestParts['method'] }

function build(verb: Verb, resource: AnyResource, target: Target, options: WireOptions, patch?: Patch['type']): RequestParts {
  const path = resourcePath(resource, target)
  const watch = verb === 'watch'
  const issues = [...verbIssues(resource, verb, target), ...optionIssues(options, { watch, ...(patch !== undefined && { patch }) })]
  refuse(describe(resource, target), issues)
  const query = new URLSearchParams(watch ? { watch: 'true' } : {})
  for (const [name, value] of Object.entries(options)) query.append(name, String(value))
  return {
    method: methods[verb],
    path: query.size === 0 ? path : `${path}?${query}`,
    headers: { accept: 'application/json' },
    subject: subjectOf(resource, target),
  }
}

function jsonBody(body: string, contentType = 'application/json'): Pick<RequestParts, 'headers' | 'body'> {
  return { headers: { accept: 'application/json', 'content-type': contentType }, body }
}

function deleteBody(what: string, options: DeleteOptions): Pick<RequestParts, 'headers' | 'body'> | undefined {
  const chosen = pick(options, ['gracePeriodSeconds', 'propagationPolicy'])
  refuse(what, optionIssues({ ...chosen, ...(options.dryRun !== undefined && { dryRun: options.dryRun }) }))
  const { dryRun, preconditions } = options
  if (dryRun === undefined && preconditions === undefined && Object.keys(chosen).length === 0) return undefined
  const body = {
    kind: 'DeleteOptions',
    apiVersion: 'v1',
    ...chosen,
    ...(preconditions && { preconditions }),
    ...(dryRun && { dryRun: [dryRun] }),
  }
  return jsonBody(JSON.stringify(body))
}
