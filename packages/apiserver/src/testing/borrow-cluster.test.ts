import { expect, test } from '@jest/globals'
import { borrowCluster, type ClusterConnection } from './borrow-cluster.ts'
import { launchEmbedded } from './launch-embedded.ts'
import { requestJson } from './request-json.ts'

test('a namespace of its own, which goes in the end', async () => {
  await using embedded = await launchEmbedded()
  const { url, ca, admin, powerless } = embedded
  const names = async () => {
    const list = (await requestJson({ url, ca, credentials: admin }, 'GET', '/api/v1/namespaces')) as {
      items: { metadata: { name: string } }[]
    }
    return list.items.map(({ metadata }) => metadata.name)
  }
  const token = () => Promise.resolve('token' in admin ? admin.token : '')
  const server = await borrowCluster({ server: `${url}/`, tls: { ca }, token }, { powerless })
  expect(server.namespace).toMatch(/^kindbox-test-[a-z\d]{5}$/)
  expect(await names()).toContain(server.namespace)
  expect([server.url, server.ca, server.admin, server.powerless]).toEqual([url, ca, admin, powerless])
  await server.close()
  await server.close()
  expect(await names()).not.toContain(server.namespace)
})

test('what was begun is ended where the service account cannot be had', async () => {
  await using embedded = await launchEmbedded()
  const { url, ca, admin } = embedded
  const connection = { server: url, tls: { ca }, ...('token' in admin && { token: admin.token }) }
  await expect(borrowCluster(connection)).rejects.toMatchObject({ code: 'ApiError', status: { code: 404 } })
  const list = (await requestJson({ url, ca, credentials: admin }, 'GET', '/api/v1/namespaces')) as { items: unknown[] }
  expect(list.items).toHaveLength(4)
})

test.each<[string, ClusterConnection]>([
  ['its server is not reached by HTTPS', { server: 'http://127.0.0.1:8001', token: 'x' }],
  ['it does not check the certificate of the server', { server: 'https://127.0.0.1', tls: { insecureSkipTlsVerify: true }, token: 'x' }],
  ['its server bears another name than its URL', { server: 'https://127.0.0.1', tls: { serverName: 'kubernetes' }, token: 'x' }],
  ['it has a password', { server: 'https://127.0.0.1', username: 'me' }],
  ['it has neither a token nor a client certificate', { server: 'https://127.0.0.1' }],
])('refused: %s', async (why, connection) => {
  await expect(borrowCluster(connection)).rejects.toMatchObject({
    code: 'ConfigError',
    message: `The connection cannot be used for tests: ${why}.`,
  })
})
