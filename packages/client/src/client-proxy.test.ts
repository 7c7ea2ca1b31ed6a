import { beforeAll, expect, test } from '@jest/globals'
import { getRequest } from '@kindbox/core'
import { WebSocketServer } from 'ws'
import { Client } from './client.ts'
import { testAuthority, type Identity, type TestAuthority } from './fixture/certificates.ts'
import { Foo, storedFoo } from './fixture/foo.ts'
import { testProxy } from './fixture/test-proxy.ts'
import { json, testServer } from './fixture/test-server.ts'

const baz = storedFoo('baz')
const get = getRequest(Foo, { namespace: 'default', name: 'baz' })
let authority: TestAuthority
let identity: Identity
beforeAll(async () => {
  authority = await testAuthority('cluster CA')
  identity = await authority.issue({
    name: 'kube-apiserver',
    hosts: [{ type: 'dns', value: 'k8s.example' }],
  })
})

// Of IPv6 by name, as Node 22.23 takes no certificate that was made out to such an address.
test.each([
  { url: 'https://k8s.example:6443', target: 'k8s.example:6443' },
  { url: 'https://k8s.example', target: 'k8s.example:443' },
  { url: 'https://[fd00::1]:6443', target: '[fd00::1]:6443', serverName: 'k8s.example' },
])('requests to $url lead through a proxy, TLS inside, over one connection', async ({ url, target, serverName }) => {
  await using server = await testServer((_, response) => json(response, baz), identity)
  await using proxy = await testProxy({ port: Number(new URL(server.url).port) })
  const tls = { ca: authority.ca, ...(serverName !== undefined && { serverName }) }
  await using client = new Client({ server: url, tls, proxy: proxy.url.replace('//', '//me:s%3Acret@') })
  for (let i = 0; i < 3; i++) expect(await client.request(get)).toEqual(baz)
  expect(proxy.asked).toEqual([{ target, credentials: `Basic ${Buffer.from('me:s:cret').toString('base64')}` }])
  expect(server.connections()).toBe(1)
})

test('so do WebSockets', async () => {
  await using server = await testServer(() => {}, identity)
  await using proxy = await testProxy({ port: Number(new URL(server.url).port) })
  const sockets = new WebSocketServer({ server: server.raw, handleProtocols: () => 'a' })
  sockets.on('connection', (socket) => socket.send(Buffer.from('hello')))
  await using client = new Client({ server: 'https://k8s.example', tls: { ca: authority.ca }, proxy: proxy.url })
  const socket = await client.connect(get, { protocols: ['a'] })
  const { value } = await socket.messages().next()
  expect(Buffer.from(value!).toString()).toBe('hello')
  expect(proxy.asked.map(({ target }) => target)).toEqual(['k8s.example:443'])
  socket.close()
})

test('another certificate than the server would have is refused behind a proxy, too', async () => {
  await using server = await testServer((_, response) => json(response, baz), identity)
  await using proxy = await testProxy({ port: Number(new URL(server.url).port) })
  await using client = new Client({ server: 'https://other.example', tls: { ca: authority.ca }, proxy: proxy.url })
  await expect(client.request(get)).rejects.toThrow('ERR_TLS_CERT_ALTNAME_INVALID')
})

test.each([
  [407, 'it answered 407, so it wants other credentials'],
  [502, 'it answered 502'],
])('a proxy that answers %s is named', async (status, said) => {
  await using proxy = await testProxy({ status })
  await using client = new Client({ server: 'https://k8s.example', proxy: proxy.url.replace('//', '//me:secret@') })
  const error = (await client.request(get).catch((caught: unknown) => caught)) as Error
  const { host } = new URL(proxy.url)
  expect(error.message).toBe(`GET Foo default/baz: https://k8s.example: the proxy ${host} did not connect: ${said} (EPROXY).`)
})

test('a proxy that does not run is named', async () => {
  const { url, [Symbol.asyncDispose]: close } = await testProxy({ status: 500 })
  await close()
  await using client = new Client({ server: 'https://k8s.example', proxy: url })
  await expect(client.request(get)).rejects.toThrow(`the proxy ${new URL(url).host} did not connect: connect ECONNREFUSED`)
})
