import { Type } from '@sinclair/typebox'

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const subdomain = `${label}(\\.${label})*`

/** Empty for the core group. */
export const Group = Type.String({ maxLength: 253, pattern: `^$|^${subdomain}$` })
export const Kind = Type.String({ minLength: 1, maxLength: 63, pattern: '^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$' })
export const ObjectName = Type.String({ minLength: 1, maxLength: 253 })
export const Namespace = Type.String({ minLength: 1, maxLength: 63, pattern: `^${label}$` })
export const SectionName = Type.String({ minLength: 1, maxLength: 253, pattern: `^${subdomain}$` })
export const PortNumber = Type.Integer({ format: 'int32', minimum: 1, maximum: 65535 })

export const Hostname = Type.String({ minLength: 1, maxLength: 253, pattern: `^(\\*\\.)?${subdomain}$` })
export const PreciseHostname = Type.String({ minLength: 1, maxLength: 253, pattern: `^${subdomain}$` })

/** The characters of a token (RFC 9110, section 5.6.2). */
export const HeaderName = Type.String({ minLength: 1, maxLength: 256, pattern: "^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$" })
/** Visible ASCII, with single blanks inside. */
export const HeaderValue = Type.String({ minLength: 1, maxLength: 4096, pattern: '^[!-~]+([\\t ]?[!-~]+)*$' })

/** At most four numbers of up to five digits, each with a unit: a subset of Go's durations. */
export const Duration = Type.String({ pattern: '^([0-9]{1,5}(h|m|s|ms)){1,4}$' })
