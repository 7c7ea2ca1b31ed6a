import { describe, expect, test } from '@jest/globals'
import { BODY_LIMIT, decodeBody, incomingFetch, readStream } from './incoming.ts'

const status = (code: number) => expect.objectContaining({ status: expect.objectContaining({ code }) })

describe('the target of a request', () => {
  test.each([
    ['http://kindbox/api/v1?limit=1', '/api/v1?limit=1'],
    ['https://127.0.0.1:6443', '/'],
    ['http://x/a#fragment', '/a'],
    ['http://x/a%2Fb?x=%20', '/a%2Fb?x=%20'],
  ])('%s', (url, target) => {
    expect(incomingFetch(url).target).toBe(target)
    expect(incomingFetch(new URL(url)).target).toBe(target)
  })
})

describe('the body of a request', () => {
  const bytes = new TextEncoder().encode('{"a":"ü"}')
  async function* chunks() {
    yield bytes.subarray(0, 7)
    yield bytes.subarray(7)
  }

  test.each<[string, () => RequestInit]>([
    ['text', () => ({ body: '{"a":"ü"}' })],
    ['bytes', () => ({ body: bytes })],
    ['a blob', () => ({ body: new Blob([bytes]) })],
    ['a stream cut within a character', () => ({ body: ReadableStream.from(chunks()), duplex: 'half' })],
  ])('%s', async (_, init) => {
    expect(await incomingFetch('http://x/', { method: 'POST', ...init() }).body()).toBe('{"a":"ü"}')
    expect(await incomingFetch(new Request('http://x/', { method: 'POST', ...init() })).body()).toBe('{"a":"ü"}')
  })

  test('none', async () => {
    expect(await incomingFetch('http://x/').body()).toBe('')
    expect(await incomingFetch(new Request('http://x/')).body()).toBe('')
  })

  test('larger than the limit', async () => {
    const large = 'x'.repeat(BODY_LIMIT + 1)
    await expect(incomingFetch('http://x/', { method: 'POST', body: large }).body()).rejects.toThrow(status(413))
    // Few characters may be many bytes.
    await expect(incomingFetch('http://x/', { method: 'POST', body: 'ü'.repeat(BODY_LIMIT / 2 + 1) }).body()).rejects.toThrow(status(413))
    await expect(incomingFetch(new Request('http://x/', { method: 'POST', body: large })).body()).rejects.toThrow(status(413))
  })

  test('is not read further than the limit', async () => {
    let read = 0
    async function* endless() {
      for (;;) {
        read++
        yield new Uint8Array(1024 * 1024)
      }
    }
    await expect(readStream(endless())).rejects.toThrow(status(413))
    expect(read).toBe(4)
  })

  test('that is no UTF-8', () => {
    expect(decodeBody(new Uint8Array([0x7b, 0xff]))).toBe('{\udcff')
  })

  test('that is half a character', async () => {
    expect(await incomingFetch('http://x/', { method: 'POST', body: '"\udcff"' }).body()).toBe('"\ufffd"')
  })
})

test('method and headers', () => {
  const incoming = incomingFetch('http://x/', { method: 'put', headers: { Accept: 'application/json' } })
  expect(incoming.method).toBe('PUT')
  expect(incoming.header('accept')).toBe('application/json')
  expect(incoming.header('content-type')).toBeUndefined()
  expect(incomingFetch(new Request('http://x/', { method: 'PUT' }), { headers: { accept: 'text/plain' } }).header('accept')).toBe(
    'text/plain',
  )
})
