import { gzipSync } from 'node:zlib'
import { describe, expect, jest, test } from '@jest/globals'
import { isApiError, isKubeError } from '@kindbox/core'
import { Client } from './client.ts'
import { Foo, storedFoo } from './fixture/foo.ts'
import { json, testServer, type Answer, type TestServer } from './fixture/test-server.ts'

const baz = storedFoo('baz')

/** A client of a server that answers as told, over node-fetch and over Node's own fetch. */
async function over(how: 'node-fetch' | 'native fetch', answer: Answer): Promise<{ server: TestServer; client: Client } & AsyncDisposable> {
  const server = await testServer(answer)
  const client = new Client({ server: server.url, ...(how === 'native fetch' && { fetch }) })
  return {
    server,
    client,
    async [Symbol.asyncDispose]() {
      client.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

const foosOf = (client: Client) => client.api(Foo, { namespace: 'default' })

async function rejection(promise: Promise<unknown>): Promise<Error> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (outcome instanceof Error) return outcome
  throw new Error('nothing was thrown', { cause: outcome })
}

describe.each(['node-fetch', 'native fetch'] as const)('over %s', (how) => {
  test('a request and its answer', async () => {
    await using at = await over(how, (_, response) => json(response, baz))
    expect(await foosOf(at.client).create({ metadata: { name: 'baz' }, spec: { info: 'é\u2028😀' } })).toEqual(baz)
    const [got] = at.server.got
    expect(got?.line).toBe('POST /apis/clux.dev/v1/namespaces/default/foos')
    expect(got?.headers).toMatchObject({ accept: 'application/json', 'content-type': 'application/json' })
    expect(got?.headers['user-agent']).toMatch(/^kindbox\/\d+\.\d+\.\d+ \(node v\d+/)
    expect(JSON.parse(got?.body ?? '')).toMatchObject({ kind: 'Foo', spec: { info: 'é\u2028😀' } })
  })

  test('a redirect is not followed, and the credentials stay', async () => {
    await using other = await testServer((_, response) => json(response, baz))
    await using at = await over(how, (_, response) => void response.writeHead(302, { location: other.url }).end())
    const error = await rejection(foosOf(at.client).get('baz'))
    expect(isApiError(error) && error.status.code).toBe(302)
    expect(error.message).toContain('API servers do not redirect')
    expect(other.got).toEqual([])
  })

  test('a server that is not there', async () => {
    const gone = await testServer(() => {})
    await gone[Symbol.asyncDispose]()
    const client = new Client({ server: gone.url, ...(how === 'native fetch' && { fetch }) })
    const error = await rejection(foosOf(client).get('baz'))
    expect(isKubeError(error, 'TransportError')).toBe(true)
    expect(error.message).toBe(
      `get Foo default/baz: ${gone.url}: connection refused, nothing listens there (ECONNREFUSED). ` +
        'Check that the API server runs and that the configuration has its address.',
    )
    expect(error.cause).toHaveProperty('message')
  })

  test('an answer that is cut', async () => {
    await using at = await over(how, (_, response, raw) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write('{"apiVersion"', () => raw.socket.destroy())
    })
    const error = await rejection(foosOf(at.client).get('baz'))
    expect(isKubeError(error, 'TransportError')).toBe(true)
    expect(error.message).toMatch(
      /^get Foo default\/baz: http:\S+: the connection broke off before the answer was complete \(\w+\)\. The server may/,
    )
  })

  test('a chunked answer that is cut', async () => {
    await using at = await over(how, (_, response, raw) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write(JSON.stringify(baz), () => raw.socket.destroy())
    })
    expect((await rejection(foosOf(at.client).get('baz'))).message).toContain('the connection broke off before the answer was complete')
  })

  test('a refusal that is cut still tells its status', async () => {
    await using at = await over(how, (_, response, raw) => {
      response.writeHead(503, { 'content-type': 'text/plain', 'content-length': '1000' })
      response.write('apiserver is shutting down', () => raw.socket.destroy())
    })
    const error = await rejection(foosOf(at.client).get('baz'))
    expect(isApiError(error, 'ServiceUnavailable')).toBe(true)
    expect(error.message).toContain('"apiserver is shutting down"')
  })

  test('JSON that ends early', async () => {
    await using at = await over(how, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(baz).slice(0, 40))
    })
    const error = await rejection(foosOf(at.client).get('baz'))
    expect(isKubeError(error, 'DecodeError')).toBe(true)
    expect(error.message).toMatch(/answered 200 with JSON that breaks off after 40 characters\./)
  })

  test('a watch releases its connection when its loop is left', async () => {
    await using at = await over(how, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write(`${JSON.stringify({ type: 'ADDED', object: baz })}\n`)
    })
    for await (const event of foosOf(at.client).watch()) {
      expect(event.type).toBe('ADDED')
      break
    }
    await until(() => at.server.left() === 1)
  })

  test('an abort ends a waiting watch with its reason and releases the connection', async () => {
    await using at = await over(how, (_, response) => void response.writeHead(200).flushHeaders())
    const abort = new AbortController()
    const next = foosOf(at.client).watch({ signal: abort.signal }).next()
    await until(() => at.server.got.length === 1)
    const reason = new Error('enough')
    abort.abort(reason)
    expect(await rejection(next)).toBe(reason)
    await until(() => at.server.left() === 1)
  })

  test('an abort before the answer, and before the request', async () => {
    await using at = await over(how, () => {})
    const abort = new AbortController()
    const get = rejection(foosOf(at.client).get('baz', { signal: abort.signal }))
    await until(() => at.server.got.length === 1)
    const reason = new Error('enough')
    abort.abort(reason)
    expect(await get).toBe(reason)
    expect(await rejection(foosOf(at.client).get('baz', { signal: abort.signal }))).toBe(reason)
    expect(at.server.got).toHaveLength(1)
    await until(() => at.server.left() === 1)
  })

  test('a watch whose connection is cut', async () => {
    await using at = await over(how, (_, response, raw) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write(`${JSON.stringify({ type: 'ADDED', object: baz })}\n{"type":`, () => raw.socket.destroy())
    })
    const watch = foosOf(at.client).watch()
    const [first, second] = [await watch.next(), await rejection(watch.next())]
    expect(first.value).toEqual({ type: 'ADDED', object: baz })
    expect(isKubeError(second, 'TransportError')).toBe(true)
    expect(second.message).toContain('watch Foo objects in default')
  })

  test('closing the client ends what runs and refuses what comes', async () => {
    await using at = await over(how, (_, response) => void response.writeHead(200).flushHeaders())
    const next = rejection(foosOf(at.client).watch().next())
    await until(() => at.server.got.length === 1)
    at.client.close()
    for (const error of [await next, await rejection(foosOf(at.client).get('baz'))]) {
      expect(isKubeError(error, 'TransportError')).toBe(true)
      expect(error.message).toBe(`The client of ${at.server.url} is closed.`)
    }
    await until(() => at.server.left() === 1)
  })
})

test('one connection serves many requests, refusals included', async () => {
  await using at = await over('node-fetch', ({ line }, response) => {
    if (line.endsWith('/baz')) json(response, baz)
    else json(response, { kind: 'Status', apiVersion: 'v1', reason: 'NotFound', code: 404, message: 'x'.repeat(100_000) }, 404)
  })
  const foos = foosOf(at.client)
  for (let i = 0; i < 10; i++) {
    await foos.get('baz')
    expect(isApiError(await rejection(foos.get('nix')), 'NotFound')).toBe(true)
  }
  expect(at.server.got).toHaveLength(20)
  expect(at.server.connections()).toBe(1)
})

test('one connection serves what is refused for its token and the second try', async () => {
  await using server = await testServer(({ headers }, response) => {
    if (headers.authorization === 'Bearer new') json(response, baz)
    else json(response, { kind: 'Status', message: 'x'.repeat(100_000) }, 401)
  })
  await using client = new Client({ server: server.url, token: (rejected) => (rejected === undefined ? 'old' : 'new') })
  await foosOf(client).get('baz')
  expect([server.got.length, server.connections()]).toEqual([2, 1])
})

test('a hundred calls under one signal add one listener to it: Node warns of a leak from the eleventh on', async () => {
  await using at = await over('node-fetch', (_, response) => json(response, baz))
  const { signal } = new AbortController()
  const addEventListener = jest.spyOn(signal, 'addEventListener')
  await Promise.all(Array.from({ length: 100 }, () => foosOf(at.client).get('baz', { signal })))
  expect(addEventListener).toHaveBeenCalledTimes(1)
})

test('a compressed answer is read, and compression can be declined', async () => {
  await using at = await over('node-fetch', ({ headers }, response) => {
    const gzip = headers['accept-encoding']?.includes('gzip') === true
    response.writeHead(200, { 'content-type': 'application/json', ...(gzip && { 'content-encoding': 'gzip' }) })
    response.end(gzip ? gzipSync(JSON.stringify(baz)) : JSON.stringify(storedFoo('plain')))
  })
  await using plain = new Client({ server: at.server.url, compress: false })
  expect((await foosOf(at.client).get('baz')).metadata.name).toBe('baz')
  expect((await foosOf(plain).get('baz')).metadata.name).toBe('plain')
})

test('clients with the same TLS identity share connections until the last of them is closed', async () => {
  await using server = await testServer((_, response) => json(response, baz))
  const [first, second] = [new Client({ server: server.url }), new Client({ server: server.url })]
  await foosOf(first).get('baz')
  first.close()
  await foosOf(second).get('baz')
  expect(server.connections()).toBe(1)
  second.close()
  await until(() => server.open() === 0)
})

/** Waits for what happens at the server's end; the test's own time limit bounds it. */
async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setImmediate(resolve))
}
