import type { Socket } from 'node:net'

/** How long a connection that can no longer be written to may be silent before it is given up. */
const silenceMilliseconds = 1000

type Done = (error?: Error | null) => void

/**
 * Makes a connection read to its end although the other side reads no more.
 *
 * A server that closes a connection with something of ours unread resets it. If we are writing at that moment the write fails, and Node
 * drops the socket with all that has arrived and was not read yet: the exit code of a process that did not want the rest of its input,
 * and what it wrote about that. Go reads on, so kubectl does not lose them; neither do we. A connection that was reset ends for reading,
 * too, which is how the failure is noticed.
 */
export function readLastWords(socket: Socket): void {
  let failed = false
  // As long as nobody reads, what has arrived waits.
  const giveUpInSilence = () => {
    setTimeout(() => (socket.isPaused() ? giveUpInSilence() : socket.destroy()), silenceMilliseconds).unref()
  }
  const tolerant =
    (done: Done): Done =>
    (error) => {
      if (!isReset(error)) return done(error)
      if (!failed) giveUpInSilence()
      failed = true
      // Not at once: whoever writes without end would never let the loop read.
      setImmediate(done)
    }
  // The methods that a Writable is made of: once one of them reports an error, the stream takes no more data in either direction.
  const { _write: write, _writev: writev } = socket
  socket._write = (chunk, encoding, done) => write.call(socket, chunk, encoding, tolerant(done))
  if (writev !== undefined) socket._writev = (chunks, done) => writev.call(socket, chunks, tolerant(done))
}

function isReset(error: (Error & { readonly code?: string; readonly syscall?: string }) | null | undefined): boolean {
  return error?.syscall === 'write' && (error.code === 'EPIPE' || error.code === 'ECONNRESET')
}
