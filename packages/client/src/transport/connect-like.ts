import type { FetchResponse, Header } from './fetch-like.ts'

/** Opens WebSockets for the client, beside the {@link FetchLike} that sends its requests. It has to honour `signal`, later on too. */
export type ConnectLike = (url: string, init: ConnectInit) => Promise<ConnectAnswer>

/** What the client tells a {@link ConnectLike} beside the URL, whose scheme is `http:` or `https:`. */
export interface ConnectInit {
  /** Subprotocols, the preferred one first. */
  readonly protocols: readonly string[]
  readonly headers: Header[]
  readonly signal: AbortSignal
}

/** A WebSocket, or the answer of a server that did not want to open one. */
export type ConnectAnswer =
  | { readonly socket: MessageSocket; readonly refusal?: undefined }
  | { readonly refusal: FetchResponse; readonly socket?: undefined }

/** A WebSocket that carries binary messages, each side at the other's pace. */
export interface MessageSocket {
  /** The subprotocol that the server chose. */
  readonly protocol: string
  /**
   * What arrives, in order, until the other side closes. To be called once; as long as nobody asks for the next message, the other side
   * is held back.
   */
  messages(): AsyncGenerator<Uint8Array, void, undefined>
  /** Resolves once the system has taken the bytes: whoever waits for it never has more than one message in memory. */
  send(message: Uint8Array): Promise<void>
  /** Says goodbye; `messages` ends. Does nothing the second time. */
  close(): void
}
