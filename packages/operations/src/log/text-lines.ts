const newline = 0x0a

/** Bytes of a line that come at once; a longer one comes in pieces, as no log has to end its lines. */
export const maxPieceBytes = 1024 * 1024

/**
 * The lines of a text, without their ends, cut at newlines only. The last one need not have an end. What is no UTF-8 becomes U+FFFD, as
 * in the log that a terminal shows.
 */
export async function* textLines(chunks: AsyncIterable<Uint8Array>, limit = maxPieceBytes): AsyncGenerator<string, void, undefined> {
  let parts: Uint8Array[] = []
  let length = 0
  const take = (last: Uint8Array): string => {
    const line = parts.length === 0 ? textOf(last) : Buffer.concat([...parts, last]).toString('utf8')
    parts = []
    length = 0
    return line
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      yield take(chunk.subarray(start, end))
      start = end + 1
    }
    const rest = chunk.subarray(start)
    if (rest.length === 0) continue
    parts.push(rest)
    length += rest.length
    if (length < limit) continue
    const bytes = Buffer.concat(parts)
    const cut = characterStart(bytes)
    yield bytes.toString('utf8', 0, cut)
    parts = cut === bytes.length ? [] : [bytes.subarray(cut)]
    length = bytes.length - cut
  }
  if (length > 0) yield take(new Uint8Array())
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

/** Where to cut bytes so that a character whose bytes have not all come stays whole. */
function characterStart(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return bytes.length
    // The first byte of a character says how many it has.
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}
