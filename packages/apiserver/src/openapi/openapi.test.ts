import { expect, test } from '@jest/globals'
import { createApiServer } from '../api-server.ts'
import { asker } from '../fixture/ask.fixture.ts'
import { fooCrd } from '../fixture/foo-crd.fixture.ts'

const document = '/openapi/v3/apis/clux.dev/v1'
const definition = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/foos.clux.dev'
const server = () => asker(createApiServer({ crds: [fooCrd] }).fetch)

test('every reference leads to a component', async () => {
  const { text, body } = await server()('GET', document)
  const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]*)"/g)].map(([, name]) => name!)
  expect(new Set(names).size).toBeGreaterThan(10)
  expect(names.filter((name) => body.components.schemas[name] === undefined)).toEqual([])
})

test('operations have identifiers of their own', async () => {
  const { body } = await server()('GET', document)
  const identifiers = Object.values<Record<string, { operationId?: string }>>(body.paths).flatMap((path) =>
    Object.values(path).flatMap(({ operationId }) => operationId ?? []),
  )
  expect(identifiers).toHaveLength(14)
  expect(new Set(identifiers).size).toBe(14)
})

test('the index changes with what it leads to, and only then', async () => {
  const ask = server()
  const url = async () => JSON.parse((await ask('GET', '/openapi/v3')).text).paths['apis/clux.dev/v1'].serverRelativeURL as string
  const before = await url()
  expect(before).toMatch(/^\/openapi\/v3\/apis\/clux\.dev\/v1\?hash=[\dA-F]{128}$/)
  expect(await url()).toBe(before)
  const path = '/spec/versions/0/schema/openAPIV3Schema/description'
  await ask('PATCH', definition, [{ op: 'add', path, value: 'A Foo.' }], 'application/json-patch+json')
  expect(await url()).not.toBe(before)
})

test('the groups of Kubernetes itself are described too', async () => {
  const { body } = await server()('GET', '/openapi/v3/api/v1')
  expect(Object.keys(body.components.schemas)).toContain('io.k8s.api.core.v1.Namespace')
  expect(Object.keys(body.paths)).toContain('/api/v1/namespaces/{name}')
})

test('what is not served is not described', async () => {
  const ask = server()
  expect((await ask('GET', '/openapi/v3/apis/clux.dev/v2')).status).toBe(404)
  expect((await ask('GET', '/openapi/v2')).status).toBe(404)
})
