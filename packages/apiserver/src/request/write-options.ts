import type { StatusCause } from '@kindbox/core'
import { invalid } from '../failure/failure.ts'
import { forbiddenCause, invalidCause, notSupportedCause, requiredCause, tooLongCause } from './field-cause.ts'
import { isTrue } from './request-info.ts'

/** The options that all writes with a body share: `CreateOptions`, `UpdateOptions` and `PatchOptions` of meta/v1. */
export interface WriteOptions {
  readonly dryRun: boolean
  readonly fieldValidation: FieldValidation
  /** Who writes; empty where the request does not say. */
  readonly fieldManager: string
}

export type FieldValidation = 'Ignore' | 'Warn' | 'Strict'

/**
 * Reads and checks the options of a create or an update (apimachinery pkg/apis/meta/v1/validation).
 *
 * @throws ApiError 422 that lists everything wrong with them.
 */
export function writeOptions(query: URLSearchParams, kind: 'CreateOptions' | 'UpdateOptions'): WriteOptions {
  return check(kind, query, commonCauses(query))
}

/** Reads and checks the options of a patch. */
export function patchOptions(query: URLSearchParams, isApply: boolean): WriteOptions & { readonly force: boolean } {
  const causes: StatusCause[] = []
  if (isApply && (query.get('fieldManager') ?? '') === '') causes.push(requiredCause('fieldManager', 'is required for apply patch'))
  if (!isApply && query.has('force')) causes.push(forbiddenCause('force', 'may not be specified for non-apply patch'))
  const options = check('PatchOptions', query, [...causes, ...commonCauses(query)])
  return { ...options, force: isTrue(query.get('force')) }
}

/** The causes of a `dryRun` that asks for anything but everything. */
export function dryRunCauses(dryRun: readonly string[]): StatusCause[] {
  return dryRun.every((value) => value === 'All') ? [] : [notSupportedCause('dryRun', dryRun, ['All'])]
}

const FIELD_MANAGER_BYTES = 128

function commonCauses(query: URLSearchParams): StatusCause[] {
  const causes: StatusCause[] = []
  const manager = query.get('fieldManager') ?? ''
  if (Buffer.byteLength(manager) > FIELD_MANAGER_BYTES) causes.push(tooLongCause('fieldManager', FIELD_MANAGER_BYTES))
  let position = 0
  for (const character of manager) {
    if (!/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(character))
      causes.push(invalidCause('fieldManager', manager, `invalid character ${unicode(character)} (at position ${position})`))
    position += Buffer.byteLength(character)
  }
  causes.push(...dryRunCauses(query.getAll('dryRun')))
  const validation = query.get('fieldValidation') ?? ''
  if (!['', 'Ignore', 'Strict', 'Warn'].includes(validation)) {
    causes.push(notSupportedCause('fieldValidation', validation, ['', 'Ignore', 'Strict', 'Warn']))
  }
  return causes
}

function check(kind: string, query: URLSearchParams, causes: readonly StatusCause[]): WriteOptions {
  if (causes.length > 0) throw invalid({ group: 'meta.k8s.io', kind }, '', causes)
  return {
    dryRun: query.has('dryRun'),
    fieldValidation: (query.get('fieldValidation') || 'Warn') as FieldValidation,
    fieldManager: query.get('fieldManager') ?? '',
  }
}

/** Go's `%#U` of a character that is not printable. */
function unicode(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}
