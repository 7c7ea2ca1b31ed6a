import { isKnownFormat, knownFormats } from '../format/check-format.ts'
import type { StructuralType } from '../structural-schema.ts'
import type { Draft, Lowering, Place } from './lowering.ts'
import { literalOf, shorten } from './source.ts'

/** Formats of other tools that one of the server's comes close to. */
const NEAREST: ReadonlyMap<string, string> = new Map([
  ['ip', 'ipv4'],
  ['url', 'uri'],
  ['uri-reference', 'uri'],
  ['idn-email', 'email'],
  ['idn-hostname', 'hostname'],
  ['iso-date-time', 'date-time'],
  ['base64', 'byte'],
])

/**
 * `format`, kept as it is. One that the server does not check on this type is reported: it is stored and has no effect
 * (apiextensions-apiserver pkg/apiserver/validation/formats.go).
 */
export function lowerFormat(place: Place, type: StructuralType | undefined, lowering: Lowering): Draft {
  const { format } = place.keywords
  if (format === undefined) return {}
  const actual = shorten(literalOf(format))
  if (typeof format !== 'string') {
    lowering.malformed(place, 'format', 'a string')
    return {}
  }
  if (isKnownFormat(format, type)) return { format }
  const nearest = NEAREST.get(format)
  lowering.ignore(place, {
    reason: `the server does not check format ${actual} ${type === undefined ? 'where there is no type' : `on type ${type}`}`,
    expected: formatsOf(type),
    actual,
    fix: nearest === undefined || type !== 'string' ? insteadOf(type) : `format: ${literalOf(nearest)}`,
  })
  return { format }
}

function formatsOf(type: StructuralType | undefined): string {
  if (type === 'integer') return 'int32 or int64'
  if (type === 'number') return 'float or double'
  if (type === undefined || type === 'string') return `one of ${knownFormats.join(', ')}`
  return 'no format'
}

function insteadOf(type: StructuralType | undefined): string {
  if (type === 'integer' || type === 'number') return 'minimum and maximum'
  return type === undefined || type === 'string' ? 'a pattern, or a CEL rule in x-kubernetes-validations' : 'leave format out'
}
