import { KubeError } from '@kindbox/core'

/**
 * Bytes that one line may have: ten times what a server stores. etcd takes requests of 1.5 MiB and kube-apiserver bodies of 3 MiB
 * (apiserver pkg/server/config.go, `MaxRequestBodyBytes`), so a longer line is no event.
 */
export const maxLineBytes = 32 * 1024 * 1024

const newline = 0x0a

/**
 * The lines of a body, each with its newline, as many at a time as a chunk completes. Only the last one can be without: then the body
 * ended in the middle of it. The cuts are at newline bytes and nowhere else: JSON may hold U+2028 raw, which Node's readline takes for
 * the end of a line.
 *
 * @throws KubeError `DecodeError` for a line longer than `limit` bytes
 */
export async function* lines(
  chunks: AsyncIterable<Uint8Array | string>,
  what: string,
  limit = maxLineBytes,
): AsyncGenerator<string[], void, undefined> {
  const begun = new GrowingBytes()
  const take = (part: Uint8Array): string => {
    begun.append(part)
    return begun.takeText()
  }
  const check = (length: number) => {
    if (length > limit) throw new KubeError('DecodeError', `${what}: a line is longer than ${limit} bytes, so it is no event.`)
  }
  const encoder = new Encoder()
  for await (const chunk of chunks) {
    const bytes = encoder.bytesOf(chunk)
    const complete: string[] = []
    let start = 0
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      check(begun.length + end + 1 - start)
      complete.push(begun.length === 0 ? bytes.toString('utf8', start, end + 1) : take(bytes.subarray(start, end + 1)))
      start = end + 1
    }
    check(begun.length + bytes.length - start)
    begun.append(bytes.subarray(start))
    if (complete.length > 0) yield complete
  }
  begun.append(encoder.rest())
  if (begun.length > 0) yield [begun.takeText()]
}

/** The start of a line, collected without a list of its chunks: they may be as small as a byte. */
class GrowingBytes {
  #bytes = Buffer.alloc(0)
  length = 0

  append(part: Uint8Array): void {
    const length = this.length + part.length
    if (length > this.#bytes.length) {
      const larger = Buffer.alloc(length * 2)
      this.#bytes.copy(larger, 0, 0, this.length)
      this.#bytes = larger
    }
    this.#bytes.set(part, this.length)
    this.length = length
  }

  takeText(): string {
    const text = this.#bytes.toString('utf8', 0, this.length)
    this.length = 0
    // One long line should not hold its memory for the rest of a watch.
    if (this.#bytes.length > 1024 * 1024) this.#bytes = Buffer.alloc(0)
    return text
  }
}

/** Bytes of every chunk. Text may be split between the halves of a surrogate pair, which have no encoding of their own. */
class Encoder {
  #half = ''

  bytesOf(chunk: Uint8Array | string): Buffer {
    if (typeof chunk !== 'string') return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const text = this.#half + chunk
    this.#half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? ''
    return Buffer.from(text.slice(0, text.length - this.#half.length))
  }

  /** What is left of text that ended in the middle of a pair. */
  rest(): Buffer {
    return Buffer.from(this.#half)
  }
}
