import { describe, expect, test } from '@jest/globals'
import { isKubeError } from '@kindbox/core'
import { scriptedSocket } from '../fixture/scripted-socket.ts'
import { maxDataBytes } from './channel.ts'
import { RemoteSession } from './remote-session.ts'

const what = 'exec Pod default/web'
const all = { what, stdin: true, stdout: true, stderr: true }
const v5 = 'v5.channel.k8s.io'
const success = JSON.stringify({ status: 'Success' })

async function textOf(chunks: AsyncIterable<unknown> | undefined): Promise<string> {
  let text = ''
  for await (const chunk of chunks ?? []) text += String(chunk)
  return text
}

test('outputs are told apart, and greetings and unknown channels are no output', async () => {
  const socket = scriptedSocket(v5)
  const session = new RemoteSession(socket, all)
  const outputs = Promise.all([textOf(session.stdout), textOf(session.stderr)])
  socket.say(1)
  socket.say(1, 'out 1 ')
  socket.say(2, 'err')
  socket.say(9, 'noise')
  socket.say()
  socket.say(1, 'out 2')
  socket.say(3, success)
  expect(await session.exit).toEqual({ type: 'Exited', code: 0 })
  expect(await outputs).toEqual(['out 1 out 2', 'err'])
})

test('input goes in messages of bounded size, and its end is told', async () => {
  const socket = scriptedSocket(v5)
  const session = new RemoteSession(socket, all)
  session.stdin!.end(Buffer.alloc(maxDataBytes + 3, 'a'))
  await socket.whenSent(3)
  expect(socket.sent.map((message) => [message[0], message.length])).toEqual([
    [0, maxDataBytes + 1],
    [0, 4],
    [255, 2],
  ])
  expect([...socket.sent[2]!]).toEqual([255, 0])
})

test('a size is a message of its own, in Go’s spelling', async () => {
  const socket = scriptedSocket(v5)
  await new RemoteSession(socket, all).resize({ width: 80, height: 24 })
  expect(Buffer.from(socket.sent[0]!).toString()).toBe('\u0004{"Width":80,"Height":24}')
})

describe('what ends a session before the process', () => {
  const cases: { title: string; end: (socket: ReturnType<typeof scriptedSocket>, session: RemoteSession) => void; message: string }[] = [
    { title: 'the other side', end: (socket) => socket.finish(), message: `${what}: the connection ended before the process did.` },
    { title: 'a broken connection', end: (socket) => socket.finish(new Error('cut')), message: 'cut' },
    { title: 'closing it', end: (_, session) => session.close(), message: `${what}: the session was closed before the process ended.` },
    { title: 'a reason of the caller’s', end: (_, session) => session.abort(new Error('enough')), message: 'enough' },
  ]
  test.each(cases)('$title: the exit and the outputs say so', async ({ end, message }) => {
    const socket = scriptedSocket(v5)
    const session = new RemoteSession(socket, all)
    const output = textOf(session.stdout).catch((error: Error) => error.message)
    end(socket, session)
    await expect(session.exit).rejects.toThrow(message)
    expect(await output).toBe(message)
    expect(session.stdin!.destroyed).toBe(true)
  })

  test('the signal, also while an output waits for its reader', async () => {
    const socket = scriptedSocket(v5)
    const abort = new AbortController()
    const session = new RemoteSession(socket, { ...all, signal: abort.signal })
    for (let i = 0; i < 100; i++) socket.say(1, Buffer.alloc(10_000))
    abort.abort(new Error('enough'))
    await expect(session.exit).rejects.toThrow('enough')
    expect(socket.closed).toBe(true)
  })
})

test('nobody has to listen: neither a failed exit nor a failed output ends the program', async () => {
  const socket = scriptedSocket(v5)
  const session = new RemoteSession(socket, all)
  socket.finish(new Error('cut'))
  await new Promise((resolve) => session.stdout!.once('close', resolve))
  expect(session.stdout!.errored).toEqual(new Error('cut'))
})

test('an output that is not read holds back what comes after it', async () => {
  const socket = scriptedSocket(v5)
  const session = new RemoteSession(socket, all)
  for (let i = 0; i < 100; i++) socket.say(1, Buffer.alloc(10_000))
  socket.say(3, success)
  let ended = false
  void session.exit.then(() => (ended = true))
  await new Promise((resolve) => setImmediate(resolve))
  expect(ended).toBe(false)
  expect((await textOf(session.stdout)).length).toBe(1_000_000)
  expect(await session.exit).toEqual({ type: 'Exited', code: 0 })
})

test('an output whose reader has left holds nothing back', async () => {
  const socket = scriptedSocket(v5)
  const session = new RemoteSession(socket, all)
  session.stdout!.destroy()
  for (let i = 0; i < 100; i++) socket.say(1, Buffer.alloc(10_000))
  socket.say(3, success)
  expect(await session.exit).toEqual({ type: 'Exited', code: 0 })
})

test('v4 cannot tell the end of the input, and nobody waits for ever', async () => {
  const session = new RemoteSession(scriptedSocket('v4.channel.k8s.io'), all)
  session.stdin!.end('x')
  const error: unknown = await session.exit.catch((caught: unknown) => caught)
  expect(isKubeError(error, 'TransportError')).toBe(true)
  expect((error as Error).message).toMatch(/cannot tell a process that its input has ended; Kubernetes 1\.30 can\.$/)
})
