import type { Cursor, Problems } from './problems.ts'
import type { Shape } from './shape.ts'
import { parseRfc3339 } from '../../review/go/time.ts'

/** Decodes a string, number or boolean; undefined, with the problem noted, for a value that does not fit. */
export function decodeScalar(value: unknown, shape: Shape & { go: string }, at: Cursor, problems: Problems): unknown {
  const fits = (kind: string): boolean => {
    if (kindOf(value) === kind) return true
    problems.wrongType(at, kindOf(value), shape.go, describe(value))
    return false
  }
  switch (shape.is) {
    case 'string':
      return fits('string') ? value : undefined
    case 'bool':
      return fits('bool') ? value : undefined
    case 'float64':
      return fits('number') ? Number(value) : undefined
    case 'int32':
      return fits('number') && isInteger(value as number | bigint, 2 ** 31, shape.go, at, problems) ? Number(value) : undefined
    case 'int64':
      return fits('number') && isInteger(value as number | bigint, 2 ** 63, shape.go, at, problems) ? Number(value) : undefined
    case 'bytes':
      return fits('string') && isBase64(value as string, at, problems) ? value : undefined
    case 'time':
      return fits('string') && isTime(value as string, at, problems) ? value : undefined
    default:
      return undefined
  }
}

/** What encoding/json calls a JSON value. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  const kind = typeof value
  // Documents are decoded with a bigint for an integer that a number cannot hold.
  return kind === 'boolean' ? 'bool' : kind === 'bigint' ? 'number' : kind
}

/** A JSON value for people: `"three" (string)`. */
export function describe(value: unknown): string {
  const kind = kindOf(value)
  if (kind === 'object') return 'an object'
  if (kind === 'array') return 'an array'
  const text = typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? kind)
  return `${text.length > 100 ? `${text.slice(0, 99)}…` : text} (${kind})`
}

function isInteger(value: number | bigint, limit: number, go: string, at: Cursor, problems: Problems): boolean {
  if ((typeof value === 'bigint' || Number.isInteger(value)) && value >= -limit && value < limit) return true
  problems.wrongType(at, `number ${value}`, go, String(value))
  return false
}

/** base64 of RFC 4648 with padding; like Go's decoder, line breaks are passed over. */
function isBase64(value: string, at: Cursor, problems: Problems): boolean {
  const digits = value.replace(/[\r\n]/g, '')
  const illegal = /[^A-Za-z0-9+/]/.exec(digits.replace(/={1,2}$/, ''))
  if (illegal === null && digits.length % 4 === 0) return true
  // Of a group that is too short Go names the beginning.
  problems.other(
    at,
    `illegal base64 data at input byte ${illegal?.index ?? digits.length - (digits.length % 4)}`,
    'base64',
    'something else',
  )
  return false
}

function isTime(value: string, at: Cursor, problems: Problems): boolean {
  const parsed = parseRfc3339(value)
  if (!parsed.ok) problems.other(at, parsed.error, 'an RFC 3339 time', describe(value))
  return parsed.ok
}
