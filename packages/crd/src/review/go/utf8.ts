const encoder = new TextEncoder()

/** The number of bytes of a string: what Go's `len` counts. */
export function utf8Length(text: string): number {
  return encoder.encode(text).length
}
