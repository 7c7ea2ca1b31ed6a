import { goQuote, type StatusCause } from '@kindbox/core'
import { isRecord } from '../decode/record.ts'
import { jsonTypeName } from '../decode/json-type-name.ts'
import { badRequest, invalid } from '../failure/failure.ts'
import { invalidCause, notSupportedCause } from './field-cause.ts'
import { isTrue } from './request-info.ts'
import { dryRunCauses } from './write-options.ts'

/** `DeleteOptions` of meta/v1. */
export interface DeleteOptions {
  readonly dryRun: boolean
  /** Seconds. Custom resources are deleted at once, whatever it says. */
  readonly gracePeriodSeconds?: number
  readonly propagationPolicy?: PropagationPolicy
  /** Superseded by `propagationPolicy`. */
  readonly orphanDependents?: boolean
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string }
}

export type PropagationPolicy = 'Orphan' | 'Background' | 'Foreground'

const POLICIES: readonly string[] = ['Foreground', 'Background', 'Orphan', 'nil']

/**
 * Reads and checks the options of a delete: from the body where there is one, otherwise from the query.
 *
 * @throws ApiError 400 for a body that is no DeleteOptions, 422 for options that are not allowed.
 */
export function deleteOptions(body: unknown, query: URLSearchParams): DeleteOptions {
  const wire = body === undefined ? fromQuery(query) : fromBody(body)
  const causes: StatusCause[] = []
  const { propagationPolicy: policy, orphanDependents } = wire
  if (orphanDependents !== undefined && policy !== undefined) {
    causes.push(invalidCause('propagationPolicy', policy, 'orphanDependents and deletionPropagation cannot be both set'))
  }
  if (policy !== undefined && !POLICIES.slice(0, 3).includes(policy)) causes.push(notSupportedCause('propagationPolicy', policy, POLICIES))
  causes.push(...dryRunCauses(wire.dryRun))
  if (causes.length > 0) throw invalid({ group: 'meta.k8s.io', kind: 'DeleteOptions' }, '', causes)
  return { ...wire, dryRun: wire.dryRun.length > 0 } as DeleteOptions
}

interface WireOptions extends Omit<DeleteOptions, 'dryRun' | 'propagationPolicy'> {
  readonly dryRun: readonly string[]
  readonly propagationPolicy?: string
}

function fromQuery(query: URLSearchParams): WireOptions {
  const seconds = query.get('gracePeriodSeconds')
  const policy = query.get('propagationPolicy')
  if (seconds !== null && !/^[-+]?\d+$/.test(seconds)) throw badRequest(`strconv.ParseInt: parsing ${goQuote(seconds)}: invalid syntax`)
  return {
    dryRun: query.getAll('dryRun'),
    ...(seconds !== null && { gracePeriodSeconds: Number(seconds) }),
    ...(policy !== null && { propagationPolicy: policy }),
    ...(query.has('orphanDependents') && { orphanDependents: isTrue(query.get('orphanDependents')) }),
  }
}

/** The fields of the options: what JSON they take, and what Go calls that. */
const FIELDS: ReadonlyMap<string, readonly [(value: unknown) => boolean, string]> = new Map([
  ['gracePeriodSeconds', [Number.isSafeInteger, 'int64']],
  ['propagationPolicy', [isString, 'v1.DeletionPropagation']],
  ['orphanDependents', [(value: unknown) => typeof value === 'boolean', 'bool']],
  ['dryRun', [(value: unknown) => Array.isArray(value) && value.every(isString), '[]string']],
  ['preconditions', [isPreconditions, 'v1.Preconditions']],
])

const TYPE_META = 'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }'

function fromBody(body: unknown): WireOptions {
  if (!isRecord(body)) throw badRequest(`couldn't get version/kind; json parse error: ${mismatch(body, `value of type ${TYPE_META}`)}`)
  const [apiVersion, kind] = ['apiVersion', 'kind'].map((field) => {
    const value = body[field] ?? ''
    if (isString(value)) return value
    throw badRequest(`couldn't get version/kind; json parse error: ${mismatch(value, `struct field .${field} of type string`)}`)
  })
  if (kind !== '' && kind !== 'DeleteOptions') {
    const version = apiVersion === '' ? 'meta.k8s.io/v1' : apiVersion
    throw badRequest(`no kind "${kind}" is registered for version "${version}" in scheme "pkg/runtime/scheme.go:111"`)
  }
  const wire: Record<string, unknown> = { dryRun: [] }
  for (const [name, [isOfType, type]] of FIELDS) {
    const value = Object.hasOwn(body, name) ? body[name] : undefined
    if (value === undefined || value === null) continue
    if (!isOfType(value)) throw badRequest(mismatch(value, `struct field DeleteOptions.${name} of type ${type}`))
    wire[name] = value
  }
  return wire as unknown as WireOptions
}

function mismatch(value: unknown, place: string): string {
  return `json: cannot unmarshal ${jsonTypeName(value)} into Go ${place}`
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function isPreconditions(value: unknown): boolean {
  return isRecord(value) && [value['uid'], value['resourceVersion']].every((each) => each === undefined || each === null || isString(each))
}
