/**
 * What the client needs of a `fetch`: Node's own, node-fetch, undici's and the embedded API server's all fit. It has to honour
 * `signal`, and should reject where a body ends before its length or its last chunk was reached.
 */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>

/** What the client tells a {@link FetchLike} beside the URL. */
export interface FetchInit {
  readonly method: string
  readonly headers: Header[]
  readonly body?: string
  readonly signal: AbortSignal
  /** API servers do not redirect; whoever does must not be followed with credentials. */
  readonly redirect: 'manual'
}

/** One with several values comes several times, and has to be sent so: `Impersonate-Group` does. */
export type Header = [name: string, value: string]

/** What the client reads of a response. */
export interface FetchResponse {
  readonly status: number
  readonly ok: boolean
  readonly headers: { get(name: string): string | null }
  readonly body: AsyncIterable<Uint8Array | string> | null
  text(): Promise<string>
}
