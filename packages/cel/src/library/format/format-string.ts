import { goQuote } from '@kindbox/core'
import { formatDuration, formatTimestamp } from '../../standard/format-time.ts'
import { EvaluationError, type ListValue, type MapValue, type ObjectValue, type Value } from '../../value.ts'
import { compareCodePoints } from '../../values/code-points.ts'
import { entryPart, keysOf, type Part, partAt, partsOf, partTypeName } from '../../values/parts.ts'
import { formatDouble } from '../../values/format-double.ts'
import { isKind, runtimeTypeName, typeNameOf } from '../../values/value-kind.ts'
import { accepts, clauseProblem } from './clause-problem.ts'
import { formatFixed, formatScientific } from './format-number.ts'
import { FormatError, readFormat, type Clause } from './read-format.ts'

const defaultPrecision = 6

/**
 * `format.format(values)` (cel-go, ext/formatting.go).
 *
 * @throws EvaluationError for clauses that are none, that have no argument, or one that they do not take
 */
export function formatString(format: string, values: ListValue): string {
  try {
    return readFormat(format, { size: values.size, checkFirst: true, write: (index, clause) => formatValue(partAt(values, index), clause) })
  } catch (error) {
    if (error instanceof FormatError) throw new EvaluationError(error.message)
    throw error
  }
}

function formatValue(value: Part, { verb, precision }: Clause): string {
  const type = partTypeName(value)
  if (value instanceof EvaluationError || !accepts(verb, type)) throw new EvaluationError(clauseProblem(verb, type))
  switch (verb) {
    case 's':
      return textOf(value)
    case 'f':
      return formatFixed(doubleOf(value, verb), precision ?? defaultPrecision)
    case 'e':
      return formatScientific(doubleOf(value, verb), precision ?? defaultPrecision)
    case 'd':
      return integerOf(value).toString()
    case 'b':
      return integerOf(value).toString(2)
    case 'o':
      return integerOf(value).toString(8)
    case 'x':
      return hexOf(value)
    case 'X':
      return hexOf(value).toUpperCase()
  }
}

/** What stands for a double: itself, or a name of what no literal can say. */
function doubleOf(value: Value, verb: 'f' | 'e'): number {
  if (typeof value === 'number') return value
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value)
  throw new EvaluationError(clauseProblem(verb, typeNameOf(value)))
}

function integerOf(value: Value): bigint {
  if (isKind(value, 'uint')) return value.value
  return typeof value === 'boolean' ? BigInt(value) : (value as bigint)
}

function hexOf(value: Value): string {
  if (typeof value === 'string') return hexOf(new TextEncoder().encode(value))
  if (!(value instanceof Uint8Array)) return integerOf(value).toString(16)
  return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What `%s` writes. */
function textOf(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'number') return formatDouble(value)
  if (typeof value !== 'object') return String(value)
  if (value instanceof Uint8Array) return textOfBytes(value)
  switch (value.kind) {
    case 'uint':
      return String(value.value)
    case 'timestamp':
      return formatTimestamp(value)
    case 'duration':
      return formatDuration(value)
    case 'type':
      return runtimeTypeName(value.type)
    case 'list':
      return `[${partsOf(value).map(literalOf).join(', ')}]`
    case 'map':
    case 'object':
      return textOfMap(value)
    default:
      throw new EvaluationError(clauseProblem('s', typeNameOf(value)))
  }
}

/** What stands in a list or map: as it would be written in a source. */
function literalOf(value: Part): string {
  if (typeof value === 'string') return goQuote(value)
  if (typeof value === 'number') return Number.isFinite(value) ? fixedDouble(value) : `"${formatDouble(value)}"`
  if (value instanceof Uint8Array) return `b${goQuote(textOfBytes(value))}`
  if (isKind(value, 'timestamp')) return `timestamp(${goQuote(formatTimestamp(value))})`
  if (isKind(value, 'duration')) return `duration(${goQuote(formatDuration(value))})`
  const type = partTypeName(value)
  if (value instanceof EvaluationError || !accepts('s', type))
    throw new EvaluationError(`error during formatting: no formatting function for ${type}`)
  return textOf(value)
}

/** Without groups, so that it stays a literal. */
function fixedDouble(value: number): string {
  const text = formatFixed(value, defaultPrecision).replaceAll(',', '')
  return Object.is(value, -0) ? `-${text}` : text
}

const keyTypes = new Set(['string', 'bool', 'int', 'uint'])

function textOfMap(map: MapValue | ObjectValue): string {
  const entries = Array.from(keysOf(map), (key): readonly [string, string] => {
    const type = typeNameOf(key)
    if (!keyTypes.has(type)) throw new EvaluationError(`error during formatting: no formatting function for map key of type ${type}`)
    return [literalOf(key), literalOf(entryPart(map, key) ?? null)]
  })
  const sorted = entries.toSorted(([left], [right]) => compareCodePoints(left, right))
  return `{${sorted.map(([key, value]) => `${key}:${value}`).join(', ')}}`
}

function textOfBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    const reason = 'could not convert argument "invalid UTF-8 in bytes, cannot convert to string" to string'
    throw new EvaluationError(`error during formatting: ${reason}`)
  }
}
