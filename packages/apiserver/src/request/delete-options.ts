import type { StatusCause } from '@kindbox/core'
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
  if (seconds !== null && !/^[-+]?\d+$/.test(seconds))
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(seconds)}: invalid syntax`)
  return {
    dryRun: query.getAll('dryRun'),
    ...(seconds !== null && { gracePeriodSeconds: Number(seconds) }),
    ...(policy !== null && { propagationPolicy: policy }),
    ...(query.has('orphanDependents') && { orphanDependents: isTrue(query.get('orphanDependents')) }),
  }
}

/** The fields of the options and what JSON they take. */
const FIELDS: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['kind', isString],
  ['apiVersion', isString],
  ['gracePeriodSeconds', Number.isSafeInteger],
  ['propagationPolicy', isString],
  ['orphanDependents', (value: unknown) => typeof value === 'boolean'],
  ['dryRun', (value: unknown) => Array.isArray(value) && value.every(isString)],
  ['preconditions', isPreconditions],
])

function fromBody(body: unknown): WireOptions {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badRequest('the body of a delete has to be DeleteOptions')
  const wire: Record<string, unknown> = { dryRun: [] }
  for (const [name, isOfType] of FIELDS) {
    const value = Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined
    if (value === undefined || value === null) continue
    if (!isOfType(value)) throw badRequest(`json: cannot unmarshal the value of DeleteOptions.${name}`)
    wire[name] = value
  }
  const { kind } = wire
  if (kind !== undefined && kind !== '' && kind !== 'DeleteOptions') {
    throw badRequest(
      `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(wire['apiVersion'] ?? 'v1')} in scheme "pkg/api/legacyscheme/scheme.go:30"`,
    )
  }
  return wire as unknown as WireOptions
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function isPreconditions(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { uid, resourceVersion } = value as { uid?: unknown; resourceVersion?: unknown }
  return [uid, resourceVersion].every((each) => each === undefined || isString(each))
}
