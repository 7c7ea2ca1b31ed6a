import { KubeError, type RequestParts } from '@kindbox/core'
import type { Identity } from '../config/credentials.ts'
import type { ConnectAnswer, MessageSocket } from '../transport/connect-like.ts'
import type { Header } from '../transport/fetch-like.ts'
import { transportError } from '../transport/transport-error.ts'
import type { Received } from './decode-json.ts'
import { openAnswer, refusalOf, settled, type Wire } from './exchange.ts'
import { identified } from './identified.ts'
import { LinkedAbort } from './linked-abort.ts'

/**
 * Opens a WebSocket as the wire's user. Whatever goes wrong with it later is an error that names what it was opened for, too.
 *
 * @throws KubeError `ApiError`, `TransportError`, `ConfigError`; and the signal's reason once it is aborted.
 */
export async function openSocket(
  wire: Wire,
  verb: string,
  parts: RequestParts,
  protocols: readonly string[],
  signal: AbortSignal | undefined,
): Promise<MessageSocket> {
  const what = `${verb} ${parts.subject}`
  const { connect } = wire
  if (connect === undefined) {
    throw new KubeError('ConfigError', `${what} needs a WebSocket, and a client with a fetch of its own has none; give it connect, too.`)
  }
  const abort = new LinkedAbort([signal, wire.closed])
  const openAs = async ({ headers: own, certificate }: Identity): Promise<ConnectAnswer> => {
    const headers: Header[] = [['user-agent', wire.userAgent], ...own, ['accept', parts.headers.accept]]
    return await connect(`${wire.server}${parts.path}`, { protocols, headers, signal: abort.signal }, certificate)
  }
  const open = async (): Promise<ConnectAnswer> => await identified(wire, abort, openAs, ({ refusal }) => refusal)
  const answer = await abort.race(open()).catch((error: unknown) => {
    throw settled(error, what, wire, abort)
  })
  if (answer.socket !== undefined) return supervised(answer.socket, what, wire, abort)
  const { refusal: response } = answer
  const contentType = response.headers.get('content-type')
  const received: Received = { what, server: wire.server, source: wire.source, httpStatus: response.status, contentType }
  throw await refusalOf(openAnswer(response, received, abort), response)
}

function supervised(socket: MessageSocket, what: string, wire: Wire, abort: LinkedAbort): MessageSocket {
  return {
    protocol: socket.protocol,
    async *messages() {
      const messages = socket.messages()
      try {
        for (;;) {
          const next = await abort.race(messages.next())
          if (next.done === true) break
          yield next.value
        }
      } catch (error) {
        throw settled(error, what, wire, abort)
      } finally {
        abort.release()
        socket.close()
      }
    },
    async send(message) {
      try {
        // Not raced with the signal, which ends the socket and so whatever it is still sending: a thousand may wait here.
        await socket.send(message)
      } catch (error) {
        // The other side may have closed after a last word that is still to be read, so this end stays open.
        throw abort.interrupted ? abort.signal.reason : transportError(what, wire, error)
      }
    },
    close() {
      abort.release()
      socket.close()
    },
  }
}
