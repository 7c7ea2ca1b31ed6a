import { KubeError } from '@kindbox/core'
import { expect, test } from '@jest/globals'
import { json, testServer } from '../fixture/test-server.ts'
import { nodeTransport } from './node-transport.ts'

/** How a request ends that is never answered, and whether the connections that were idle meanwhile are used again. */
test.each([
  ['nobody is interested any more', new DOMException('no longer needed', 'AbortError'), true],
  ['its time is over', new DOMException('too late', 'TimeoutError'), false],
  ['the server has been silent', new KubeError('TransportError', 'not a word'), false],
])('idle connections after a request that was given up because %s', async (_, reason, kept) => {
  const arrived: (() => void)[] = []
  const arrival = () => new Promise<void>((resolve) => arrived.push(resolve))
  await using server = await testServer(({ line }, response) => {
    if (line === 'GET /silent') arrived.shift()?.()
    else json(response, {})
  })
  const transport = nodeTransport(new URL(server.url), {})
  const get = async (path: string, signal = new AbortController().signal) =>
    await (await transport.fetch(`${server.url}${path}`, { method: 'GET', headers: [], signal, redirect: 'manual' })).text()
  await Promise.all([get('/a'), get('/b'), get('/c')])
  const before = server.connections()
  const giveUp = new AbortController()
  const reached = arrival()
  const given = get('/silent', giveUp.signal)
  await reached
  giveUp.abort(reason)
  await expect(given).rejects.toMatchObject({ name: 'AbortError' })
  await get('/d')
  expect([before, server.connections()]).toEqual([3, kept ? 3 : 4])
  transport.close()
})
