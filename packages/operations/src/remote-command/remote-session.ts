import { Writable, type Readable } from 'node:stream'
import { callbackify } from 'node:util'
import type { MessageSocket } from '@kindbox/client'
import { KubeError } from '@kindbox/core'
import { channel, messageFor, messagesFor } from './channel.ts'
import { exitOf, type Exit } from './exit.ts'
import { Inlet } from './inlet.ts'

/** Columns and rows of a terminal. */
export interface TerminalSize {
  readonly width: number
  readonly height: number
}

/** Which streams a session has, and what it is for. */
export interface SessionStreams {
  /** For messages: `exec Pod default/web`. */
  readonly what: string
  readonly stdin: boolean
  readonly stdout: boolean
  readonly stderr: boolean
  /** The signal that the connection was opened with: a session that waits for a reader would not notice it. */
  readonly signal?: AbortSignal | undefined
}

/**
 * A process in a container and its streams. All of them share a connection, and each end goes at the other's pace: an output that is not
 * read holds back the other one, the exit code and, in the end, the process. Read both, or ask for only one.
 */
export class RemoteSession implements AsyncDisposable {
  /** `v5.channel.k8s.io`, or `v4.channel.k8s.io` of servers before 1.30, which cannot tell the process that its input has ended. */
  readonly protocol: string
  /** Ending it ends the input of the process. Takes no more than the process reads. */
  readonly stdin: Writable | undefined
  readonly stdout: Readable | undefined
  /** With a terminal there is none: it shows both outputs as one. */
  readonly stderr: Readable | undefined
  /**
   * How the process ended, after all of its output; a code that is not 0 is no error.
   *
   * Rejects with a KubeError `TransportError` where the connection ends before, and with the signal's reason.
   */
  readonly exit: Promise<Exit>
  readonly #socket: MessageSocket
  readonly #what: string
  readonly #outputs: readonly Inlet[]
  readonly #signal: AbortSignal | undefined
  readonly #onAbort = () => this.#fail(this.#signal?.reason)
  #over = false
  #failure: { readonly error: unknown } | undefined

  constructor(socket: MessageSocket, { what, stdin, stdout, stderr, signal }: SessionStreams) {
    this.#socket = socket
    this.#what = what
    this.protocol = socket.protocol
    this.#signal = signal
    signal?.addEventListener('abort', this.#onAbort, { once: true })
    const [out, err] = [stdout, stderr].map((wanted) => (wanted ? new Inlet() : undefined))
    this.#outputs = [out, err].filter((output) => output !== undefined)
    this.stdin = stdin ? this.#inputOf() : undefined
    this.stdout = out
    this.stderr = err
    this.exit = this.#follow(out, err).catch((error: unknown) => {
      this.#fail(error)
      throw this.#failure?.error
    })
    // Whoever reads an output learns of the failure there; not waiting for the exit is no mistake.
    this.exit.catch(() => {})
  }

  /** Tells the terminal its size. Without a terminal nothing happens. */
  async resize({ width, height }: TerminalSize): Promise<void> {
    if (this.#over) return
    await this.#socket.send(messageFor(channel.resize, JSON.stringify({ Width: width, Height: height })))
  }

  /** Lets go of the process, which may run on; the streams end. Does nothing once it has ended. */
  close(): void {
    this.#fail(new KubeError('TransportError', `${this.#what}: the session was closed before the process ended.`))
  }

  /** {@link close}, for a reason: the streams and `exit` fail with it. */
  abort(reason: unknown): void {
    this.#fail(reason)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close()
  }

  async #follow(stdout: Inlet | undefined, stderr: Inlet | undefined): Promise<Exit> {
    const outputs: { readonly [number: number]: Inlet | undefined } = { [channel.stdout]: stdout, [channel.stderr]: stderr }
    for await (const message of this.#socket.messages()) {
      const number = message[0]
      const data = message.subarray(1)
      // The server greets with an empty message on the first channel it may write to.
      if (number === undefined || data.length === 0) continue
      if (number === channel.status) {
        const exit = exitOf(Buffer.from(data).toString('utf8'))
        if (!this.#over) this.#end()
        return exit
      }
      await outputs[number]?.fill(data)
    }
    throw new KubeError('TransportError', `${this.#what}: the connection ended before the process did.`)
  }

  /** The first failure is the one that is told. */
  #fail(error: unknown): void {
    if (this.#over) return
    this.#failure = { error }
    this.#end(error instanceof Error ? error : new Error(String(error)))
    this.#socket.close()
  }

  #end(error?: Error): void {
    this.#over = true
    this.#signal?.removeEventListener('abort', this.#onAbort)
    for (const output of this.#outputs) {
      if (error === undefined) output.end()
      else output.destroy(error)
    }
    this.stdin?.destroy(error)
  }

  #inputOf(): Writable {
    const send = async (data: Uint8Array) => {
      for (const message of messagesFor(channel.stdin, data)) {
        // A process that ends before its input does is no failure: `yes | head`.
        if (this.#over) return
        await this.#socket.send(message)
      }
    }
    const input = new Writable({
      write(data: Uint8Array, _encoding, done) {
        callbackify(async () => await send(data))(done)
      },
      final: (done) => {
        callbackify(async () => await this.#endInput())(done)
      },
    })
    input.on('error', () => {})
    return input
  }

  async #endInput(): Promise<void> {
    if (this.#over) return
    if (this.protocol === 'v5.channel.k8s.io') return await this.#socket.send(Uint8Array.of(channel.close, channel.stdin))
    const message = `${this.#what}: the server speaks ${this.protocol}, which cannot tell a process that its input has ended; Kubernetes 1.30 can.`
    this.#fail(new KubeError('TransportError', message))
  }
}
