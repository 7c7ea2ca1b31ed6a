import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchKubernetes, type TestServer } from '@kindbox/apiserver/testing'
import { Client } from '@kindbox/client'
import { listOf, mergePatch, validate, type AnyResource, type Kind } from '@kindbox/core'
import { Deployment } from '@kindbox/schemas/apps/v1'
import { SelfSubjectReview, TokenRequest, TokenReview } from '@kindbox/schemas/authentication.k8s.io/v1'
import { SelfSubjectAccessReview, SelfSubjectRulesReview } from '@kindbox/schemas/authorization.k8s.io/v1'
import { Scale } from '@kindbox/schemas/autoscaling/v1'
import { ConfigMap, Node } from '@kindbox/schemas/core/v1'
import { APIGroupList, APIResourceList, APIVersions, Status } from '@kindbox/schemas/meta/v1'
import { Eviction } from '@kindbox/schemas/policy/v1'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { httpsAccess, type ServerAccess } from '../suite/server-access.ts'
import { builtTools, notBuilt } from '../tools/built-tools.ts'
import { builtInResources } from './built-in-resources.ts'
import { drift, readGenerated } from './generated-folder.ts'
import { generate } from './generate.ts'
import { samples } from './samples.ts'
import { describeServer, describingArgs } from './server-description.ts'

const tools = builtTools()
const title = (text: string) => (tools === undefined ? `${text} (${notBuilt})` : text)
const suite = tools === undefined ? describe.skip : describe

suite(title('@kindbox/schemas on the real kube-apiserver'), () => {
  let server: TestServer
  let access: ServerAccess
  let resources: readonly AnyResource[]

  beforeAll(async () => {
    server = await launchKubernetes({ assets: tools!, args: describingArgs })
    access = httpsAccess({ url: server.url, ca: server.ca, ...server.admin })
    resources = await builtInResources()
  }, 60_000)
  afterAll(async () => {
    await access?.[Symbol.asyncDispose]()
    await server?.close()
  }, 30_000)

  async function send(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await access.send({ method, path, ...(body !== undefined && { body }) })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  test('the data is what the server says of itself: otherwise run npm run schemas', async () => {
    expect(drift(await readGenerated(), generate(await describeServer(access)))).toEqual([])
  }, 60_000)

  test('everything that it stores is an object of its kind, in an answer and in a list', async () => {
    const told: string[] = []
    const judge = (kind: Kind, document: unknown) => {
      told.push(...validate(kind, document, { strict: true }).map(({ message }) => `${kind.kind} ${kind.apiVersion}: ${message}`))
    }
    for (const { resource, object } of samples) {
      const { apiVersion, kind } = resource
      const sent = { ...object, apiVersion, kind }
      expect({ kind, issues: validate(resource, sent, { mode: 'input', strict: true }) }).toEqual({ kind, issues: [] })
      judge(resource, await send('POST', collection(resource, object.metadata.namespace), sent))
    }
    let listed = 0
    for (const resource of resources) {
      if (resource.verbs?.includes('list') === false) continue
      const list = await send('GET', collection(resource))
      judge(listOf(resource), list)
      listed += (list as { items: readonly unknown[] }).items.length
    }
    expect(told).toEqual([])
    expect(listed).toBeGreaterThan(200)
  }, 120_000)

  test.each<{ kind: Kind; path: string; document: object }>([
    { kind: SelfSubjectReview, path: '/apis/authentication.k8s.io/v1/selfsubjectreviews', document: {} },
    { kind: TokenReview, path: '/apis/authentication.k8s.io/v1/tokenreviews', document: { spec: { token: 'x' } } },
    {
      kind: SelfSubjectAccessReview,
      path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      document: { spec: { resourceAttributes: { verb: 'get', resource: 'pods' } } },
    },
    {
      kind: SelfSubjectRulesReview,
      path: '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
      document: { spec: { namespace: 'default' } },
    },
    { kind: TokenRequest, path: '/api/v1/namespaces/default/serviceaccounts/default/token', document: { spec: { audiences: ['test'] } } },
  ])('what it answers to a question is $kind.kind', async ({ kind, path, document }) => {
    const question = { apiVersion: kind.apiVersion, kind: kind.kind, ...document }
    expect(validate(kind, question, { mode: 'input', strict: true })).toEqual([])
    expect(validate(kind, await send('POST', path, question), { strict: true })).toEqual([])
  })

  test.each<{ kind: Kind; path: string }>([
    { kind: Scale, path: '/apis/apps/v1/namespaces/default/deployments/sample/scale' },
    { kind: APIVersions, path: '/api' },
    { kind: APIGroupList, path: '/apis' },
    { kind: APIResourceList, path: '/apis/apps/v1' },
  ])('what it has beside objects is $kind.kind', async ({ kind, path }) => {
    // At /api the server leaves out the version of what it answers.
    const answer = { apiVersion: 'v1', ...((await send('GET', path)) as object) }
    expect(validate(kind, answer, { strict: true })).toEqual([])
  })

  test('a client reads, watches and writes them like any other kind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kindbox-schemas-'))
    try {
      await writeFile(join(folder, 'kubeconfig'), server.kubeconfig)
      const client = await Client.fromKubeconfig({ path: join(folder, 'kubeconfig') })
      const configs = client.api(ConfigMap, { namespace: 'kube-system' })
      const { metadata } = await configs.create({ metadata: { name: 'typed' }, data: { a: 'b' } })
      expect((await configs.patch('typed', mergePatch({ data: { a: 'c' } }))).data).toEqual({ a: 'c' })
      const { items } = await configs.list()
      expect(items).toContainEqual(expect.objectContaining({ apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'c' } }))
      for await (const event of configs.watch({ resourceVersion: metadata.resourceVersion! })) {
        expect(event).toMatchObject({ type: 'MODIFIED', object: { kind: 'ConfigMap', data: { a: 'c' } } })
        break
      }
      const web = client.api(Deployment, { namespace: 'default' })
      expect((await web.getScale('sample')).spec).toEqual({ replicas: 1 })
      expect((await client.api(Node).list()).items.map((node) => node.spec?.taints)).toContainEqual(
        expect.arrayContaining([expect.objectContaining({ key: 'a' })]),
      )
      client.close()
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('an eviction is answered with a Status', async () => {
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'sample', namespace: 'default' } }
    expect(validate(Eviction, eviction, { mode: 'input', strict: true })).toEqual([])
    expect(validate(Status, await send('POST', '/api/v1/namespaces/default/pods/sample/eviction', eviction), { strict: true })).toEqual([])
  })

  test('a refusal is a Status', async () => {
    const { body } = await access.send({ method: 'GET', path: '/api/v1/namespaces/default/pods/nobody' })
    expect(validate(Status, body, { strict: true })).toEqual([])
  })
})

function collection({ group, version, plural, scope }: AnyResource, namespace?: string): string {
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`
  return scope === 'Namespaced' && namespace !== undefined ? `${root}/namespaces/${namespace}/${plural}` : `${root}/${plural}`
}
