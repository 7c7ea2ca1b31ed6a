import type { Agent, IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import type { ConnectAnswer, ConnectInit, MessageSocket } from './connect-like.ts'
import type { FetchResponse } from './fetch-like.ts'
import { KeepAlive, keepAliveTimes } from './keep-alive.ts'
import { readLastWords } from './last-words.ts'
import { MessageQueue } from './message-queue.ts'

/** Bytes of the largest message. Those of Kubernetes have 32 KiB; Go's own limit is this. */
const maxMessageBytes = 32 * 1024 * 1024
/** An API server that opens a connection to a node gives up after 30 s. */
const handshakeMilliseconds = 60_000
/** How long a goodbye may take. */
const goodbyeMilliseconds = 1000

/**
 * Opens a WebSocket over an agent's connections, so with its TLS identity.
 *
 * @throws what kept the handshake from being answered, as `ws` and Node word it
 */
export async function openWebSocket(url: string, { protocols, headers, signal }: ConnectInit, agent: Agent): Promise<ConnectAnswer> {
  // Loaded by the first one that is opened: most programs never do.
  const { WebSocket: Opened } = await import('ws')
  signal.throwIfAborted()
  const socket = new Opened(url.replace(/^http/, 'ws'), {
    agent,
    headers: { ...grouped(headers), 'sec-websocket-protocol': protocols.join(', ') },
    // Compression costs more than a network within a data centre, and kube-apiserver offers none.
    perMessageDeflate: false,
    maxPayload: maxMessageBytes,
    handshakeTimeout: handshakeMilliseconds,
    followRedirects: false,
  })
  const onAbort = () => socket.terminate()
  signal.addEventListener('abort', onAbort, { once: true })
  // Before the handshake is over: messages may come in the packet that ends it.
  const protocol = negotiate(socket, protocols)
  const messageSocket = messageSocketOf(socket, protocol)
  socket.once('close', () => signal.removeEventListener('abort', onAbort))
  return await new Promise((resolve, reject) => {
    socket.once('open', () => {
      if (protocol() !== undefined) return resolve({ socket: messageSocket })
      socket.terminate()
      reject(new Error(`the server speaks none of ${protocols.join(', ')}`))
    })
    socket.once('error', reject)
    socket.once('unexpected-response', (_request, response) => resolve({ refusal: responseOf(response) }))
  })
}

function grouped(headers: ConnectInit['headers']): { [name: string]: string[] } {
  const groups: { [name: string]: string[] } = {}
  for (const [name, value] of headers) (groups[name] ??= []).push(value)
  return groups
}

/**
 * Finds the subprotocol. Not left to `ws`, which holds them to be tokens as RFC 6455 does: that of Kubernetes' port-forwarding has a slash
 * in its name.
 */
function negotiate(socket: WebSocket, protocols: readonly string[]): () => string | undefined {
  let chosen: string | undefined
  socket.once('upgrade', ({ headers, socket: connection }) => {
    readLastWords(connection)
    chosen = protocols.find((protocol) => protocol === headers['sec-websocket-protocol'])
    delete headers['sec-websocket-protocol']
  })
  return () => chosen
}

function messageSocketOf(socket: WebSocket, protocol: () => string | undefined): MessageSocket {
  const queue = new MessageQueue(socket)
  const alive = new KeepAlive(keepAliveTimes, performance.now())
  const heard = () => alive.heard(performance.now())
  const timer = setInterval(() => {
    if (alive.isDead(performance.now(), queue.flowing)) {
      queue.end({ error: connectionError('ETIMEDOUT', `nothing was heard for ${keepAliveTimes.patience / 1000} s`) })
      socket.terminate()
    } else if (socket.readyState === socket.OPEN) socket.ping()
  }, keepAliveTimes.interval)
  timer.unref()
  socket.on('ping', heard)
  socket.on('pong', heard)
  socket.on('message', (data) => {
    heard()
    queue.push(data as Buffer)
  })
  socket.on('error', (error) => queue.end({ error }))
  socket.on('close', (code, reason) => {
    clearInterval(timer)
    queue.end(closedCleanly(code) ? undefined : { error: connectionError('ECONNRESET', closingText(code, reason)) })
  })
  return {
    get protocol() {
      return protocol() ?? ''
    },
    messages: () => queue.messages(),
    async send(message) {
      alive.sent()
      await new Promise<void>((resolve, reject) => {
        socket.send(message, { binary: true }, (error) => (error == null ? resolve() : reject(error)))
      })
    },
    close() {
      // Reading on, as the other side's goodbye comes after what it sent before.
      queue.discard()
      if (socket.readyState === socket.CLOSED) return
      socket.close(1000)
      setTimeout(() => socket.terminate(), goodbyeMilliseconds).unref()
    },
  }
}

/** 1005: a close frame without a code. */
const closedCleanly = (code: number) => code === 1000 || code === 1001 || code === 1005

function closingText(code: number, reason: Buffer): string {
  // The code for a connection that ended without a goodbye.
  if (code === 1006) return 'the connection broke off'
  return `the server closed with code ${code}${reason.length === 0 ? '' : `: ${reason.toString()}`}`
}

function connectionError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code })
}

function responseOf(response: IncomingMessage): FetchResponse {
  const status = response.statusCode ?? 0
  return {
    status,
    // Anything but "101 Switching Protocols" is a refusal, a 200 too.
    ok: false,
    headers: {
      get(name) {
        const value = response.headers[name.toLowerCase()]
        return value === undefined ? null : String(value)
      },
    },
    body: response,
    async text() {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks).toString()
    },
  }
}
