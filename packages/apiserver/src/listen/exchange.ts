import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { BodyParts, decodeBody, type Incoming } from '../http/incoming.ts'
import type { Reply } from '../http/reply.ts'

/** Answers one request of a connection; ends the connection where that fails. */
export async function exchange(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (incoming: Incoming) => Promise<Reply>,
): Promise<void> {
  const gone = closing(request.socket)
  try {
    await send(await handle(incomingMessage(request, gone)), request, response, gone)
  } catch (error) {
    if (gone.aborted) return
    response.destroy(error instanceof Error ? error : undefined)
  }
}

/**
 * Aborted when a connection closes. One signal serves all its requests: with HTTP/1.1 nobody can give up on one of them and keep the connection, and
 * a signal for each, aborted with an error of its own, would cost more than parsing the request.
 */
function closing(socket: Socket): AbortSignal {
  const known = signals.get(socket)
  if (known !== undefined) return known
  const controller = new AbortController()
  socket.once('close', () => controller.abort())
  signals.set(socket, controller.signal)
  return controller.signal
}

const signals = new WeakMap<Socket, AbortSignal>()

function incomingMessage(request: IncomingMessage, signal: AbortSignal): Incoming {
  return {
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    header(name) {
      const value = request.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    body: async () => decodeBody(await readBody(request)),
    signal,
  }
}

/** By events: an iterator of a stream costs more than the few chunks that a body is. */
function readBody(request: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts = new BodyParts()
    request.on('data', (chunk: Buffer) => {
      try {
        parts.add(chunk)
      } catch (error) {
        request.pause()
        reject(error)
      }
    })
    request.on('end', () => resolve(parts.whole()))
    request.on('error', reject)
  })
}

async function send(
  { status, headers, body }: Reply,
  request: IncomingMessage,
  response: ServerResponse,
  gone: AbortSignal,
): Promise<void> {
  // What is left of a body that was refused unread would be taken for the next request.
  if (!request.complete) response.shouldKeepAlive = false
  const head = headers.flat()
  if (typeof body === 'string' || body instanceof Uint8Array) {
    if (request.method === 'HEAD') return void response.writeHead(status, head).end()
    // Node writes a head with a text in the text's encoding, which would encode the bytes of a warning once more.
    const isLatin = headers.some(([, value]) => /[\u0080-\u00ff]/.test(value))
    response.writeHead(status, [...head, 'content-length', String(Buffer.byteLength(body))])
    response.end(isLatin && typeof body === 'string' ? Buffer.from(body) : body)
    return
  }
  response.writeHead(status, head).flushHeaders()
  for await (const chunk of body) {
    if (!response.write(chunk)) await once(response, 'drain', { signal: gone })
  }
  response.end()
}
