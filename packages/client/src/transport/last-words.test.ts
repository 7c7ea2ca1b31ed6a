import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { readLastWords } from './last-words.ts'

/** What a client reads from a server that says something and resets the connection, when the client writes before it reads. */
async function readAfterReset(prepare: (socket: Socket) => void): Promise<{ text: string; failed: boolean }> {
  const server = createServer({ pauseOnConnect: true })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  prepare(client)
  const connected = new Promise((resolve) => client.once('connect', resolve))
  const [socket] = (await Promise.all([once(server, 'connection'), connected]))[0] as [Socket]
  // In one turn of the loop: what is said has arrived, and cannot have been read, when the client writes.
  socket.write('last words', () => {
    socket.resetAndDestroy()
    client.write('more')
  })
  let text = ''
  let failed = false
  client.on('data', (data) => (text += String(data)))
  client.on('error', () => (failed = true))
  await new Promise((resolve) => client.once('close', resolve))
  await new Promise((resolve) => server.close(resolve))
  return { text, failed }
}

describe('a write that fails because the other side has reset the connection', () => {
  test('costs what had arrived: what Node does by itself, and why this module exists', async () => {
    expect(await readAfterReset(() => {})).toEqual({ text: '', failed: true })
  })

  test('costs nothing', async () => {
    expect(await readAfterReset(readLastWords)).toEqual({ text: 'last words', failed: false })
  })
})
