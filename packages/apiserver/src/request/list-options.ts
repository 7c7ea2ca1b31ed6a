import type { StatusCause } from '@kindbox/core'
import { badRequest, invalid } from '../failure/failure.ts'
import { forbiddenCause, notSupportedCause } from './field-cause.ts'
import { isTrue } from './request-info.ts'

/** `ListOptions` of meta/v1, for lists, watches and deletions of collections. */
export interface ListOptions {
  readonly labelSelector: string
  readonly fieldSelector: string
  /** 0 is no limit. */
  readonly limit: number
  readonly continue: string
  readonly resourceVersion: string
  readonly resourceVersionMatch: '' | 'Exact' | 'NotOlderThan'
  /** 0 is the server's own choice. */
  readonly timeoutSeconds: number
  readonly allowWatchBookmarks: boolean
  /** Undefined where the request does not say. */
  readonly sendInitialEvents?: boolean
}

/**
 * Reads and checks the options (apimachinery pkg/apis/meta/internalversion/validation, and its defaults: a watch from the beginning
 * streams what exists first).
 *
 * @throws ApiError 400 for values that cannot be read, 422 for options that exclude each other.
 */
export function listOptions(query: URLSearchParams, watch: boolean): ListOptions {
  const given = read(query)
  const causes = watch ? watchCauses(given) : listCauses(given)
  if (causes.length > 0) throw invalid({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', causes)
  return given
}

function read(query: URLSearchParams): ListOptions {
  return {
    labelSelector: query.get('labelSelector') ?? '',
    fieldSelector: query.get('fieldSelector') ?? '',
    limit: integer(query.get('limit')),
    continue: query.get('continue') ?? '',
    resourceVersion: query.get('resourceVersion') ?? '',
    resourceVersionMatch: (query.get('resourceVersionMatch') ?? '') as ListOptions['resourceVersionMatch'],
    timeoutSeconds: integer(query.get('timeoutSeconds')),
    allowWatchBookmarks: isTrue(query.get('allowWatchBookmarks')),
    ...(query.has('sendInitialEvents') && { sendInitialEvents: isTrue(query.get('sendInitialEvents')) }),
  }
}

function integer(text: string | null): number {
  if (text === null) return 0
  if (!/^[-+]?\d+$/.test(text)) throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`)
  return Number(text)
}

const MATCH = 'resourceVersionMatch'

function listCauses(options: ListOptions): StatusCause[] {
  const causes: StatusCause[] = []
  const match = options.resourceVersionMatch
  if (match !== '') {
    if (options.resourceVersion === '')
      causes.push(forbiddenCause(MATCH, 'resourceVersionMatch is forbidden unless resourceVersion is provided'))
    if (options.continue !== '') causes.push(forbiddenCause(MATCH, 'resourceVersionMatch is forbidden when continue is provided'))
    if (match !== 'Exact' && match !== 'NotOlderThan') causes.push(notSupportedCause(MATCH, match, ['Exact', 'NotOlderThan', '']))
    if (match === 'Exact' && options.resourceVersion === '0') {
      causes.push(forbiddenCause(MATCH, 'resourceVersionMatch "exact" is forbidden for resourceVersion "0"'))
    }
  }
  if (options.sendInitialEvents !== undefined) causes.push(forbiddenCause('sendInitialEvents', 'sendInitialEvents is forbidden for list'))
  return causes
}

function watchCauses(options: ListOptions): StatusCause[] {
  const causes: StatusCause[] = []
  const match = options.resourceVersionMatch
  if (options.sendInitialEvents !== undefined && match !== 'NotOlderThan') {
    causes.push(forbiddenCause(MATCH, 'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan'))
  }
  if (match === '') return causes
  if (options.sendInitialEvents === undefined) {
    causes.push(forbiddenCause(MATCH, 'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided'))
  }
  if (match !== 'NotOlderThan') causes.push(notSupportedCause(MATCH, match, ['NotOlderThan']))
  if (options.continue !== '') causes.push(forbiddenCause(MATCH, 'resourceVersionMatch is forbidden when continue is provided'))
  return causes
}
