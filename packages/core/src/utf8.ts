/** The number of bytes of a string in UTF-8: what Go's `len` counts. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) bytes += 1
    else if (code < 0x800) bytes += 2
    else if (isPair(text, i)) {
      bytes += 4
      i++
    } else bytes += 3
  }
  return bytes
}

function isPair(text: string, position: number): boolean {
  const [high, low] = [text.charCodeAt(position), text.charCodeAt(position + 1)]
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
}
