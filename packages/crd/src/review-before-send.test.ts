import { describe, expect, test } from '@jest/globals'
import { Client } from '@kindbox/client'
import { createApiServer } from '@kindbox/apiserver'
import { defineResource, isKubeError, structuralResource } from '@kindbox/core'
import { Type } from '@sinclair/typebox'
import { crd } from './manifest.ts'
import { reviewBeforeSend } from './review-before-send.ts'

const Foo = defineResource({
  group: 'review.example',
  version: 'v1',
  kind: 'Foo',
  plural: 'foos',
  scope: 'Namespaced',
  spec: Type.Object({ replicas: Type.Integer({ maximum: 10 }), name: Type.Optional(Type.String()) }),
  status: Type.Object({ ready: Type.Optional(Type.Integer({ minimum: 0 })) }),
  validations: [{ rule: '!has(oldSelf.spec.name) || self.spec.name == oldSelf.spec.name', message: 'spec.name is immutable' }],
})
const input = (replicas: number, name = 'a') => ({ metadata: { name: 'x' }, spec: { replicas, name } })

/** A client that reviews and one that does not, over one server, and what the first has sent. */
function reviewed() {
  const server = createApiServer({ resources: [Foo] })
  const sent: string[] = []
  const fetch: typeof server.fetch = async (url, init) => {
    sent.push(`${init?.method ?? 'GET'} ${new URL(url as string).pathname.split('/').slice(6).join('/')}`)
    return await server.fetch(url, init)
  }
  const at = { namespace: 'default' }
  return {
    foos: new Client({ fetch, review: reviewBeforeSend(crd(Foo)) }).api(Foo, at),
    bare: new Client({ fetch: server.fetch }).api(Foo, at),
    sent,
  }
}

describe('what the server would refuse is not sent, in its words', () => {
  const cases: [
    what: string,
    write: (foos: ReturnType<typeof reviewed>['foos'], version: string) => Promise<unknown>,
    field: string,
    message: string,
  ][] = [
    [
      'a value out of bounds',
      (foos) => foos.create({ ...input(11), metadata: { name: 'y' } }),
      'spec.replicas',
      'spec.replicas: Invalid value: 11: spec.replicas in body should be less than or equal to 10.',
    ],
    ['a name', (foos) => foos.create({ ...input(1), metadata: { name: 'Y' } }), 'metadata.name', 'metadata.name: Invalid value: "Y"'],
    [
      'a change that a rule forbids',
      (foos, version) => foos.replace({ ...input(1, 'b'), metadata: { name: 'x', resourceVersion: version } }),
      '',
      'spec.name is immutable',
    ],
    [
      'a status',
      (foos, version) => foos.replaceStatus({ ...input(1), metadata: { name: 'x', resourceVersion: version }, status: { ready: -1 } }),
      'status.ready',
      'ready in body should be greater than or equal to 0',
    ],
  ]
  test.each(cases)('%s', async (_, write, field, message) => {
    const { foos, bare, sent } = reviewed()
    const { resourceVersion = '' } = (await bare.create(input(1))).metadata
    const error: unknown = await write(foos, resourceVersion).catch((caught: unknown) => caught)
    if (!isKubeError(error, 'RequestError')) throw new Error('it was sent', { cause: error })
    expect(error.message).toContain(message)
    expect(error.issues).toMatchObject([{ severity: 'error', field }])
    expect(sent.filter((line) => !line.startsWith('GET'))).toEqual([])
    // The server itself agrees.
    await expect(write(bare, resourceVersion)).rejects.toMatchObject({ code: 'ApiError', status: { code: 422 } })
  })
})

describe('what the server would accept is sent', () => {
  test('a create, without a request of its own', async () => {
    const { foos, sent } = reviewed()
    await foos.create(input(10))
    expect(sent).toEqual(['POST foos'])
  })

  test('an update, after a look at what is there', async () => {
    const { foos, bare, sent } = reviewed()
    const { metadata } = await bare.create(input(1))
    await foos.replace({ ...input(2), metadata })
    expect(sent).toEqual(['GET foos/x', 'PUT foos/x'])
  })

  test('fields that the server would drop, with no more than its warning', async () => {
    const { foos } = reviewed()
    const odd = { ...input(1), extra: 1 } as ReturnType<typeof input>
    expect(await foos.create(odd, { dryRun: 'All' })).not.toHaveProperty('extra')
    await expect(foos.create(odd, { fieldValidation: 'Strict' })).rejects.toMatchObject({ code: 'RequestError' })
  })

  test('an update of what is not there, for the server to say so', async () => {
    const { foos } = reviewed()
    await expect(foos.replace(input(1))).rejects.toMatchObject({ status: { code: 404 } })
  })

  test('kinds and versions without a definition', async () => {
    const server = createApiServer({ resources: [Foo] })
    const other = structuralResource({ ...Foo, version: 'v2' })
    const client = new Client({ fetch: server.fetch, review: reviewBeforeSend(crd(other)) })
    await expect(client.api(Foo, { namespace: 'default' }).create(input(11))).rejects.toMatchObject({ status: { code: 422 } })
  })
})
