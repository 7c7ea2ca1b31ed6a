import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { scriptedSocket, type ScriptedSocket } from '../fixture/scripted-socket.ts'
import { dataFrame, FrameReader, pingFrame, resetFrame, type Frame } from './spdy-frames.ts'
import { SpdyTunnel } from './spdy-tunnel.ts'

const what = 'portForward Pod default/web'
const nothing = new Uint8Array()

function newTunnel(): { socket: ScriptedSocket; tunnel: SpdyTunnel } {
  const socket = scriptedSocket('SPDY/3.1+portforward.k8s.io')
  return { socket, tunnel: new SpdyTunnel(socket, what, 8) }
}

/** What was sent but for the opening of streams. */
function framesOf({ sent }: ScriptedSocket): Frame[] {
  const reader = new FrameReader()
  return sent.flatMap((message) => reader.push(message))
}

/** Reads without a loop over the stream, which would destroy it at the end and with it our own direction. */
async function textOf(stream: Readable): Promise<string> {
  let text = ''
  stream.on('data', (chunk) => (text += String(chunk)))
  await once(stream, 'end')
  return text
}

test('connections have streams of their own', async () => {
  const { socket, tunnel } = newTunnel()
  const [a, b] = [await tunnel.connect(80), await tunnel.connect(80)]
  const texts = Promise.all([textOf(a), textOf(b)])
  socket.say(dataFrame(7, Buffer.from('for b')))
  socket.say(dataFrame(3, Buffer.from('for a')))
  socket.say(dataFrame(3, nothing, true), dataFrame(7, nothing, true))
  expect(await texts).toEqual(['for a', 'for b'])
  expect(tunnel.size).toBe(2)
  const closed = Promise.all([once(a, 'close'), once(b, 'close')])
  a.end('from a')
  b.end()
  await closed
  expect(tunnel.size).toBe(0)
  expect(framesOf(socket).map((frame) => (frame.type === 'Data' ? [frame.stream, String(frame.data), frame.last] : frame.type))).toEqual([
    [1, '', true],
    [5, '', true],
    [3, 'from a', false],
    [7, '', true],
    [3, '', true],
  ])
})

describe('what goes wrong', () => {
  test('with one connection is told by its error stream, and leaves the others', async () => {
    const { socket, tunnel } = newTunnel()
    const [a, b] = [await tunnel.connect(80), await tunnel.connect(80)]
    socket.say(dataFrame(1, Buffer.from('connection refused')), resetFrame(3))
    await expect(textOf(a)).rejects.toThrow(`${what}: port 80: connection refused`)
    socket.say(dataFrame(7, Buffer.from('fine'), true))
    expect(await textOf(b)).toBe('fine')
  })

  test('a reset without a word', async () => {
    const { socket, tunnel } = newTunnel()
    const stream = await tunnel.connect(80)
    socket.say(resetFrame(3))
    await expect(textOf(stream)).rejects.toThrow(`${what}: port 80: the connection was reset`)
  })

  test('the end of the tunnel is that of its connections, and no more can be made', async () => {
    const { socket, tunnel } = newTunnel()
    const stream = await tunnel.connect(80)
    socket.finish()
    await expect(textOf(stream)).rejects.toThrow(`${what}: the connection to the pod has ended.`)
    await expect(tunnel.connect(80)).rejects.toThrow('has ended')
  })
})

test('a connection that is given up is reset', async () => {
  const { socket, tunnel } = newTunnel()
  const stream = await tunnel.connect(80)
  stream.destroy()
  await once(stream, 'close')
  expect(framesOf(socket).at(-1)).toEqual({ type: 'Reset', stream: 3 })
  expect(tunnel.size).toBe(0)
})

test('questions of the server’s are answered, our own numbers are not', async () => {
  const { socket } = newTunnel()
  socket.say(pingFrame(1), pingFrame(2))
  await socket.whenSent(1)
  expect(framesOf(socket)).toEqual([{ type: 'Ping', id: 2 }])
})
