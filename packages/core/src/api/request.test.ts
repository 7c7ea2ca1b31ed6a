import { describe, expect, test } from '@jest/globals'
import { isKubeError } from '../kube-error.ts'
import { structuralResource } from '../resource/structural-resource.ts'
import { apply, jsonPatch, mergePatch, strategicMergePatch } from './patch.ts'
import {
  createRequest,
  deleteCollectionRequest,
  deleteRequest,
  getRequest,
  listRequest,
  patchRequest,
  replaceRequest,
  watchRequest,
  type RequestParts,
} from './request.ts'

const schema = { type: 'object' } as const
const Foo = structuralResource({ group: 'clux.dev', version: 'v1', kind: 'Foo', plural: 'foos', scope: 'Namespaced', schema })
const Node = structuralResource({ group: '', version: 'v1', kind: 'Node', plural: 'nodes', scope: 'Cluster', schema })
const baz = { namespace: 'default', name: 'baz' }
const object = { metadata: { name: 'baz' }, spec: { info: 'x' } }
const typed = { apiVersion: 'clux.dev/v1', kind: 'Foo', ...object }

describe('a request says method, path, query and body', () => {
  const cases: [title: string, parts: RequestParts, line: string, body?: unknown, contentType?: string][] = [
    ['get', getRequest(Foo, baz), 'GET /apis/clux.dev/v1/namespaces/default/foos/baz'],
    [
      'get at a version',
      getRequest(Foo, baz, { resourceVersion: '0' }),
      'GET /apis/clux.dev/v1/namespaces/default/foos/baz?resourceVersion=0',
    ],
    ['get of a cluster-scoped core kind', getRequest(Node, { name: 'n1' }), 'GET /api/v1/nodes/n1'],
    ['get status', getRequest(Foo, { ...baz, subresource: 'status' }), 'GET /apis/clux.dev/v1/namespaces/default/foos/baz/status'],
    [
      'a name that needs encoding',
      getRequest(Foo, { ...baz, name: 'a:b?c#d é' }),
      'GET /apis/clux.dev/v1/namespaces/default/foos/a%3Ab%3Fc%23d%20%C3%A9',
    ],
    ['list of all namespaces', listRequest(Foo, {}), 'GET /apis/clux.dev/v1/foos'],
    [
      'list with every option',
      listRequest(
        Foo,
        { namespace: 'a' },
        {
          labelSelector: 'a in (b, c)',
          fieldSelector: 'spec.x=1',
          limit: 5,
          timeoutSeconds: 3,
          resourceVersion: '7',
          resourceVersionMatch: 'Exact',
        },
      ),
      'GET /apis/clux.dev/v1/namespaces/a/foos?labelSelector=a+in+%28b%2C+c%29&fieldSelector=spec.x%3D1&limit=5&resourceVersion=7&resourceVersionMatch=Exact&timeoutSeconds=3',
    ],
    ['next page', listRequest(Foo, {}, { limit: 5, continue: 'tok+en' }), 'GET /apis/clux.dev/v1/foos?limit=5&continue=tok%2Ben'],
    [
      'watch',
      watchRequest(Foo, { namespace: 'a' }, { resourceVersion: '7', allowWatchBookmarks: true }),
      'GET /apis/clux.dev/v1/namespaces/a/foos?watch=true&resourceVersion=7&allowWatchBookmarks=true',
    ],
    [
      'streaming list',
      watchRequest(Foo, {}, { sendInitialEvents: true, resourceVersionMatch: 'NotOlderThan', allowWatchBookmarks: true }),
      'GET /apis/clux.dev/v1/foos?watch=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&sendInitialEvents=true',
    ],
    ['create fills in the type', createRequest(Foo, { namespace: 'a' }, object), 'POST /apis/clux.dev/v1/namespaces/a/foos', typed],
    ['create keeps a type that is there', createRequest(Foo, { namespace: 'a' }, typed), 'POST /apis/clux.dev/v1/namespaces/a/foos', typed],
    [
      'create with options',
      createRequest(Foo, { namespace: 'a' }, object, { dryRun: 'All', fieldManager: 'me', fieldValidation: 'Strict' }),
      'POST /apis/clux.dev/v1/namespaces/a/foos?dryRun=All&fieldManager=me&fieldValidation=Strict',
      typed,
    ],
    ['replace', replaceRequest(Foo, baz, object), 'PUT /apis/clux.dev/v1/namespaces/default/foos/baz', typed],
    [
      'replace scale leaves the body alone',
      replaceRequest(Foo, { ...baz, subresource: 'scale' }, { metadata: { name: 'baz' }, spec: { replicas: 2 } }),
      'PUT /apis/clux.dev/v1/namespaces/default/foos/baz/scale',
      { metadata: { name: 'baz' }, spec: { replicas: 2 } },
    ],
    [
      'json patch',
      patchRequest(Foo, baz, jsonPatch([{ op: 'remove', path: '/spec/info' }])),
      'PATCH /apis/clux.dev/v1/namespaces/default/foos/baz',
      [{ op: 'remove', path: '/spec/info' }],
      'application/json-patch+json',
    ],
    [
      'merge patch',
      patchRequest(Foo, { ...baz, subresource: 'status' }, mergePatch({ status: null })),
      'PATCH /apis/clux.dev/v1/namespaces/default/foos/baz/status',
      { status: null },
      'application/merge-patch+json',
    ],
    [
      'strategic merge patch',
      patchRequest(Node, { name: 'n' }, strategicMergePatch({ spec: { unschedulable: true } })),
      'PATCH /api/v1/nodes/n',
      { spec: { unschedulable: true } },
      'application/strategic-merge-patch+json',
    ],
    [
      'apply fills in the type',
      patchRequest(Foo, baz, apply(object), { fieldManager: 'me', force: true }),
      'PATCH /apis/clux.dev/v1/namespaces/default/foos/baz?fieldManager=me&force=true',
      typed,
      'application/apply-patch+yaml',
    ],
    ['delete', deleteRequest(Foo, baz), 'DELETE /apis/clux.dev/v1/namespaces/default/foos/baz'],
    [
      'delete with options in the body',
      deleteRequest(Foo, baz, { gracePeriodSeconds: 0, propagationPolicy: 'Foreground', preconditions: { uid: 'u' }, dryRun: 'All' }),
      'DELETE /apis/clux.dev/v1/namespaces/default/foos/baz',
      {
        kind: 'DeleteOptions',
        apiVersion: 'v1',
        gracePeriodSeconds: 0,
        propagationPolicy: 'Foreground',
        preconditions: { uid: 'u' },
        dryRun: ['All'],
      },
    ],
    [
      'deletecollection',
      deleteCollectionRequest(Foo, { namespace: 'a' }, { labelSelector: 'a=b', propagationPolicy: 'Orphan' }),
      'DELETE /apis/clux.dev/v1/namespaces/a/foos?labelSelector=a%3Db',
      { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Orphan' },
    ],
  ]
  test.each(cases.map(([title, ...rest]) => ({ title, rest })))(
    '$title',
    ({ rest: [parts, line, body, contentType = 'application/json'] }) => {
      expect(`${parts.method} ${parts.path}`).toBe(line)
      expect(parts.body === undefined ? undefined : JSON.parse(parts.body)).toEqual(body)
      expect(parts.headers['content-type']).toBe(body === undefined ? undefined : contentType)
    },
  )
})

describe('what no server would accept is refused before it is sent', () => {
  const cyclic: typeof typed & { self?: unknown } = { ...typed }
  cyclic.self = cyclic
  const cases: [title: string, build: () => RequestParts, field: string][] = [
    ['a name that climbs', () => getRequest(Foo, { namespace: 'a', name: '..' }), 'metadata.name'],
    ['a name with a slash', () => getRequest(Foo, { namespace: 'a', name: 'b/status' }), 'metadata.name'],
    ['a name with an escape', () => getRequest(Foo, { namespace: 'a', name: 'b%2fstatus' }), 'metadata.name'],
    ['an empty name', () => getRequest(Foo, { namespace: 'a', name: '' }), 'metadata.name'],
    ['a namespace that is no label', () => listRequest(Foo, { namespace: 'a/b' }), 'metadata.namespace'],
    ['an empty namespace', () => listRequest(Foo, { namespace: '' }), 'metadata.namespace'],
    ['a namespace for a cluster-scoped kind', () => getRequest(Node, { namespace: 'a', name: 'n' }), 'metadata.namespace'],
    ['one namespaced object without a namespace', () => getRequest(Foo, { name: 'a' }), 'metadata.namespace'],
    ['a create without a namespace', () => createRequest(Foo, {}, object), 'metadata.namespace'],
    ['a deletion across namespaces', () => deleteCollectionRequest(Foo, {}), 'metadata.namespace'],
    ['another kind', () => createRequest(Foo, { namespace: 'a' }, { ...object, kind: 'Bar' }), 'kind'],
    ['another version', () => createRequest(Foo, { namespace: 'a' }, { ...object, apiVersion: 'clux.dev/v2' }), 'apiVersion'],
    ['another namespace', () => createRequest(Foo, { namespace: 'a' }, { metadata: { name: 'b', namespace: 'c' } }), 'metadata.namespace'],
    ['a list as body', () => createRequest(Foo, { namespace: 'a' }, []), ''],
    ['NaN', () => createRequest(Foo, { namespace: 'a' }, { metadata: { name: 'b' }, spec: { a: [1, Number.NaN] } }), 'spec.a[1]'],
    ['a Date', () => createRequest(Foo, { namespace: 'a' }, { metadata: { name: 'b' }, spec: { at: new Date(0) } }), 'spec.at'],
    ['a bigint', () => createRequest(Foo, { namespace: 'a' }, { metadata: { name: 'b' }, spec: { at: 1n } }), 'spec.at'],
    ['a function', () => createRequest(Foo, { namespace: 'a' }, { metadata: { name: 'b' }, spec: { at: () => 1 } }), 'spec.at'],
    ['a Map', () => createRequest(Foo, { namespace: 'a' }, { metadata: { name: 'b' }, spec: { at: new Map() } }), 'spec.at'],
    ['a cycle', () => createRequest(Foo, { namespace: 'a' }, cyclic), 'self'],
    ['continue with a version', () => listRequest(Foo, {}, { continue: 'x', resourceVersion: '1' }), 'resourceVersion'],
    ['continue with a match', () => listRequest(Foo, {}, { continue: 'x', resourceVersionMatch: 'Exact' }), 'resourceVersionMatch'],
    ['a match without a version', () => listRequest(Foo, {}, { resourceVersionMatch: 'Exact' }), 'resourceVersionMatch'],
    [
      'an exact match of any version',
      () => listRequest(Foo, {}, { resourceVersionMatch: 'Exact', resourceVersion: '0' }),
      'resourceVersionMatch',
    ],
    ['a negative limit', () => listRequest(Foo, {}, { limit: -1 }), 'limit'],
    ['half a limit', () => listRequest(Foo, {}, { limit: 0.5 }), 'limit'],
    ['initial events without a match', () => watchRequest(Foo, {}, { sendInitialEvents: true }), 'sendInitialEvents'],
    ['a watch with a match alone', () => watchRequest(Foo, {}, { resourceVersionMatch: 'NotOlderThan' }), 'resourceVersionMatch'],
    ['apply without a manager', () => patchRequest(Foo, baz, apply(object)), 'fieldManager'],
    ['force without apply', () => patchRequest(Foo, baz, mergePatch({}), { force: true }), 'force'],
    ['a manager that is too long', () => patchRequest(Foo, baz, apply(object), { fieldManager: 'x'.repeat(129) }), 'fieldManager'],
    ['a negative grace period', () => deleteRequest(Foo, baz, { gracePeriodSeconds: -1 }), 'gracePeriodSeconds'],
    ['an unknown propagation', () => deleteRequest(Foo, baz, { propagationPolicy: 'Sideways' as 'Orphan' }), 'propagationPolicy'],
    ['an unknown dry run', () => deleteRequest(Foo, baz, { dryRun: 'Some' as 'All' }), 'dryRun'],
  ]
  test.each(cases)('%s', (_, build, field) => {
    let caught: unknown
    try {
      build()
    } catch (error) {
      caught = error
    }
    if (!isKubeError(caught, 'RequestError')) throw new Error('the request was not refused', { cause: caught })
    expect(caught.issues.map((issue) => issue.field)).toEqual([field])
    expect(caught.message).toContain('was not sent')
  })
})

test('undefined properties are left out, as JSON does', () => {
  const request = createRequest(Foo, { namespace: 'a' }, { kind: undefined, metadata: { name: 'b', labels: undefined }, spec: {} })
  expect(JSON.parse(request.body!)).toEqual({ apiVersion: 'clux.dev/v1', kind: 'Foo', metadata: { name: 'b' }, spec: {} })
})

test('what occurs twice without a cycle is sent twice', () => {
  const shared = { a: 1 }
  const request = createRequest(Foo, { namespace: 'a' }, { metadata: { name: 'b' }, spec: { one: shared, two: [shared, shared] } })
  expect(JSON.parse(request.body!).spec).toEqual({ one: { a: 1 }, two: [{ a: 1 }, { a: 1 }] })
})

describe('a request says what it is about', () => {
  const cases: [parts: RequestParts, subject: string][] = [
    [getRequest(Foo, baz), 'Foo default/baz'],
    [getRequest(Node, { name: 'n1' }), 'Node n1'],
    [getRequest(Foo, { ...baz, subresource: 'scale' }), 'scale of Foo default/baz'],
    [listRequest(Foo, {}), 'Foo objects'],
    [watchRequest(Foo, { namespace: 'a' }), 'Foo objects in a'],
    [createRequest(Foo, { namespace: 'default' }, object), 'Foo default/baz'],
    [createRequest(Foo, { namespace: 'a' }, { metadata: { generateName: 'b-' } }), 'Foo objects in a'],
  ]
  test.each(cases.map(([parts, subject]) => ({ parts, subject })))('$subject', ({ parts, subject }) => {
    expect(parts.subject).toBe(subject)
  })
})
