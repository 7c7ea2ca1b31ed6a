import type { Io, Writer } from '../io.ts'

export type Paint = (text: string) => string

export interface Palette {
  readonly error: Paint
  readonly warning: Paint
  readonly place: Paint
}

/** Colours on a terminal, unless NO_COLOR is set (https://no-color.org) or the terminal knows none. */
export function paletteFor(writer: Writer, env: Io['env']): Palette {
  const coloured = writer.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb'
  const paint = (open: number, close: number): Paint => (coloured ? (text) => `\u001b[${open}m${text}\u001b[${close}m` : (text) => text)
  return { error: paint(31, 39), warning: paint(33, 39), place: paint(1, 22) }
}
