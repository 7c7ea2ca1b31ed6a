const verbs = ['s', 'd', 'f', 'e', 'b', 'x', 'X', 'o'] as const

/** What a clause such as `%.2f` asks for. */
export interface Clause {
  readonly verb: (typeof verbs)[number]
  readonly precision: number | undefined
}

/** What is wrong with a format string, or with what it is applied to. */
export class FormatError {
  readonly message: string

  constructor(message: string) {
    this.message = message
  }
}

/** What stands in the clauses' places. */
export interface Arguments {
  readonly size: number
  /** Whether a missing argument is noticed before the end of the format string is. */
  readonly checkFirst: boolean
  write(index: number, clause: Clause): string
}

/**
 * Replaces the clauses of a format string from left to right, as cel-go's ext/formatting.go goes through it.
 *
 * @throws FormatError
 */
export function readFormat(format: string, args: Arguments): string {
  let result = ''
  let index = 0
  let at = 0
  while (at < format.length) {
    const percent = format.indexOf('%', at)
    if (percent === -1) return result + format.slice(at)
    result += format.slice(at, percent)
    if (format[percent + 1] === '%') {
      result += '%'
      at = percent + 2
      continue
    }
    const missing = index >= args.size
    if (missing && args.checkFirst) throw outOfRange(index)
    if (percent + 1 === format.length) throw new FormatError('unexpected end of string')
    if (missing) throw outOfRange(index)
    const { clause, end } = readClause(format, percent + 1)
    result += args.write(index, clause)
    index++
    at = end
  }
  return result
}

function outOfRange(index: number): FormatError {
  return new FormatError(`index ${index} out of range`)
}

function readClause(format: string, start: number): { readonly clause: Clause; readonly end: number } {
  const { precision, end } = readPrecision(format, start)
  const verb = verbs.find((known) => known === format[end])
  if (verb !== undefined) return { clause: { verb, precision }, end: end + 1 }
  // Upstream reads bytes: of a character beyond ASCII it sees the first one.
  const [byte = 0] = new TextEncoder().encode(String.fromCodePoint(format.codePointAt(end) as number))
  throw clauseError(`unrecognized formatting clause "${String.fromCharCode(byte)}"`)
}

function readPrecision(format: string, start: number): { readonly precision: number | undefined; readonly end: number } {
  if (format[start] !== '.') return { precision: undefined, end: start }
  let end = start + 1
  while (end < format.length && /[0-9]/u.test(format[end] as string)) end++
  if (end === format.length) throw clauseError('error while parsing precision: could not find end of precision specifier')
  const digits = format.slice(start + 1, end)
  if (digits === '') throw precisionError(digits, 'invalid syntax')
  if (BigInt(digits) >= 2n ** 63n) throw precisionError(digits, 'value out of range')
  return { precision: Number(digits), end }
}

function precisionError(digits: string, reason: string): FormatError {
  const conversion = `strconv.Atoi: parsing "${digits}": ${reason}`
  return clauseError(`error while parsing precision: error while converting precision to integer: ${conversion}`)
}

function clauseError(reason: string): FormatError {
  return new FormatError(`could not parse formatting clause: ${reason}`)
}
