import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from '@kindbox/client'
import type { AnyResource, ObjectTarget } from '@kindbox/core'
import { subresourceRequest } from '../subresource.ts'
import { remoteCommandProtocols } from './channel.ts'
import { streamsOf, type AttachOptions, type Input } from './command-options.ts'
import { RemoteSession } from './remote-session.ts'

/** What a session is opened with. */
export interface SessionRequest {
  readonly client: Client
  readonly resource: AnyResource
  readonly target: ObjectTarget
  readonly subresource: 'exec' | 'attach'
  readonly command?: readonly string[]
  readonly options: AttachOptions
}

/** Opens a session and, where the input is at hand, feeds it. */
export async function openSession({ client, resource, target, subresource, command, options }: SessionRequest): Promise<RemoteSession> {
  const { container, signal, stdin } = options
  const streams = streamsOf(options)
  const parts = subresourceRequest(resource, { ...target, subresource }, { query: { container, command, ...streams } })
  const socket = await client.connect(parts, { verb: subresource, protocols: remoteCommandProtocols, signal })
  const session = new RemoteSession(socket, { what: `${subresource} ${parts.subject}`, ...streams, signal })
  if (stdin !== undefined && typeof stdin !== 'boolean') void feed(session, stdin)
  return session
}

async function feed(session: RemoteSession, input: Input): Promise<void> {
  const source = typeof input === 'string' || input instanceof Uint8Array ? [input] : input
  let failure: { readonly error: unknown } | undefined
  // Told apart from a process that stops reading, which is no failure.
  const chunks = chunksOf(source, (error) => (failure = { error }))
  await pipeline(Readable.from(chunks, { objectMode: false }), session.stdin!).catch(() => {})
  if (failure !== undefined) session.abort(failure.error)
}

async function* chunksOf(
  source: Exclude<Input, string | Uint8Array>,
  onFailure: (error: unknown) => void,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  const chunks = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  try {
    for (;;) {
      let next: IteratorResult<string | Uint8Array, unknown>
      try {
        next = await chunks.next()
      } catch (error) {
        onFailure(error)
        throw error
      }
      if (next.done === true) return
      yield next.value
    }
  } finally {
    await chunks.return?.()
  }
}
