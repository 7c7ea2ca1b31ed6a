import type { ServedResource } from '../kind/served-resource.ts'
import { componentName } from './kind-schemas.ts'
import { metaNames, ref } from './meta-schemas.ts'

/** What an operation is: its method, what the API calls it, and the verb in its identifier. */
interface Route {
  readonly path: string
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  readonly action: 'list' | 'post' | 'deletecollection' | 'get' | 'put' | 'delete' | 'patch'
  readonly operation: string
  /** The component that it answers with. */
  readonly answer: string
  readonly suffix?: string
}

interface Parameter {
  readonly name: string
  readonly in: 'query' | 'path'
  readonly required?: true
  readonly schema: object
}

const query = (name: string, type = 'string'): Parameter => ({ name, in: 'query', schema: { type, uniqueItems: true } })
const inPath = (name: string): Parameter => ({ name, in: 'path', required: true, schema: { type: 'string', uniqueItems: true } })
const LIST = [
  query('allowWatchBookmarks', 'boolean'),
  ...['continue', 'fieldSelector', 'labelSelector'].map((name) => query(name)),
  query('limit', 'integer'),
  ...['resourceVersion', 'resourceVersionMatch'].map((name) => query(name)),
  query('sendInitialEvents', 'boolean'),
  query('shardSelector'),
  query('timeoutSeconds', 'integer'),
  query('watch', 'boolean'),
]
const WRITE = ['dryRun', 'fieldManager', 'fieldValidation'].map((name) => query(name))

/** The options that each kind of operation takes, as query parameters. */
const PARAMETERS: { readonly [action in Route['action']]: readonly Parameter[] } = {
  list: LIST,
  deletecollection: LIST,
  get: [query('resourceVersion')],
  post: WRITE,
  put: WRITE,
  patch: [...WRITE, query('force', 'boolean')],
  delete: [
    query('dryRun'),
    query('gracePeriodSeconds', 'integer'),
    query('ignoreStoreReadErrorWithClusterBreakingPotential', 'boolean'),
    query('orphanDependents', 'boolean'),
    query('propagationPolicy'),
  ],
}

/** Statuses of success beside 200. */
const OTHER_SUCCESS: { readonly [action in Route['action']]?: readonly (readonly [status: string, description: string])[] } = {
  post: [
    ['201', 'Created'],
    ['202', 'Accepted'],
  ],
  put: [['201', 'Created']],
  delete: [['202', 'Accepted']],
}

/** The paths of a resource in an OpenAPI document. */
export function pathsOf(resource: ServedResource): { readonly [path: string]: object } {
  const paths: { [path: string]: { [method: string]: object } } = {}
  const routes = routesOf(resource)
  for (const path of new Set(routes.map((route) => route.path))) {
    const here = routes.filter((route) => route.path === path)
    const parameters = here.map((route) => parametersOf(route))
    // What all operations of a path take is said once.
    const common = parameters[0]!.filter(({ name }) => parameters.every((each) => each.some((parameter) => parameter.name === name)))
    const isCommon = new Set(common.map(({ name }) => name))
    const operations = here.map((route, index) => {
      const own = parameters[index]!.filter(({ name }) => !isCommon.has(name))
      return [route.method, operation(resource, route, own)] as const
    })
    paths[path] = { ...Object.fromEntries(operations), parameters: common }
  }
  return paths
}

function routesOf(resource: ServedResource): Route[] {
  const { group, version, plural, kind, listKind, namespaced, statusSubresource, scale } = resource
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`
  const collection = `${root}${namespaced ? '/namespaces/{namespace}' : ''}/${plural}`
  const [object, list] = [componentName(resource, kind), componentName(resource, listKind)]
  const get = (path: string, answer: string, suffix?: string) =>
    ({ path, method: 'get', action: 'get', operation: 'read', answer, ...(suffix && { suffix }) }) as const
  const put = (path: string, answer: string, suffix?: string) =>
    ({ path, method: 'put', action: 'put', operation: 'replace', answer, ...(suffix && { suffix }) }) as const
  const patch = (path: string, answer: string, suffix?: string) =>
    ({ path, method: 'patch', action: 'patch', operation: 'patch', answer, ...(suffix && { suffix }) }) as const
  const part = (name: string, answer: string, suffix: string) =>
    [get, put, patch].map((make) => make(`${collection}/{name}/${name}`, answer, suffix))
  const item = `${collection}/{name}`
  return [
    ...(namespaced
      ? [{ path: `${root}/${plural}`, method: 'get', action: 'list', operation: 'list', answer: list, suffix: 'ForAllNamespaces' } as const]
      : []),
    { path: collection, method: 'get', action: 'list', operation: 'list', answer: list },
    { path: collection, method: 'post', action: 'post', operation: 'create', answer: object },
    { path: collection, method: 'delete', action: 'deletecollection', operation: 'deletecollection', answer: metaNames.status },
    get(item, object),
    put(item, object),
    { path: item, method: 'delete', action: 'delete', operation: 'delete', answer: metaNames.status },
    patch(item, object),
    ...(resource.finalize === undefined ? [] : [put(`${item}/finalize`, object, 'Finalize')]),
    ...(statusSubresource ? part('status', object, 'Status') : []),
    ...(scale === undefined ? [] : part('scale', metaNames.scale, 'Scale')),
  ]
}

function parametersOf({ path, action }: Route): readonly Parameter[] {
  const inThePath = ['name', 'namespace'].filter((name) => path.includes(`{${name}}`)).map(inPath)
  return [...inThePath, ...PARAMETERS[action], query('pretty')].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function operation(resource: ServedResource, route: Route, parameters: readonly Parameter[]): object {
  const { group, version, kind, patchTypes } = resource
  const { action, answer } = route
  const content = (name: string, types: readonly string[] = ['application/json', 'application/yaml']) =>
    Object.fromEntries(types.map((type) => [type, { schema: ref(name) }]))
  const body = bodyOf(action, answer)
  const responses = [['200', 'OK'], ...(OTHER_SUCCESS[action] ?? [])].map(([status, description]) => [
    status,
    { description, content: content(answer) },
  ])
  return {
    tags: [`${identifier(trimmed(group), false)}_${identifier(version, false)}`],
    description: `${route.operation} ${kind}`,
    operationId: operationId(resource, route),
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && {
      requestBody: {
        content: content(body, action === 'patch' ? patchTypes.toSorted() : undefined),
        ...(action !== 'delete' && { required: true }),
      },
    }),
    responses: { ...Object.fromEntries(responses), 401: { description: 'Unauthorized' } },
    'x-kubernetes-action': action,
    'x-kubernetes-group-version-kind': { group, version, kind },
  }
}

function bodyOf(action: Route['action'], object: string): string | undefined {
  if (action === 'post' || action === 'put') return object
  if (action === 'patch') return metaNames.patch
  return action === 'delete' ? metaNames.deleteOptions : undefined
}

/** `listExampleDevV1NamespacedFoo` (apiserver pkg/endpoints/openapi, `GetOperationIDAndTags`). */
function operationId({ group, version, kind, namespaced }: ServedResource, { operation: verb, suffix = '' }: Route): string {
  const [prefix, what] = verb === 'deletecollection' ? ['delete', 'Collection'] : [verb, '']
  const scope = namespaced && suffix !== 'ForAllNamespaces' ? 'Namespaced' : ''
  return `${prefix}${identifier(trimmed(group), true)}${identifier(version, true)}${what}${scope}${kind}${suffix}`
}

function trimmed(group: string): string {
  return group === '' ? 'core' : group.replace(/\.k8s\.io$/, '')
}

/** Letters and digits, each part with a capital. */
function identifier(text: string, capitalized: boolean): string {
  return text
    .split(/[^\p{L}\d_]+/u)
    .map((part, index) => (index > 0 || capitalized ? part.slice(0, 1).toUpperCase() + part.slice(1) : part))
    .join('')
}
