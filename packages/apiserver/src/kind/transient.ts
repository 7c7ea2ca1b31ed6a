import type { StatusCause } from '@kindbox/core'
import { mayRead, mayUse, type PathAttributes, type ResourceAttributes, type User } from '../authorize/user.ts'
import type { JsonRecord } from '../decode/record.ts'
import { goJson } from '../encode/go-json.ts'
import { badRequest, invalid } from '../failure/failure.ts'

/** What a kind that is never stored is asked with. */
export interface Question {
  readonly metadata: JsonRecord
  readonly spec: JsonRecord
  readonly namespace: string
  readonly user: User
  readonly userOf: (token: string) => User | undefined
}

/** A kind that is never stored: creating one is a question, and the answer is in its status. */
export interface Transient {
  readonly answer: (question: Question) => JsonRecord
  /** Whether what was asked is told with the answer, and who asked; otherwise only when. */
  readonly repeats: boolean
}

/** The reviews of users and of what they may do (kubernetes pkg/registry/authentication and pkg/registry/authorization). */
const TRANSIENT: ReadonlyMap<string, Transient> = new Map([
  ['authentication.k8s.io/SelfSubjectReview', { repeats: false, answer: ({ user }: Question) => ({ userInfo: user }) }],
  ['authentication.k8s.io/TokenReview', { repeats: true, answer: reviewToken }],
  ['authorization.k8s.io/SelfSubjectAccessReview', { repeats: true, answer: reviewOwnAccess }],
  ['authorization.k8s.io/SubjectAccessReview', { repeats: true, answer: reviewAccess }],
  ['authorization.k8s.io/LocalSubjectAccessReview', { repeats: true, answer: reviewLocalAccess }],
])

export function transientKind({ group, kind }: { readonly group: string; readonly kind: string }): Transient | undefined {
  return TRANSIENT.get(`${group}/${kind}`)
}

function reviewToken({ spec, userOf }: Question): JsonRecord {
  const { token = '' } = spec as { token?: string }
  if (token === '') throw badRequest('token is required for TokenReview in authentication')
  const user = userOf(token)
  return user === undefined ? { user: {}, error: 'invalid bearer token' } : { authenticated: true, user }
}

interface AccessSpec {
  readonly resourceAttributes?: ResourceAttributes & { readonly namespace?: string }
  readonly nonResourceAttributes?: PathAttributes
  readonly user?: string
  readonly groups?: readonly string[]
}

function reviewOwnAccess({ spec, metadata, user }: Question): JsonRecord {
  refuse([...attributeCauses(spec), ...emptyCauses(metadata)])
  return verdict(spec, user.groups)
}

function reviewAccess({ spec, metadata }: Question): JsonRecord {
  refuse([...attributeCauses(spec), ...subjectCauses(spec), ...emptyCauses(metadata)])
  return verdict(spec, (spec as AccessSpec).groups ?? [])
}

function reviewLocalAccess({ spec, metadata, namespace }: Question): JsonRecord {
  const { resourceAttributes, nonResourceAttributes } = spec as AccessSpec
  const { namespace: _, ...rest } = metadata
  const causes = [...attributeCauses(spec), ...subjectCauses(spec)]
  if (Object.keys(rest).length > 0) causes.push(cause('metadata', metadata, 'must be empty except for namespace'))
  if (resourceAttributes !== undefined && (resourceAttributes.namespace ?? '') !== namespace)
    causes.push(cause('spec.resourceAttributes.namespace', resourceAttributes.namespace ?? '', 'must match metadata.namespace'))
  if (nonResourceAttributes !== undefined)
    causes.push(cause('spec.nonResourceAttributes', goPath(nonResourceAttributes), 'disallowed on this kind of request'))
  refuse(causes)
  return verdict(spec, (spec as AccessSpec).groups ?? [])
}

function verdict(spec: JsonRecord, groups: readonly string[]): JsonRecord {
  const { resourceAttributes, nonResourceAttributes } = spec as AccessSpec
  return { ...(resourceAttributes === undefined ? mayRead(groups, nonResourceAttributes ?? {}) : mayUse(groups, resourceAttributes)) }
}

function attributeCauses(spec: JsonRecord): StatusCause[] {
  const { resourceAttributes, nonResourceAttributes } = spec as AccessSpec
  if (resourceAttributes !== undefined && nonResourceAttributes !== undefined) {
    return [
      cause('spec.nonResourceAttributes', goPath(nonResourceAttributes), 'cannot be specified in combination with resourceAttributes'),
    ]
  }
  if (resourceAttributes !== undefined || nonResourceAttributes !== undefined) return []
  return [cause('spec.resourceAttributes', null, 'exactly one of nonResourceAttributes or resourceAttributes must be specified')]
}

function subjectCauses(spec: JsonRecord): StatusCause[] {
  const { user = '', groups = [] } = spec as AccessSpec
  return user === '' && groups.length === 0 ? [cause('spec.user', '', 'at least one of user or group must be specified')] : []
}

function emptyCauses(metadata: JsonRecord): StatusCause[] {
  return Object.keys(metadata).length === 0 ? [] : [cause('metadata', metadata, 'must be empty')]
}

/** Of its internal types the server prints the names of Go. */
function goPath({ path = '', verb = '' }: PathAttributes): JsonRecord {
  return { Path: path, Verb: verb }
}

function cause(field: string, value: unknown, why: string): StatusCause {
  return { reason: 'FieldValueInvalid', message: `Invalid value: ${goJson(value)}: ${why}`, field }
}

/** The kind is left out, as upstream does: what was decoded does not know it any more. */
function refuse(causes: readonly StatusCause[]): void {
  if (causes.length > 0) throw invalid({ group: 'authorization.k8s.io', kind: '' }, '', causes)
}
