/** What a command reads and writes, so that nothing but bin.ts touches the globals of the process. */
export interface Io {
  readonly stdout: Writer
  readonly stderr: Writer
  /** Bytes, or text that is decoded already. */
  readonly stdin: AsyncIterable<Uint8Array | string>
  /** Absolute; relative paths start here. */
  readonly cwd: string
  readonly env: { readonly [name: string]: string | undefined }
}

/** The part of a stream that is written to; `process.stdout` is one. */
export interface Writer {
  write(text: string): unknown
  /** Whether a person is looking at it: colours are for terminals only. */
  readonly isTTY?: boolean | undefined
}
