/** What Go's `time.Parse` makes of a text: an instant, with what is finer than its second, and its zone; or its error. */
export type ParsedTime =
  | {
      readonly ok: true
      /** Since 1970. */
      readonly seconds: number
      readonly nanoseconds: number
      /** Minutes east of UTC. */
      readonly offset: number
    }
  | TimeError

interface TimeError {
  readonly ok: false
  readonly error: string
}

interface Piece {
  readonly layout: string
  readonly digits?: RegExp
  readonly range?: readonly [number, number]
  readonly unit?: string
}

/** The pieces of a layout in order; a piece that is no number must be there literally. */
const DATE: readonly Piece[] = [
  { layout: '2006', digits: /^\d{4}/ },
  { layout: '-' },
  { layout: '01', digits: /^\d{2}/, range: [1, 12], unit: 'month' },
  { layout: '-' },
  { layout: '02', digits: /^\d{2}/ },
]
const DATE_TIME: readonly Piece[] = [
  ...DATE,
  { layout: 'T' },
  // Go takes an hour of one digit, too.
  { layout: '15', digits: /^\d{1,2}/, range: [0, 23], unit: 'hour' },
  { layout: ':' },
  { layout: '04', digits: /^\d{2}/, range: [0, 59], unit: 'minute' },
  { layout: ':' },
  { layout: '05', digits: /^\d{2}/, range: [0, 59], unit: 'second' },
]

/** `time.RFC3339`. */
export function parseRfc3339(text: string): ParsedTime {
  return parse(text, DATE_TIME, { zone: true })
}

/** A date without a time, at midnight in UTC. */
export function parseDate(text: string): ParsedTime {
  return parse(text, DATE, { zone: false })
}

/** A time of RFC 3339, or one without a zone, which is UTC then; of two errors the latter's (kube-openapi strfmt.ParseDateTime). */
export function parseDateTime(text: string): ParsedTime {
  if (text === '') return { ok: true, seconds: 0, nanoseconds: 0, offset: 0 }
  const zoned = parseRfc3339(text)
  return zoned.ok ? zoned : parse(text, DATE_TIME, { zone: false })
}

function parse(text: string, pieces: readonly Piece[], { zone }: { readonly zone: boolean }): ParsedTime {
  const layout = pieces.map((piece) => piece.layout).join('') + (zone ? ZONE : '')
  const numbers: number[] = []
  let rest = text
  for (const piece of pieces) {
    const taken = piece.digits === undefined ? literal(rest, piece.layout) : piece.digits.exec(rest)?.[0]
    if (taken === undefined) return cannotParse(text, layout, rest, piece.layout)
    rest = rest.slice(taken.length)
    if (piece.digits === undefined) continue
    const number = Number(taken)
    if (piece.range !== undefined && (number < piece.range[0] || number > piece.range[1])) return outOfRange(text, piece.unit ?? '')
    numbers.push(number)
  }
  // Fractions of a second are accepted though no layout has any.
  const [fraction = ''] = (pieces === DATE_TIME ? /^[.,]\d+/.exec(rest) : null) ?? []
  rest = rest.slice(fraction.length)
  const found = zone ? parseZone(text, layout, rest) : { ok: true as const, offset: 0, length: 0 }
  if (!found.ok) return found
  if (rest.length > found.length)
    return { ok: false, error: `parsing time ${quoteBytes(text)}: extra text: ${quoteBytes(rest.slice(found.length))}` }
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = numbers
  if (day < 1 || day > daysIn(year, month)) return outOfRange(text, 'day')
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second)
  const nanoseconds = Number(fraction.slice(1, 10).padEnd(9, '0'))
  return { ok: true, seconds: date.getTime() / 1000 - found.offset * 60, nanoseconds, offset: found.offset }
}

function parseZone(text: string, layout: string, rest: string): { ok: true; offset: number; length: number } | TimeError {
  const zone = /^(?:Z|([+-])(\d{2}):(\d{2}))/.exec(rest)
  if (zone === null) return cannotParse(text, layout, rest, ZONE)
  const [whole, sign, hours = '0', minutes = '0'] = zone
  if (Number(hours) > 24) return outOfRange(text, 'time zone offset hour')
  if (Number(minutes) > 60) return outOfRange(text, 'time zone offset minute')
  const offset = Number(hours) * 60 + Number(minutes)
  return { ok: true, offset: sign === '-' ? -offset : offset, length: whole.length }
}

const ZONE = 'Z07:00'

/** As metav1.Time travels: whole seconds, UTC. */
export function formatRfc3339(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z')
}

/** The zero time, which JSON leaves out. */
export const ZERO_TIME = -62_135_596_800

function literal(rest: string, expected: string): string | undefined {
  return rest.startsWith(expected) ? expected : undefined
}

function daysIn(year: number, month: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, 0)
  return date.getUTCDate()
}

function cannotParse(text: string, layout: string, rest: string, piece: string): TimeError {
  return { ok: false, error: `parsing time ${quoteBytes(text)} as "${layout}": cannot parse ${quoteBytes(rest)} as "${piece}"` }
}

function outOfRange(text: string, unit: string): TimeError {
  return { ok: false, error: `parsing time ${quoteBytes(text)}: ${unit} out of range` }
}

/** Quotes as package time does: every byte beyond printable ASCII is escaped, whatever character it is part of (time/format.go, `quote`). */
function quoteBytes(text: string): string {
  const escaped = text.replaceAll(/[\\"]/g, String.raw`\$&`)
  return `"${escaped.replaceAll(/[^ -~\u007f]+/g, (characters) => Array.from(new TextEncoder().encode(characters), hexByte).join(''))}"`
}

function hexByte(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`
}
