import { readFileSync } from 'node:fs'
import { createApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import { mergePatch, validate } from '@kindbox/core'
import { crd } from '@kindbox/crd'
import { deleted, hasCondition, Lease, RecordedEvent, waitFor } from '@kindbox/runtime'
import { Deployment } from '@kindbox/schemas/apps/v1'
import { ConfigMap } from '@kindbox/schemas/core/v1'
import { ClusterRole, Role } from '@kindbox/schemas/rbac.authorization.k8s.io/v1'
import { describe, expect, test } from '@jest/globals'
import { parseAllDocuments } from 'yaml'
import { Foo } from './foo.ts'
import { runFooController } from './foo-controller.ts'

function manifest(name: string): { readonly kind: string; readonly rules?: readonly Rule[] }[] {
  const text = readFileSync(new URL(`../manifests/${name}`, import.meta.url), 'utf8')
  return parseAllDocuments(text).map((document) => document.toJS() as { kind: string })
}

interface Rule {
  readonly apiGroups: readonly string[]
  readonly resources: readonly string[]
  readonly verbs: readonly string[]
}

/** What a request asks for, as RBAC sees it: `patch controller.clux.dev/foos/status`. */
function permission(method: string, { pathname, searchParams }: URL): string {
  const [, root, ...rest] = pathname.split('/')
  const group = root === 'api' ? '' : rest[0]!
  const path = rest.slice(root === 'api' ? 1 : 2)
  const [resource, name, subresource] = path[0] === 'namespaces' && path.length > 2 ? path.slice(2) : path
  const reading = searchParams.get('watch') === 'true' ? 'watch' : name === undefined ? 'list' : 'get'
  const verb = { GET: reading, POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' }[method]!
  return `${verb} ${group}/${[resource, subresource].filter((part) => part !== undefined).join('/')}`
}

/** Everything the controller asks for while it does all that it can do. */
async function askedFor(): Promise<string[]> {
  await using server = createApiServer({ crds: [crd(Foo)], resources: [ConfigMap, Lease, RecordedEvent] })
  const asked = new Set<string>()
  await using own = new Client({
    fetch(url, init) {
      asked.add(permission(init.method ?? 'GET', new URL(url)))
      return server.fetch(url, init)
    },
  })
  await using client = new Client({ fetch: server.fetch })
  const foos = client.api(Foo, { namespace: 'default' })
  const configMaps = client.api(ConfigMap, { namespace: 'default' })
  const abort = new AbortController()
  const timing = { leaseDuration: 1_000, renewDeadline: 500, retryPeriod: 100 }
  const running = runFooController({ client: own, namespace: 'default', log: () => {}, signal: abort.signal, timing })
  await configMaps.create({ metadata: { name: 'taken' } })
  for (const name of ['a', 'taken']) await foos.create({ metadata: { name }, spec: { greeting: 'hello' } })
  await waitFor(foos, 'taken', hasCondition('Ready', { status: 'False', reason: 'NameTaken' }))
  await waitFor(foos, 'a', hasCondition('Ready'))
  for (const greeting of ['one', 'two']) {
    await foos.patch('a', mergePatch<Foo>({ spec: { greeting } }))
    await waitFor(configMaps, 'a', (configMap) => configMap?.data?.['greeting-0'] === greeting)
  }
  for (const name of ['a', 'taken']) {
    await foos.delete(name)
    await waitFor(foos, name, deleted())
  }
  expect((await configMaps.list()).items.map(({ metadata }) => metadata.name)).toEqual(['taken'])
  abort.abort()
  await running
  return [...asked]
}

describe('manifests', () => {
  test('the roles allow what the controller asks for, and no more', async () => {
    const allowed = manifest('rbac.yaml').flatMap(({ rules = [] }) =>
      rules.flatMap(({ apiGroups, resources, verbs }) =>
        apiGroups.flatMap((group) => resources.flatMap((resource) => verbs.map((verb) => `${verb} ${group}/${resource}`))),
      ),
    )
    const withoutRequests = [
      // An admission plugin asks for this one.
      'update controller.clux.dev/foos/finalizers',
      // Only after a conflict.
      'get controller.clux.dev/foos',
    ]
    expect([...new Set([...(await askedFor()), ...withoutRequests])].toSorted()).toEqual(allowed.toSorted())
  })

  const kinds = { Deployment, ClusterRole, Role }
  const documents = ['rbac.yaml', 'deployment.yaml'].flatMap(manifest).flatMap((document) => {
    const resource = kinds[document.kind as keyof typeof kinds]
    return resource === undefined ? [] : [[document.kind, resource, document] as const]
  })
  test.each(documents)('the %s fits its schema', (_, resource, document) => {
    const metadata = { ...(document as { metadata?: object }).metadata, uid: 'x', resourceVersion: '1' }
    expect(validate(resource, { ...document, metadata })).toEqual([])
  })
})
