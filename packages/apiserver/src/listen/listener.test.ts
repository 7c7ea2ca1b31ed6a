import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { request, type RequestOptions } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { createApiServer } from '../api-server.ts'
import { foo, fooCrd, FOOS } from '../fixture/foo-crd.fixture.ts'
import { BODY_LIMIT } from '../http/incoming.ts'
import type { Listener } from './listener.ts'

const server = createApiServer({ crds: [fooCrd] })
let listener: Listener
beforeAll(async () => {
  listener = await server.listen()
})
afterAll(() => server.close())

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

function ask(
  method: string,
  path: string,
  { body, headers, ...options }: RequestOptions & { body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const known = Object.fromEntries(
      Object.entries({ authorization: `Bearer ${listener.token}`, ...headers }).filter(([, value]) => value !== undefined),
    )
    const sent = request(listener.url + path, { ca: listener.ca, method, headers: known, ...options }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

test('answers as in process, to those who trust its authority and have its token', async () => {
  const created = await ask('POST', FOOS, { body: JSON.stringify(foo('a')), headers: { 'content-type': 'application/json' } })
  expect(created.status).toBe(201)
  const inProcess = await server.fetch(`http://kindbox${FOOS}/a`)
  const overPort = await ask('GET', `${FOOS}/a`)
  expect(overPort.text).toBe(await inProcess.text())
  expect(overPort.headers['content-type']).toBe('application/json')
})

test.each(['Bearer wrong', 'Bearer', '', 'Basic abc', undefined])('401 for the authorization %j', async (authorization) => {
  const { status, text } = await ask('GET', '/version', { headers: { authorization } })
  expect([status, JSON.parse(text)]).toEqual([401, expect.objectContaining({ kind: 'Status', code: 401, reason: 'Unauthorized' })])
})

test('is not trusted without its authority', async () => {
  await expect(ask('GET', '/version', { ca: undefined })).rejects.toThrow(/certificate/)
})

test('HEAD has headers and no body', async () => {
  expect(await ask('HEAD', `${FOOS}/a`)).toMatchObject({ status: 200, text: '' })
})

test('a body beyond the limit is refused, and the connection closed', async () => {
  const answer = await ask('POST', FOOS, { body: Buffer.alloc(BODY_LIMIT + 1, ' '), headers: { 'content-type': 'application/json' } })
  expect(answer).toMatchObject({ status: 413, headers: { connection: 'close' } })
})

test('paths come as they were sent', async () => {
  expect((await ask('GET', `${FOOS}/%zz`)).status).toBe(400)
  expect((await ask('GET', `${FOOS}/..`)).status).toBe(404)
})

describe('a watch', () => {
  test('streams, and is let go of when its reader hangs up', async () => {
    const controller = new AbortController()
    const lines = await new Promise<string>((resolve, reject) => {
      const sent = request(
        `${listener.url}${FOOS}?watch=1`,
        { ca: listener.ca, headers: { authorization: `Bearer ${listener.token}` }, signal: controller.signal },
        (response) => {
          response.once('data', (chunk: Buffer) => resolve(chunk.toString()))
          response.on('error', () => {})
        },
      )
      sent.on('error', reject)
      sent.end()
    })
    expect(JSON.parse(lines)).toMatchObject({ type: 'ADDED', object: { metadata: { name: 'a' } } })
    controller.abort()
  })

  test('ends when the server closes', async () => {
    await using own = createApiServer({ crds: [fooCrd] })
    const { url, ca, token } = await own.listen()
    const ended = new Promise<void>((resolve) => {
      const sent = request(`${url}${FOOS}?watch=1`, { ca, headers: { authorization: `Bearer ${token}` } }, (response) => {
        response.on('close', resolve)
        response.on('error', () => {})
        response.resume()
        void own.close()
      })
      sent.on('error', () => resolve())
      sent.end()
    })
    await expect(ended).resolves.toBeUndefined()
  })
})

describe('the kubeconfig', () => {
  test('names server, authority and token', () => {
    const name = 'kindbox'
    expect(parse(listener.kubeconfig)).toEqual({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name, cluster: { server: listener.url, 'certificate-authority-data': Buffer.from(listener.ca).toString('base64') } }],
      users: [{ name, user: { token: listener.token } }],
      contexts: [{ name, context: { cluster: name, user: name } }],
      'current-context': name,
    })
  })

  test('is written for its owner alone, even over a file that others can read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kindbox-'))
    try {
      const path = join(folder, 'kubeconfig')
      await writeFile(path, 'old', { mode: 0o644 })
      await listener.writeKubeconfig(path)
      expect((await stat(path)).mode & 0o777).toBe(0o600)
      expect(await readFile(path, 'utf8')).toBe(listener.kubeconfig)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

test('every listener has a token of its own', async () => {
  const other = await server.listen()
  expect(other.token).not.toBe(listener.token)
  expect(other.port).not.toBe(listener.port)
  await other.close()
  await other.close()
})
