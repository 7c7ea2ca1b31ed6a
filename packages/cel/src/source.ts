/** The text of an expression by code points, which is how CEL counts offsets and columns. */
export interface Source {
  readonly text: string
  readonly codePoints: Uint32Array
  /** Offsets at which lines begin, the first one included. */
  readonly lineStarts: readonly number[]
  /** The text from one offset to another. */
  slice(start: number, end: number): string
}

/** Where something is in a source. */
export interface Position {
  /** From 1; -1 for what is nowhere. */
  readonly line: number
  /** From 0; -1 for what is nowhere. */
  readonly column: number
}

const newline = 10

export function createSource(text: string): Source {
  const characters = Array.from(text)
  const codePoints = Uint32Array.from(characters, (character) => character.codePointAt(0) as number)
  const lineStarts = [0]
  codePoints.forEach((codePoint, offset) => {
    if (codePoint === newline) lineStarts.push(offset + 1)
  })
  const plain = characters.length === text.length
  return {
    text,
    codePoints,
    lineStarts,
    slice: (start, end) => (plain ? text.slice(start, end) : characters.slice(start, end).join('')),
  }
}

/** Line and column of an offset; nowhere where there is none. */
export function positionAt(source: Source, offset: number | undefined): Position {
  if (offset === undefined) return { line: -1, column: -1 }
  let low = 0
  let high = source.lineStarts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((source.lineStarts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (source.lineStarts[low] as number) }
}

/** The line's text without its end; undefined where there is no such line. */
export function lineText(source: Source, line: number): string | undefined {
  const start = source.lineStarts[line - 1]
  if (start === undefined || source.codePoints.length === 0) return undefined
  const next = source.lineStarts[line]
  return source.slice(start, next === undefined ? source.codePoints.length : next - 1)
}
