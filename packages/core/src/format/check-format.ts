import type { StructuralType } from '../structural-schema.ts'
import { isBsonObjectId } from './bson-object-id.ts'
import { isByte } from './byte.ts'
import { isCidr } from './cidr.ts'
import { isHexColor, isRgbColor } from './color.ts'
import { isCreditCard } from './credit-card.ts'
import { isDate } from './date.ts'
import { isDateTime } from './date-time.ts'
import { isDuration } from './duration.ts'
import { isEmail } from './email.ts'
import { isHostname } from './hostname.ts'
import { isIpv4, isIpv6 } from './ip.ts'
import { isIsbn, isIsbn10, isIsbn13 } from './isbn.ts'
import { isLongName, isShortName } from './k8s-name.ts'
import { isMac } from './mac.ts'
import { isSsn } from './ssn.ts'
import { isUri } from './uri.ts'
import { isUuid, isUuid3, isUuid4, isUuid5 } from './uuid.ts'

/**
 * The string formats that the API server enforces, under its own names (apiextensions-apiserver
 * pkg/apiserver/validation/formats.go). `k8s-short-name` and `k8s-long-name` since Kubernetes 1.34, the others always.
 */
export const formatChecks: ReadonlyMap<string, (value: string) => boolean> = new Map(
  Object.entries({
    bsonobjectid: isBsonObjectId,
    uri: isUri,
    email: isEmail,
    hostname: isHostname,
    ipv4: isIpv4,
    ipv6: isIpv6,
    cidr: isCidr,
    mac: isMac,
    uuid: isUuid,
    uuid3: isUuid3,
    uuid4: isUuid4,
    uuid5: isUuid5,
    isbn: isIsbn,
    isbn10: isIsbn10,
    isbn13: isIsbn13,
    creditcard: isCreditCard,
    ssn: isSsn,
    hexcolor: isHexColor,
    rgbcolor: isRgbColor,
    byte: isByte,
    password: () => true,
    date: isDate,
    duration: isDuration,
    datetime: isDateTime,
    'k8s-short-name': isShortName,
    'k8s-long-name': isLongName,
  }),
)

/** Names of the string formats that the API server enforces; dashes in a name do not count: see {@link canonicalFormat}. */
export const knownFormats: readonly string[] = [...formatChecks.keys()]

const canonicalNames = new Map(knownFormats.map((name) => [name.replaceAll('-', ''), name]))

/**
 * The name of {@link knownFormats} that a schema's `format` means: the server ignores dashes (kube-openapi
 * strfmt.DefaultNameNormalizer), so `date-time` is `datetime`. Undefined for a format that the server does not know.
 */
export function canonicalFormat(format: string): string | undefined {
  return canonicalNames.get(format) ?? canonicalNames.get(format.replaceAll('-', ''))
}

/**
 * Whether the API server enforces a format on fields of a type. It ignores any other, after a warning when the CRD is
 * written. A field without a type, or of int-or-string, takes the formats of strings.
 */
export function isKnownFormat(format: string, type?: StructuralType): boolean {
  if (type === undefined || type === 'string') return canonicalFormat(format) !== undefined
  if (type === 'integer') return format === 'int32' || format === 'int64'
  if (type === 'number') return format === 'float' || format === 'double'
  return false
}

/** Whether a string fits a format by the API server's rules; true for a format that the server does not know. */
export function checkFormat(format: string, value: string): boolean {
  const name = canonicalFormat(format)
  const check = name === undefined ? undefined : formatChecks.get(name)
  return check === undefined || check(value)
}
