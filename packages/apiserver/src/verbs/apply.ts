import type { Verdict } from '@kindbox/crd'
import { decodeText } from '../decode/decode-text.ts'
import { claimedMeta } from '../decode/claimed-meta.ts'
import { jsonTypeName } from '../decode/json-type-name.ts'
import { isRecord, type JsonRecord } from '../decode/record.ts'
import { badRequest, conflict, notFound, notImplemented } from '../failure/failure.ts'
import type { Reply } from '../http/reply.ts'
import { viewOf } from '../kind/served-resource.ts'
import { applyConfiguration, type TrackedObject } from '../managed-fields/field-manager.ts'
import { patchOptions, type WriteOptions } from '../request/write-options.ts'
import type { StoredObject } from '../storage/stored.ts'
import type { Call } from './call.ts'
import { acceptedObject, admit, put } from './create.ts'
import { find } from './get.ts'
import { type Part, trackedWrite } from './track.ts'
import { checkName, checkVersion, replyWritten, write } from './update.ts'

/**
 * PATCH with a configuration: server-side apply. Creates the object where it is not there (apiserver pkg/endpoints/handlers/patch.go, `applyPatcher`).
 */
export async function applyPatch(call: Call, part?: Part): Promise<Reply> {
  const { resource, request } = call
  if (request.name === '') throw badRequest('name must be provided')
  const text = await call.incoming.body()
  const { force, ...options } = patchOptions(call.query, true)
  const tracked = trackedWrite(call, { operation: 'Apply', fieldManager: options.fieldManager, ...(part && { part }) })
  if (tracked === undefined) throw notImplemented(`server-side apply of ${resource.plural}`)
  const stored = find(call)
  if (stored === undefined && part !== undefined) throw notFound(resource, request.name)
  const { config, problems } = readConfiguration(resource, text)
  const live = stored && viewOf(resource, stored).object
  const merged = applyConfiguration(live, config, tracked, force) as StoredObject
  const { managedFields } = merged.metadata
  const { fieldValidation } = options
  remark(call, problems, options)
  if (stored === undefined || live === undefined) {
    const { uid } = claimedMeta(merged)
    if (uid !== undefined) {
      throw conflict(resource, request.name, `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`)
    }
    checkName(call, claimedMeta(merged))
    const verdict = resource.strategy.create(merged, { namespace: request.namespace, fieldValidation, applied: true })
    admit(call, request.name)
    return put(call, withManagers(judged(call, verdict, options), managedFields), options)
  }
  const verdict = resource.strategy.update(merged, live, {
    namespace: request.namespace,
    fieldValidation,
    applied: true,
    ...(part === 'status' && { subresource: part }),
  })
  checkName(call, claimedMeta(merged))
  checkVersion(call, claimedMeta(merged), live)
  return replyWritten(call, write(call, stored, withManagers(judged(call, verdict, options), managedFields), options))
}

/** What was never decoded is stored as it is, nulls and all, and answered as it is read. */
function judged(call: Call, verdict: Verdict, { dryRun }: Pick<WriteOptions, 'dryRun'>): StoredObject {
  const object = acceptedObject(call, verdict)
  return dryRun ? call.resource.strategy.read(object) : object
}

/** @throws ApiError 400 for keys that stand twice, where the reading is strict. */
export function remark(call: Call, problems: readonly string[], { fieldValidation }: Pick<WriteOptions, 'fieldValidation'>): void {
  if (fieldValidation === 'Strict' && problems.length > 0) throw badRequest(`error strict decoding YAML: ${duplicates(problems)}`)
  if (fieldValidation === 'Warn') call.warnings.push(...problems)
}

const CONVERTING = 'error converting YAML to JSON: '

/** What the server's YAML says of keys that stand twice. */
function duplicates(problems: readonly string[]): string {
  return `${CONVERTING}yaml: unmarshal errors:\n${problems.map((problem) => `  ${problem}`).join('\n')}`
}

interface Configuration {
  readonly config: TrackedObject
  readonly problems: readonly string[]
}

/** @throws ApiError 400 for text that is no YAML, no object, or one of another kind. */
export function readConfiguration(expected: { readonly apiVersion: string; readonly kind: string }, text: string): Configuration {
  const decoded = decodeText(text, 'yaml')
  if ('problem' in decoded) throw badRequest(`error decoding YAML: ${CONVERTING}${decoded.problem}`)
  const value = decoded.value ?? {}
  if (!isRecord(value)) {
    const why = `json: cannot unmarshal ${jsonTypeName(value)} into Go value of type map[string]interface {}`
    throw badRequest(`error decoding YAML: error unmarshaling JSON: while decoding JSON: ${why}`)
  }
  const [apiVersion, kind] = [value['apiVersion'] ?? '', value['kind'] ?? ''].map(String) as [string, string]
  if (apiVersion !== expected.apiVersion || kind !== expected.kind) {
    const version = apiVersion.includes('/') ? apiVersion : `/${apiVersion}`
    throw badRequest(`invalid object type: ${version}, Kind=${kind}`)
  }
  const metadata = isRecord(value['metadata']) ? value['metadata'] : {}
  return { config: { ...value, apiVersion, kind, metadata } as TrackedObject, problems: decoded.problems.map(({ message }) => message) }
}

function withManagers({ metadata, ...object }: StoredObject, managedFields: unknown): StoredObject {
  const { managedFields: _, ...rest } = metadata as JsonRecord
  return { ...object, metadata: { ...rest, ...(managedFields !== undefined && { managedFields }) } } as unknown as StoredObject
}
