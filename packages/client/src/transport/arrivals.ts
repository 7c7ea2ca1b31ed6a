import { finished, type Readable } from 'node:stream'

/** Bytes that wait for their reader; with more of them the connection is no longer read from. */
const mostWaiting = 256 * 1024

/**
 * The bytes of a stream, as many at a time as one turn of the event loop brought. Events of a watch come in TLS records of their own: through
 * the stream's own iterator each of them costs more promises than everything that is done with it.
 *
 * @throws what the stream fails with, after all that it brought before
 */
export async function* arrivals(stream: Readable): AsyncGenerator<Buffer, void, undefined> {
  let waiting: Buffer[] = []
  let length = 0
  let end: { readonly error?: unknown } | undefined
  let wake: (() => void) | undefined
  let isWaking = false
  const wakeReader = () => {
    isWaking = false
    wake?.()
  }
  const wakeLater = () => {
    if (isWaking) return
    isWaking = true
    setImmediate(wakeReader)
  }
  stream.on('data', (chunk: Buffer) => {
    waiting.push(chunk)
    length += chunk.length
    if (length >= mostWaiting) stream.pause()
    wakeLater()
  })
  finished(stream, { writable: false }, (error) => {
    end = error == null ? {} : { error }
    wakeLater()
  })
  try {
    for (;;) {
      if (length > 0) {
        const [first] = waiting
        const arrived = waiting.length === 1 ? first! : Buffer.concat(waiting, length)
        if (length >= mostWaiting) stream.resume()
        waiting = []
        length = 0
        yield arrived
      } else if (end === undefined) await new Promise<void>((resolve) => (wake = resolve))
      else if ('error' in end) throw end.error
      else return
    }
  } finally {
    stream.destroy()
  }
}
