import { describe, expect, test } from '@jest/globals'
import { rawRequest } from '@kindbox/core'
import { Binding } from '@kindbox/schemas/core/v1'
import { TokenReview } from '@kindbox/schemas/authentication.k8s.io/v1'
import { LocalSubjectAccessReview } from '@kindbox/schemas/authorization.k8s.io/v1'
import { Client } from '../client.ts'
import { stubFetch, type StubAnswer } from '../fixture/stub-fetch.ts'

function over(answer: StubAnswer) {
  const { fetch, sent } = stubFetch(() => answer)
  return { client: new Client({ fetch }), sent }
}

describe('kinds that are only answered', () => {
  const reviewed = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', metadata: {}, spec: { token: 't' }, status: {} }

  test('come back with their status, and without a name', async () => {
    const { client, sent } = over({ body: { ...reviewed, status: { authenticated: true } } })
    const { status } = await client.api(TokenReview).create({ spec: { token: 't' } })
    expect(status).toEqual({ authenticated: true })
    expect(sent[0]?.line).toBe('POST /apis/authentication.k8s.io/v1/tokenreviews')
  })

  test('are compared with their schema', async () => {
    const { client } = over({ body: { ...reviewed, status: { authenticated: 'yes' } } })
    await expect(client.api(TokenReview).create({ spec: { token: 't' } })).rejects.toMatchObject({ code: 'InvalidError' })
  })

  test('may be of a namespace', async () => {
    const { client, sent } = over({
      body: { apiVersion: 'authorization.k8s.io/v1', kind: 'LocalSubjectAccessReview', metadata: {}, spec: {} },
    })
    await client.api(LocalSubjectAccessReview, { namespace: 'x' }).create({ spec: { user: 'me' } })
    expect(sent[0]?.line).toBe('POST /apis/authorization.k8s.io/v1/namespaces/x/localsubjectaccessreviews')
  })

  test('are what was sent, where the server says no more than that it took it', async () => {
    const { client } = over({ status: 201, body: { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Success', code: 201 } })
    const input = { metadata: { name: 'pod' }, target: { kind: 'Node', name: 'n' } }
    expect(await client.api(Binding, { namespace: 'x' }).create(input)).toEqual({ apiVersion: 'v1', kind: 'Binding', ...input })
  })

  test('have no other verb, whatever the types were told', async () => {
    const { client, sent } = over({})
    const reviews = client.api(TokenReview) as unknown as { list(): Promise<unknown> }
    await expect(reviews.list()).rejects.toThrow(
      'TokenReview objects was not sent: The server offers create for TokenReview, but not list.',
    )
    expect(sent).toEqual([])
  })
})

describe('requests for what is no resource', () => {
  test('as text', async () => {
    const { client, sent } = over({ body: 'ok\n' })
    expect(await client.requestText(rawRequest('/readyz?verbose', { accept: 'text/plain' }))).toBe('ok\n')
    expect([sent[0]?.line, sent[0]?.headers?.['accept']]).toEqual(['GET /readyz?verbose', 'text/plain'])
  })

  test('as text that is refused', async () => {
    const { client } = over({ status: 403, body: 'no' })
    await expect(client.requestText(rawRequest('/metrics'))).rejects.toThrow('GET /metrics: 403 Forbidden')
  })
})
