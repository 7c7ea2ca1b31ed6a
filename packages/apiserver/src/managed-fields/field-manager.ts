import { type ApiError, goQuote } from '@kindbox/core'
import { badRequest, failure } from '../failure/failure.ts'
import { isRecord } from '../decode/record.ts'
import { capUpdaters } from './cap-updaters.ts'
import { difference, emptySet, pathTexts, setOf, union } from './field-set.ts'
import { type Managed, type Manager, type Managers, identify, readManagers, writeManagers } from './managers.ts'
import { lastAppliedFields, withLastApplied } from './last-applied.ts'
import { aggregate, fits, typedProblems } from './typed-problems.ts'
import { applied, ConversionFailure, type FieldConflict, updated, type Writer } from './updater.ts'

/** A write whose fields are tracked. */
export interface TrackedWrite extends Writer {
  /** The time of the write, as the server writes times. */
  readonly now: string
  /** Fields that no object of the kind is without. */
  readonly present?: readonly string[]
}

/** An object as far as this is concerned. */
export interface TrackedObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly managedFields?: unknown; readonly [field: string]: unknown }
  readonly [field: string]: unknown
}

/** The manager of what was there before anybody applied. */
const BEFORE = 'before-first-apply'

/** The manager that may have applied from its side before (apiserver's `kubectl apply --server-side`). */
const KUBECTL = 'kubectl'

/** What nobody manages: what identifies an object, and what the server sets (managedfields/internal/stripmeta.go). */
const STRIPPED = setOf(
  ['f:apiVersion'],
  ['f:kind'],
  ['f:metadata'],
  ...['name', 'namespace', 'creationTimestamp', 'selfLink', 'uid', 'clusterName', 'generation', 'managedFields', 'resourceVersion'].map(
    (name) => ['f:metadata', `f:${name}`],
  ),
)

/**
 * Who manages what after a create, an update or a patch other than apply; `live` is undefined for a create. What counts is the document as it was read,
 * with all that is put back or aside of it later. Where it or the object is of another kind or does not fit the schema, nobody manages anything any more.
 */
export function trackUpdate(live: TrackedObject | undefined, document: TrackedObject, kind: string, write: TrackedWrite): Managers {
  const { apiVersion } = write.who
  const type = write.typeOf(apiVersion) ?? {}
  const isOther = document.kind !== kind || write.typeOf(document.apiVersion) === undefined
  if (isOther || ![live, document].every((each) => each === undefined || fits(type, each))) return new Map()
  const managers = claimedManagers(live, document, write.who)
  // Whose fields were tracked by nobody so far, or by nobody any more, stays so until somebody applies.
  if (managers.size === 0 && live !== undefined) return managers
  return forgetting(() =>
    capUpdaters(tracked(live === undefined ? nothing(document, write) : bare(live), bare({ ...document, apiVersion }), managers, write)),
  )
}

/** Nobody manages anything any more where somebody manages fields in a version in which the object cannot be seen. */
function forgetting(track: () => Managers): Managers {
  try {
    return track()
  } catch (error) {
    if (error instanceof ConversionFailure) return new Map()
    throw error
  }
}

/**
 * The object with a configuration applied to it; the same one where that changes nothing but who manages what.
 *
 * @throws ApiError 400 for a configuration of another kind or with managers of its own, 409 for fields of others that it would change, 500 for one that
 *   does not fit the schema: all as upstream has them.
 */
export function applyConfiguration(
  live: TrackedObject | undefined,
  config: TrackedObject,
  write: TrackedWrite,
  force: boolean,
): TrackedObject {
  if (isRecord(config.metadata) && (config.metadata.managedFields ?? null) !== null) throw badRequest('metadata.managedFields must be nil')
  const type = write.typeOf(write.who.apiVersion) ?? {}
  const known = (live && readManagers(live.metadata.managedFields)) ?? new Map()
  const problemsOfLive = live === undefined ? [] : typedProblems(type, bare(live), { duplicates: 'allowed' })
  if (problemsOfLive.length > 0 && known.size === 0) {
    const why = `failed to convert new object (${place(live!)}) to smd typed: ${aggregate(problemsOfLive)}`
    throw failure(500, '', `failed to create manager for existing fields: ${why}`)
  }
  const problems = typedProblems(type, config)
  if (problems.length > 0) throw failure(500, '', `failed to create typed patch object (${place(config)}): ${aggregate(problems)}`)
  if (problemsOfLive.length > 0)
    throw failure(500, '', `failed to create typed live object (${place(live!)}): ${aggregate(problemsOfLive)}`)
  const before = live === undefined ? nothing(config, write) : bare(live)
  const managers =
    known.size === 0 && live !== undefined
      ? tracked(nothing(live, write), before, known, { ...write, who: { ...write.who, manager: BEFORE, operation: 'Update' } })
      : known
  const result = orFailed(() => appliedBy(before, config, managers, write, force))
  if ('conflicts' in result) throw conflict(result.conflicts)
  const key = identify(write.who)
  const time = result.object === undefined ? result.managers.get(key)?.time : write.now
  const object = (result.object ?? before) as TrackedObject
  const told = write.who.manager === KUBECTL ? withLastApplied(object, config) : object
  return withManagers(told, withoutStripped(result.managers, key, time))
}

function orFailed<T>(apply: () => T): T {
  try {
    return apply()
  } catch (error) {
    throw error instanceof ConversionFailure ? failure(500, '', error.message) : error
  }
}

/** What kubectl applied from its side before, it may take over. */
function appliedBy(live: object, config: object, managers: Managers, write: TrackedWrite, force: boolean): ReturnType<typeof applied> {
  const { manager, apiVersion } = write.who
  const result = applied(live, config, managers, write, force)
  if (!('conflicts' in result) || manager !== KUBECTL) return result
  const allowed = lastAppliedFields(write.typeOf(apiVersion) ?? {}, live, apiVersion)
  const conflicts = result.conflicts
    .map((each) => ({ ...each, fields: difference(each.fields, allowed) }))
    .filter(({ fields }) => fields.size > 0)
  return conflicts.length > 0 ? { conflicts } : applied(live, config, managers, write, true)
}

function tracked(before: object, after: object, managers: Managers, write: TrackedWrite): Managers {
  const { managers: left, written } = updated(before, after, managers, write)
  const fields = difference(written, STRIPPED)
  if (fields.size === 0) return left
  const key = identify(write.who)
  return new Map([...left, [key, { ...write.who, fields: union(left.get(key)?.fields ?? emptySet, fields), time: write.now }]])
}

/** The managers without what nobody manages in the fields of one; without that one where it has nothing else. */
function withoutStripped(managers: Managers, key: string, time: string | undefined): Managers {
  const mine = managers.get(key)
  if (mine === undefined) return managers
  const fields = difference(mine.fields, STRIPPED)
  const left = new Map(managers)
  if (fields.size === 0) left.delete(key)
  else left.set(key, { ...mine, fields, time })
  return left
}

/** Managers that the document names count, where it names any and is no subresource; one empty entry forgets all (managedfields/internal/fieldmanager.go). */
function claimedManagers(live: TrackedObject | undefined, { metadata }: TrackedObject, { subresource }: Manager): Managers {
  const stored = () => (live && readManagers(live.metadata.managedFields)) ?? new Map<string, Managed>()
  if (subresource !== '') return stored()
  const entries = metadata.managedFields
  if (Array.isArray(entries) && entries.length === 1 && isRecord(entries[0]) && Object.keys(entries[0]).length === 0) return new Map()
  const claimed = readManagers(entries)
  return claimed === undefined || claimed.size === 0 ? stored() : claimed
}

/** An object with an account of who manages what. */
export function withManagers<T extends TrackedObject>({ metadata, ...object }: T, managers: Managers): T {
  const { managedFields: _, ...rest } = metadata
  const entries = writeManagers(managers)
  return { ...object, metadata: { ...rest, ...(entries !== undefined && { managedFields: entries }) } } as unknown as T
}

/** An object without an account of who manages what. */
export function bare({ metadata, ...object }: TrackedObject): object {
  const { managedFields: _, ...rest } = metadata
  return { ...object, metadata: rest }
}

/** An object before it has anything but its kind. */
function nothing({ apiVersion, kind }: TrackedObject, { present = [] }: TrackedWrite): object {
  return { apiVersion, kind, ...Object.fromEntries(present.map((name) => [name, {}])) }
}

/** An object as messages name it. */
export function place({ apiVersion, kind, metadata }: TrackedObject): string {
  const { namespace = '', name = '' } = isRecord(metadata) ? (metadata as { namespace?: string; name?: string }) : {}
  return `${namespace}/${name}; ${apiVersion}, Kind=${kind}`
}

/** managedfields/internal/conflict.go */
function conflict(conflicts: readonly FieldConflict[]): ApiError {
  const told = conflicts.map(({ manager, fields }) => ({ manager: managerText(manager), key: identify(manager), paths: pathTexts(fields) }))
  const causes = told.flatMap(({ manager, paths }) =>
    paths.map((field) => ({ reason: 'FieldManagerConflict', message: `conflict with ${manager}`, field })),
  )
  const [only] = causes
  const count = causes.length
  const listed = told
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .flatMap(({ manager, paths }) => [`conflicts with ${manager}:`, ...paths.map((path) => `- ${path}`)])
  const message =
    count === 1
      ? `Apply failed with 1 conflict: ${only?.message}: ${only?.field}`
      : `Apply failed with ${count} conflicts: ${listed.join('\n')}`
  return failure(409, 'Conflict', message, { causes })
}

function managerText({ manager, subresource, operation, apiVersion }: Manager): string {
  const through = subresource === '' ? '' : ` with subresource ${goQuote(subresource)}`
  return `${goQuote(manager)}${through}${operation === 'Update' ? ` using ${apiVersion}` : ''}`
}
