import { launchEmbedded, type TestServer } from '@kindbox/apiserver/testing'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { httpsAccess, type ServerAccess } from '../suite/server-access.ts'
import type { Fault } from './fault.ts'
import { FaultProxy } from './fault-proxy.ts'

const list = '/api/v1/namespaces'

let server: TestServer
let proxy: FaultProxy
let access: ServerAccess

beforeAll(async () => {
  server = await launchEmbedded()
  proxy = await FaultProxy.before({ url: server.url, ca: server.ca, ...server.admin })
  access = httpsAccess({ url: proxy.url, ca: proxy.ca, token: 'the proxy puts in its own' })
})
afterEach(() => proxy.lift())
afterAll(async () => {
  await access[Symbol.asyncDispose]()
  await proxy[Symbol.asyncDispose]()
  await server.close()
})

const get = () => access.send({ method: 'GET', path: list })

test.each<[string, Fault, object]>([
  ['a Status', { type: 'answer', to: 'all', answer: { type: 'Status', code: 503 } }, { status: 503, body: { kind: 'Status', code: 503 } }],
  ['HTML', { type: 'answer', to: 'list', answer: { type: 'Html', code: 200 } }, { status: 200, contentType: 'text/html' }],
  [
    'nothing, as lists are no watches',
    { type: 'answer', to: 'watch', answer: { type: 'Html', code: 200 } },
    { status: 200, body: { kind: 'NamespaceList' } },
  ],
  ['delay', { type: 'slow', milliseconds: 1 }, { status: 200, body: { kind: 'NamespaceList' } }],
])('a request meets %s', async (_, fault, expected) => {
  await proxy.begin(fault)
  expect(await get()).toMatchObject(expected)
  await proxy.lift()
  expect(await get()).toMatchObject({ status: 200, body: { kind: 'NamespaceList' } })
})

test('half a body is the end of an answer', async () => {
  await proxy.begin({ type: 'answer', to: 'all', answer: { type: 'HalfBody' } })
  await expect(get()).rejects.toMatchObject({ name: 'SyntaxError' })
})

test('nobody listens, and then somebody does again', async () => {
  await proxy.begin({ type: 'refuse' })
  await expect(get()).rejects.toMatchObject({ code: expect.stringMatching(/^ECONN(REFUSED|RESET)$/) })
  await proxy.lift()
  expect(await get()).toMatchObject({ status: 200 })
})

test('a stalled request is answered once the stall is over', async () => {
  await get()
  await proxy.begin({ type: 'stall', forever: false })
  let answered = false
  const answer = get().finally(() => (answered = true))
  await expect(Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 50, 'silence'))])).resolves.toBe('silence')
  expect(answered).toBe(false)
  await proxy.lift()
  expect(await answer).toMatchObject({ status: 200 })
})

test.each<[string, Fault, { events: readonly object[]; error?: object }]>([
  ['an ERROR event', { type: 'error-event', code: 410 }, { events: [{ type: 'ERROR', object: { code: 410, reason: 'Expired' } }] }],
  ['half a line', { type: 'half-line' }, { events: [], error: { name: 'SyntaxError' } }],
  ['a cut', { type: 'cut', bytes: [0] }, { events: [], error: { code: 'ECONNRESET' } }],
])('a watch ends with %s', async (_, fault, { events, error }) => {
  const { body } = await get()
  const { resourceVersion } = (body as { metadata: { resourceVersion: string } }).metadata
  const watch = await access.watch(`${list}?watch=true&resourceVersion=${resourceVersion}`, { signal: new AbortController().signal })
  await proxy.begin(fault)
  const seen: unknown[] = []
  const read = async () => {
    for await (const event of watch) seen.push(event)
  }
  if (error === undefined) await read()
  else await expect(read()).rejects.toMatchObject(error)
  expect(seen).toMatchObject(events)
})
