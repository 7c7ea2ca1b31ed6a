import { describe, expect, test } from '@jest/globals'
import { getRequest, isApiError, isKubeError } from '@kindbox/core'
import { Client } from './client.ts'
import { Node } from './fixture/foo.ts'
import { stubFetch } from './fixture/stub-fetch.ts'
import type { ConnectInit, ConnectLike, MessageSocket } from './transport/connect-like.ts'

const { fetch } = stubFetch(() => ({}))
const parts = getRequest(Node, { name: 'n1' })

function scripted(messages: AsyncGenerator<Uint8Array, void, undefined>): MessageSocket & { closed: boolean } {
  const socket = {
    protocol: 'v5.channel.k8s.io',
    closed: false,
    messages: () => messages,
    send: async () => {},
    close: () => {
      socket.closed = true
    },
  }
  return socket
}

async function* broken(): AsyncGenerator<Uint8Array, void, undefined> {
  yield Uint8Array.of(1)
  throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
}

async function* endless(): AsyncGenerator<Uint8Array, void, undefined> {
  yield await new Promise<never>(() => {})
}

test('a WebSocket is opened with the identity of the requests', async () => {
  const opened: (ConnectInit & { url: string })[] = []
  const connect: ConnectLike = async (url, init) => {
    opened.push({ url, ...init })
    return { socket: scripted(endless()) }
  }
  let rotation = 0
  const client = new Client({ server: 'https://h:1/p', fetch, connect, token: () => `t${++rotation}`, userAgent: 'a/1' })
  for (let i = 0; i < 2; i++) await client.connect(parts, { protocols: ['v5.channel.k8s.io'] })
  expect(opened.map(({ url, protocols, headers }) => ({ url, protocols, headers }))).toEqual(
    ['Bearer t1', 'Bearer t2'].map((authorization) => ({
      url: 'https://h:1/p/api/v1/nodes/n1',
      protocols: ['v5.channel.k8s.io'],
      headers: [
        ['user-agent', 'a/1'],
        ['authorization', authorization],
        ['accept', 'application/json'],
      ],
    })),
  )
})

test('a connection that breaks is an error that names what it was for', async () => {
  const socket = scripted(broken())
  const client = new Client({ fetch, connect: async () => ({ socket }) })
  const opened = await client.connect(parts, { protocols: ['a'], verb: 'exec' })
  const messages = opened.messages()
  expect((await messages.next()).value).toEqual(Uint8Array.of(1))
  const error: unknown = await messages.next().catch((caught: unknown) => caught)
  expect(isKubeError(error, 'TransportError')).toBe(true)
  expect((error as Error).message).toMatch(/^exec Node n1: http:\/\/kindbox\.invalid: the connection broke off .*\(ECONNRESET\)/)
  expect(socket.closed).toBe(true)
})

test('a refused handshake is the server’s Status', async () => {
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', reason: 'NotFound', message: 'no pod', code: 404 }
  const refusing = stubFetch(() => ({ status: 404, body: status })).fetch
  const connect: ConnectLike = async (url, { headers, signal }) => ({
    refusal: await refusing(url, { method: 'GET', headers, signal, redirect: 'manual' }),
  })
  const error: unknown = await new Client({ fetch, connect }).connect(parts, { protocols: ['a'], verb: 'exec' }).catch((e: unknown) => e)
  expect(isApiError(error, 'NotFound')).toBe(true)
  expect((error as Error).message).toBe('exec Node n1: 404 NotFound: no pod')
})

describe('what ends a connection', () => {
  test('the signal, also after it was opened', async () => {
    const abort = new AbortController()
    const client = new Client({ fetch, connect: async () => ({ socket: scripted(endless()) }) })
    const opened = await client.connect(parts, { protocols: ['a'], signal: abort.signal })
    const next = opened.messages().next()
    abort.abort(new Error('enough'))
    await expect(next).rejects.toThrow('enough')
  })

  test('closing the client', async () => {
    const client = new Client({ fetch, connect: async () => ({ socket: scripted(endless()) }) })
    const next = (await client.connect(parts, { protocols: ['a'] })).messages().next()
    client.close()
    await expect(next).rejects.toThrow('is closed')
  })
})

test('a client without WebSockets says so', async () => {
  await expect(new Client({ fetch }).connect(parts, { protocols: ['a'], verb: 'exec' })).rejects.toThrow(/^exec Node n1 needs a WebSocket/)
})

test('an answer is streamed as it arrives, and not asked for before', async () => {
  async function* chunks(): AsyncGenerator<Uint8Array | string, void, undefined> {
    yield 'a'
    yield Uint8Array.of(98)
  }
  const { fetch: streaming, sent } = stubFetch(() => ({ chunks: chunks() }))
  const stream = new Client({ fetch: streaming }).stream(parts)
  expect(sent).toEqual([])
  const found: string[] = []
  for await (const chunk of stream) found.push(Buffer.from(chunk).toString())
  expect(found).toEqual(['a', 'b'])
})
