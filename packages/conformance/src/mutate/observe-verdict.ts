import type { Issue } from '@kindbox/core'
import type { Verdict } from '@kindbox/crd'
import type { Received } from '../suite/server-access.ts'

/** What a write came to, on either side, in a form in which both are equal or not. */
export interface Observation {
  readonly code: number
  readonly reason: string
  /** Its parts, as a multiset: Go's maps give several errors in any order. */
  readonly message: string
  readonly causes: readonly string[]
  /** Undefined where nothing would be stored, or nobody tells. */
  readonly stored: unknown
  readonly warnings: readonly string[]
}

export const parts = ['code', 'reason', 'causes', 'message', 'stored', 'warnings'] as const
export type Part = (typeof parts)[number]

interface ServersCause {
  readonly reason?: string
  readonly field?: string
  readonly message?: string
}

interface ServersStatus {
  readonly reason?: string
  readonly message?: string
  readonly details?: { readonly causes?: readonly ServersCause[] }
}

export function ofServer({ status, body, warnings }: Received): Observation {
  // Headers are read as Latin-1, and written as UTF-8.
  const said = warnings.map((text) => Buffer.from(text, 'latin1').toString()).toSorted()
  if (status < 300)
    return { code: status < 202 ? 200 : status, reason: '', message: '', causes: [], stored: storable(body), warnings: said }
  const { reason = '', message = '', details } = body as ServersStatus
  return { code: status, reason, message: fragments(message), causes: multiset(details?.causes ?? []), stored: undefined, warnings: said }
}

export function ofReview(verdict: Verdict): Observation {
  const warnings = [...new Set(verdict.warnings)].toSorted()
  if (verdict.accepted) return { code: 200, reason: '', message: '', causes: [], stored: storable(verdict.stored), warnings }
  const { code = 0, reason = '', message = '', details } = verdict.status
  return { code, reason, message: fragments(message), causes: multiset(details?.causes ?? []), stored: undefined, warnings }
}

/** What throws is a difference, too, and must not end the run. */
export function observed<T extends Pick<Observation, 'code' | 'reason' | 'causes'>>(
  judge: () => T,
): T | Pick<Observation, 'code' | 'reason' | 'causes'> {
  try {
    return judge()
  } catch (error) {
    return { code: 0, reason: '', causes: [error instanceof Error ? String(error.stack) : `threw ${JSON.stringify(error)}`] }
  }
}

/** A lint has causes, of which the server makes reason, code and message; or else the first that cannot be decoded, which is the message. */
export function ofLint(issues: readonly Issue[]): Partial<Observation> & Pick<Observation, 'code' | 'reason' | 'causes'> {
  const undecodable = issues.find(({ code }) => code === 'Undecodable')
  if (undecodable !== undefined) {
    const message = `CustomResourceDefinition in version "v1" cannot be handled as a CustomResourceDefinition: ${undecodable.message}`
    return { code: 400, reason: 'BadRequest', message: fragments(message), causes: [], warnings: [] }
  }
  if (issues.some(({ code }) => code === 'Unanswered')) return NO_ANSWER
  const causes = issues.filter(({ severity }) => severity === 'error').map(({ code, field, message }) => ({ reason: code, field, message }))
  const accepted = causes.length === 0
  const said = issues.filter(({ code, rule }) => code === 'UnknownField' || (accepted && rule === 'unrecognized-format'))
  const warnings = [...new Set(said.map(({ message }) => message))].toSorted()
  return accepted ? { code: 200, reason: '', causes: [], warnings } : { code: 422, reason: 'Invalid', causes: multiset(causes), warnings }
}

/** The server hung up, as it does when a handler panics. */
export const NO_ANSWER: Observation = { code: 0, reason: '', message: '', causes: [], stored: undefined, warnings: [] }

/** The server's causes without those about a name that it made up itself: only it can know which. */
export function withoutGeneratedName(observation: Observation): Observation {
  return { ...observation, causes: observation.causes.filter((cause) => !cause.startsWith('FieldValueInvalid metadata.name: ')) }
}

/** The server gives the type of `self` a random name. */
const RANDOM_TYPE = /selfType\d+/g

/**
 * Of a schema's rules that cost too much together the server names the four that cost most, and of those that cost the same any (apiextensions
 * validation/cel_validation.go, ObserveExpressionCost, in the order of a Go map). How many it names is compared, not which.
 */
const ANY_OF_THE_MOST_EXPENSIVE = /^(FieldValueForbidden ).+(: Forbidden: contributed to estimated rule cost total)/

function multiset(causes: readonly ServersCause[]): string[] {
  return causes
    .map(({ reason, field, message }) => `${reason} ${field}: ${message}`)
    .map((cause) => cause.replaceAll(RANDOM_TYPE, 'selfType').replace(ANY_OF_THE_MOST_EXPENSIVE, '$1one of the most expensive$2'))
    .toSorted()
}

function fragments(message: string): string {
  return message
    .split(/, |\[|\]|(?<=: )/)
    .toSorted()
    .join('\n')
}

/** Numbers as a client reads them; without what the server alone can know. */
function storable(value: unknown): unknown {
  const plain = JSON.parse(JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part))) as {
    metadata?: Record<string, unknown>
  }
  const { uid: _uid, creationTimestamp: _time, resourceVersion: _version, managedFields: _fields, ...metadata } = plain.metadata ?? {}
  return { ...plain, metadata }
}
