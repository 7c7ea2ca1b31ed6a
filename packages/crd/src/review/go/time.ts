/** What Go's `time.Parse(time.RFC3339, text)` makes of a text: seconds since 1970, or its error. */
export type ParsedTime = { readonly ok: true; readonly seconds: number } | { readonly ok: false; readonly error: string }

const LAYOUT = '2006-01-02T15:04:05Z07:00'

/** The pieces of the layout in order; a piece that is no number must be there literally. */
const PIECES: readonly Piece[] = [
  { layout: '2006', digits: /^\d{4}/ },
  { layout: '-' },
  { layout: '01', digits: /^\d{2}/, range: [1, 12], unit: 'month' },
  { layout: '-' },
  { layout: '02', digits: /^\d{2}/ },
  { layout: 'T' },
  // Go takes an hour of one digit, too.
  { layout: '15', digits: /^\d{1,2}/, range: [0, 23], unit: 'hour' },
  { layout: ':' },
  { layout: '04', digits: /^\d{2}/, range: [0, 59], unit: 'minute' },
  { layout: ':' },
  { layout: '05', digits: /^\d{2}/, range: [0, 59], unit: 'second' },
]

interface Piece {
  readonly layout: string
  readonly digits?: RegExp
  readonly range?: readonly [number, number]
  readonly unit?: string
}

export function parseRfc3339(text: string): ParsedTime {
  const numbers: number[] = []
  let rest = text
  for (const piece of PIECES) {
    const taken = piece.digits === undefined ? literal(rest, piece.layout) : piece.digits.exec(rest)?.[0]
    if (taken === undefined) return cannotParse(text, rest, piece.layout)
    rest = rest.slice(taken.length)
    if (piece.digits === undefined) continue
    const number = Number(taken)
    if (piece.range !== undefined && (number < piece.range[0] || number > piece.range[1])) return outOfRange(text, piece.unit ?? '')
    numbers.push(number)
  }
  // Fractions of a second are accepted though the layout has none; metav1.Time forgets them.
  rest = rest.replace(/^[.,]\d+/, '')
  const zone = /^(?:Z|([+-])(\d{2}):(\d{2}))/.exec(rest)
  if (zone === null) return cannotParse(text, rest, 'Z07:00')
  const [whole, sign, zoneHours = '0', zoneMinutes = '0'] = zone
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -60 : 60)
  if (Number(zoneHours) > 24) return outOfRange(text, 'time zone offset hour')
  if (Number(zoneMinutes) > 60) return outOfRange(text, 'time zone offset minute')
  if (rest.length > whole.length)
    return { ok: false, error: `parsing time ${quoteBytes(text)}: extra text: ${quoteBytes(rest.slice(whole.length))}` }
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = numbers
  if (day < 1 || day > daysIn(year, month)) return outOfRange(text, 'day')
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second)
  return { ok: true, seconds: date.getTime() / 1000 - offset }
}

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

function cannotParse(text: string, rest: string, layout: string): ParsedTime {
  return { ok: false, error: `parsing time ${quoteBytes(text)} as "${LAYOUT}": cannot parse ${quoteBytes(rest)} as "${layout}"` }
}

function outOfRange(text: string, unit: string): ParsedTime {
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
