import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { describe, expect, jest, test } from '@jest/globals'
import { getRequest, isApiError, isKubeError } from '@kindbox/core'
import { Client } from './client.ts'
import type { ClientOptions } from './client-options.ts'
import { Foo, storedFoo } from './fixture/foo.ts'
import { stubFetch } from './fixture/stub-fetch.ts'
import { json, testServer } from './fixture/test-server.ts'
import type { ConnectLike } from './transport/connect-like.ts'

const baz = storedFoo('baz')
const get = getRequest(Foo, { namespace: 'default', name: 'baz' })

describe('every request says who is asking', () => {
  const cases: { title: string; options: ClientOptions; headers: object }[] = [
    { title: 'nobody', options: {}, headers: {} },
    { title: 'a token', options: { token: 'abc.def' }, headers: { authorization: 'Bearer abc.def' } },
    { title: 'a token from a function', options: { token: () => 'abc' }, headers: { authorization: 'Bearer abc' } },
    { title: 'a token from a promise', options: { token: async () => 'abc' }, headers: { authorization: 'Bearer abc' } },
    {
      title: 'a password',
      options: { username: 'me', password: 'é' },
      headers: { authorization: `Basic ${Buffer.from('me:é').toString('base64')}` },
    },
    { title: 'an agent', options: { userAgent: 'foo-controller/1.2' }, headers: { 'user-agent': 'foo-controller/1.2' } },
  ]
  test.each(cases)('$title', async ({ options, headers }) => {
    const { fetch, sent } = stubFetch(() => ({ body: baz }))
    await new Client({ ...options, fetch }).request(get)
    expect(sent[0]?.headers).toEqual({ accept: 'application/json', 'user-agent': expect.any(String), ...headers })
  })

  test('a function is asked again for every request', async () => {
    let asked = 0
    const { fetch, sent } = stubFetch(() => ({ body: baz }))
    const client = new Client({ fetch, token: () => `token-${++asked}` })
    await client.request(get)
    await client.request(get)
    expect(sent.map(({ headers }) => headers['authorization'])).toEqual(['Bearer token-1', 'Bearer token-2'])
  })
})

test('the default User-Agent bears the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  const { fetch, sent } = stubFetch(() => ({ body: baz }))
  await new Client({ fetch }).request(get)
  expect(sent[0]?.headers['user-agent']).toBe(`kindbox/${version} (node ${process.version}; ${process.platform})`)
})

describe('where requests go', () => {
  const cases: { server: string | undefined; url: string }[] = [
    { server: undefined, url: 'http://kindbox.invalid/apis/clux.dev/v1/namespaces/default/foos/baz' },
    { server: 'https://cluster.example:6443/', url: 'https://cluster.example:6443/apis/clux.dev/v1/namespaces/default/foos/baz' },
    {
      server: 'https://rancher.example/k8s/clusters/c-1',
      url: 'https://rancher.example/k8s/clusters/c-1/apis/clux.dev/v1/namespaces/default/foos/baz',
    },
    { server: 'http://[::1]:8001', url: 'http://[::1]:8001/apis/clux.dev/v1/namespaces/default/foos/baz' },
  ]
  test.each(cases)('$server', async ({ server, url }) => {
    const { fetch, sent } = stubFetch(() => ({ body: baz }))
    await new Client({ fetch, ...(server !== undefined && { server }) }).request(get)
    expect(sent.map((each) => each.url)).toEqual([url])
  })
})

describe('options that cannot be used are refused', () => {
  const { fetch } = stubFetch(() => ({}))
  const cases: { title: string; options: ClientOptions; message: string }[] = [
    {
      title: 'neither server nor fetch',
      options: {},
      message: 'A client needs a server, or a fetch. Client.fromDefault() finds the server of the kubeconfig.',
    },
    { title: 'no URL', options: { server: 'cluster.example' }, message: 'The server has to be a URL such as "https://10.0.0.1:6443".' },
    {
      title: 'another scheme',
      options: { server: 'ftp://a', source: 'config' },
      message: 'The server of config has to be a URL such as "https://10.0.0.1:6443".',
    },
    {
      title: 'credentials in the URL',
      options: { server: 'https://me:hunter2@cluster.example' },
      message: 'The server must not hold credentials; give them as username and password.',
    },
    { title: 'a query', options: { server: 'https://a/b?c=d' }, message: 'The server has to end with its path: https://a/b' },
    {
      title: 'token and password',
      options: { fetch, token: 'abc', username: 'me' },
      message: 'The credentials are both a token and a password; leave one out.',
    },
    { title: 'an empty token', options: { fetch, token: '' }, message: 'The token is empty.' },
    {
      title: 'a token that ends the line',
      options: { fetch, token: 'hunter2\r\nx: y' },
      message: 'The token holds white space or other characters that no HTTP header can carry.',
    },
    {
      title: "TLS for a fetch of one's own",
      options: { fetch, tls: {} },
      message: "tls is for the client's own connections; with a fetch of your own, configure that one.",
    },
    {
      title: "compression for a fetch of one's own",
      options: { fetch, compress: false },
      message: "compress is for the client's own connections; with a fetch of your own, configure that one.",
    },
  ]
  test.each(cases)('$title', ({ options, message }) => {
    expect(() => new Client(options)).toThrow(expect.objectContaining({ code: 'ConfigError', message }))
  })
})

test('a token that a function gives is held to the same rules', async () => {
  const { fetch } = stubFetch(() => ({ body: baz }))
  const error = await new Client({ fetch, token: () => 'hunter2\n' }).request(get).catch((caught: unknown) => caught)
  expect(isKubeError(error, 'ConfigError')).toBe(true)
  expect((error as Error).message).not.toContain('hunter2')
})

test('a function that fails to give a token is told from a server that fails', async () => {
  const { fetch, sent } = stubFetch(() => ({ body: baz }))
  const token = () => Promise.reject(new Error('the vault is sealed'))
  const error = await new Client({ fetch, token, source: 'config' }).request(get).catch((caught: unknown) => caught)
  expect(isKubeError(error, 'ConfigError')).toBe(true)
  expect((error as Error).message).toBe('There are no credentials of config: the function that gives them failed.')
  expect((error as Error).cause).toHaveProperty('message', 'the vault is sealed')
  expect(sent).toEqual([])
})

describe('a 401', () => {
  const unauthorized = { status: 401, body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'Unauthorized', code: 401 } }
  const onlyTakes = (good: string) =>
    stubFetch(({ headers }) => (headers['authorization'] === `Bearer ${good}` ? { body: baz } : unauthorized))
  const cases: { title: string; options: ClientOptions; asked: string[]; answered: boolean }[] = [
    { title: 'to a token that never changes', options: { token: 'old' }, asked: ['old'], answered: false },
    { title: 'to a function that knows no other', options: { token: () => 'old' }, asked: ['old'], answered: false },
    {
      title: 'to a function that gives another one when told',
      options: { token: (rejected) => (rejected === 'old' ? 'new' : 'old') },
      asked: ['old', 'new'],
      answered: true,
    },
    {
      title: 'to credentials that are replaced, though not by good ones',
      options: { credentials: async (rejected) => ({ token: rejected === undefined ? 'old' : 'older' }) },
      asked: ['old', 'older'],
      answered: false,
    },
  ]
  test.each(cases)('$title', async ({ options, asked, answered }) => {
    const { fetch, sent } = onlyTakes('new')
    const answer: unknown = await new Client({ fetch, ...options }).request(get).catch((error: unknown) => error)
    expect(sent.map(({ headers }) => headers['authorization'])).toEqual(asked.map((token) => `Bearer ${token}`))
    expect(answered ? answer : isApiError(answer, 'Unauthorized')).toEqual(answered ? baz : true)
  })

  test('to a WebSocket', async () => {
    const tokens: string[] = []
    const { fetch } = stubFetch(() => ({}))
    const connect: ConnectLike = async (_, { headers }) => {
      tokens.push(new Map(headers).get('authorization')!)
      const refusal = await fetch('http://a', { method: 'GET', headers: [], signal: new AbortController().signal, redirect: 'manual' })
      return { refusal: { ...refusal, status: tokens.length === 1 ? 401 : 403, ok: false } }
    }
    const client = new Client({ fetch, connect, token: (rejected) => (rejected === undefined ? 'old' : 'new') })
    await expect(client.connect(get, { protocols: ['a'] })).rejects.toMatchObject({ code: 'ApiError' })
    expect(tokens).toEqual(['Bearer old', 'Bearer new'])
  })
})

describe('acting as somebody else', () => {
  test('is told in headers, and with each of several groups', async () => {
    await using server = await testServer((_, response) => json(response, baz))
    const impersonate = { user: 'jane', uid: '7', groups: ['dev', 'ops'], extra: { 'example.org/scopes': ['a', 'b'], 'A%': ['c'] } }
    await using client = new Client({ server: server.url, token: 'abc', impersonate })
    await client.request(get)
    expect(server.got[0]?.headers).toMatchObject({
      authorization: 'Bearer abc',
      'impersonate-user': 'jane',
      'impersonate-uid': '7',
      'impersonate-group': 'dev, ops',
      'impersonate-extra-example.org%2fscopes': 'a, b',
      'impersonate-extra-a%25': 'c',
    })
  })

  test('needs a name that a header can carry', () => {
    const make = (user: string) => () => new Client({ server: 'https://a', impersonate: { user } })
    expect(make('')).toThrow('What stands for impersonate-user is empty.')
    expect(make('a\nb')).toThrow('What stands for impersonate-user holds characters that no HTTP header can carry.')
  })
})

test('a raw request gives what came, and refusals as errors', async () => {
  const { fetch } = stubFetch(({ method }) =>
    method === 'GET'
      ? { body: { anything: 1 } }
      : { status: 409, body: { kind: 'Status', apiVersion: 'v1', reason: 'Conflict', message: 'no', code: 409 } },
  )
  const client = new Client({ fetch })
  expect(await client.request(get)).toEqual({ anything: 1 })
  const error = await client.request({ ...get, method: 'DELETE' }).catch((caught: unknown) => caught)
  expect(isApiError(error, 'Conflict')).toBe(true)
  expect((error as Error).message).toBe('DELETE Foo default/baz: 409 Conflict: no')
})

describe('what the server warns of', () => {
  const headers = { warning: '299 - "unknown field \\"spec.inof\\"", 299 - "v1 is deprecated"' }
  const texts = ['unknown field "spec.inof"', 'v1 is deprecated']

  test('reaches onWarning, every time', async () => {
    const warnings: string[] = []
    const { fetch } = stubFetch(() => ({ body: baz, headers }))
    const client = new Client({ fetch, onWarning: (warning, request) => warnings.push(`${warning}, on ${request}`) })
    await client.request(get)
    await client.request(get)
    const told = texts.map((text) => `${text}, on GET Foo default/baz`)
    expect(warnings).toEqual([...told, ...told])
  })

  test('is a warning of the process otherwise, each text once', async () => {
    const emitWarning = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const { fetch } = stubFetch(() => ({ body: baz, headers }))
    const client = new Client({ fetch })
    await client.request(get)
    await client.request(get)
    expect(emitWarning.mock.calls).toEqual(texts.map((text) => [`GET Foo default/baz: ${text}`, 'KubernetesWarning']))
    emitWarning.mockRestore()
  })

  test('an error that onWarning throws is handed on as it is', async () => {
    const { fetch } = stubFetch(() => ({ body: baz, headers }))
    const client = new Client({
      fetch,
      onWarning(warning) {
        throw new RangeError(warning)
      },
    })
    await expect(client.request(get)).rejects.toThrow(new RangeError('unknown field "spec.inof"'))
  })

  test('of a refusal, too', async () => {
    const warnings: string[] = []
    const { fetch } = stubFetch(() => ({ status: 404, headers: { warning: '299 - "gone"' } }))
    await new Client({ fetch, onWarning: (warning) => warnings.push(warning) }).request(get).catch(() => {})
    expect(warnings).toEqual(['gone'])
  })
})

test('a client that is printed shows no credentials', () => {
  const { fetch } = stubFetch(() => ({}))
  const printed =
    inspect(new Client({ fetch, token: 'hunter2' }), { depth: 10, showHidden: true }) +
    JSON.stringify(new Client({ fetch, token: 'hunter2' }))
  expect(printed).toContain('http://kindbox.invalid')
  expect(printed).not.toContain('hunter2')
})

describe('a fetch that does not honour its signal', () => {
  const deaf = () => new Promise<never>(() => {})

  test('is not waited for before the head of the answer', async () => {
    const abort = new AbortController()
    const request = new Client({ fetch: deaf }).request(get, { signal: abort.signal })
    abort.abort(new Error('enough'))
    await expect(request).rejects.toThrow('enough')
  })

  test('nor in the body of a watch', async () => {
    const { fetch } = stubFetch(() => ({ chunks: { [Symbol.asyncIterator]: () => ({ next: deaf }) } }))
    const abort = new AbortController()
    const next = new Client({ fetch }).api(Foo).watch({ signal: abort.signal }).next()
    await new Promise((resolve) => setImmediate(resolve))
    abort.abort(new Error('enough'))
    await expect(next).rejects.toThrow('enough')
  })
})

test('a fetch that throws what is no error, and one that fails while it answers', async () => {
  const { fetch } = stubFetch(() => {
    throw new Error('the handler is broken')
  })
  const error = await new Client({ fetch }).request(get).catch((caught: unknown) => caught)
  expect(isKubeError(error, 'TransportError')).toBe(true)
  expect((error as Error).message).toBe('GET Foo default/baz: http://kindbox.invalid: the handler is broken.')
  const silent = new Client({ fetch: () => Promise.reject(undefined as unknown as Error) })
  await expect(silent.request(get)).rejects.toThrow('the request failed for no stated reason')
})

test('a list of all namespaces, for a default namespace that the configuration names', async () => {
  const { fetch, sent } = stubFetch(() => ({ body: { metadata: {}, items: null } }))
  const client = new Client({ fetch, defaultNamespace: 'foos' })
  expect(client.defaultNamespace).toBe('foos')
  expect((await client.api(Foo).list()).items).toEqual([])
  expect(sent.map(({ line }) => line)).toEqual(['GET /apis/clux.dev/v1/foos'])
  expect(new Client({ fetch }).defaultNamespace).toBe('default')
})
