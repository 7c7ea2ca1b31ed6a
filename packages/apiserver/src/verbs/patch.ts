import type { ApiError } from '@kindbox/core'
import type { Rejected } from '@kindbox/crd'
import { claimedMeta } from '../decode/claimed-meta.ts'
import {
  badRequest,
  internalError,
  invalid,
  notImplemented,
  tooLarge,
  unprocessable,
  unsupportedMediaType,
  unsupportedMethodType,
} from '../failure/failure.ts'
import { patchType } from '../http/content-type.ts'
import type { Reply } from '../http/reply.ts'
import { decodeJson } from '../decode/decode-text.ts'
import { jsonTypeName } from '../decode/json-type-name.ts'
import { goJson } from '../kind/go-json.ts'
import { APPLY, MERGE_PATCH, STRATEGIC_MERGE_PATCH, viewOf } from '../kind/served-resource.ts'
import { applyJsonPatch, type Operation } from '../patch/json-patch.ts'
import { applyMergePatch } from '../patch/merge-patch.ts'
import { PatchFailure } from '../patch/patch-failure.ts'
import { isRecord } from '../decode/record.ts'
import { patchOptions, type WriteOptions } from '../request/write-options.ts'
import type { Call } from './call.ts'
import { acceptedObject } from './create.ts'
import { refusal } from './document.ts'
import { existing } from './get.ts'
import { checkName, checkVersion, type Part, readingWarnings, replyWritten, write } from './update.ts'

/** How many operations a JSON Patch may have (apiserver pkg/endpoints/handlers/patch.go). */
const MAX_OPERATIONS = 10_000

/** PATCH of an object, or of the status in it. */
export async function patch(call: Call, part?: Part): Promise<Reply> {
  const { resource, request } = call
  const { change, problems, options } = await readPatch(call)
  const stored = existing(call)
  const old = viewOf(resource, stored).object
  const value = change(old)
  const { fieldValidation } = options
  checkApiVersion(call, value)
  const verdict = resource.strategy.update(value, old, {
    namespace: request.namespace,
    fieldValidation,
    ...(part && { subresource: part }),
  })
  if (!verdict.accepted && verdict.status.code === 400) throw unreadableResult(call, value, verdict, problems)
  refuseStrictly(value, problems, options)
  try {
    checkName(call, claimedMeta(value))
    checkVersion(call, claimedMeta(value), old)
  } catch (error) {
    call.warnings.push(...readingWarnings(verdict))
    throw error
  }
  return replyWritten(call, write(call, stored, acceptedObject(call, verdict), options))
}

/** A patch that was read. */
export interface ReadPatch {
  /** Applies it; throws 422 where it does not fit. */
  readonly change: (old: unknown) => unknown
  /** What only a strict reading minds in it. */
  readonly problems: readonly string[]
  readonly options: WriteOptions
}

/**
 * @throws ApiError 400 for a body that is no such patch, 413 for one with too many operations, 415 for one that the resource does not
 *   take, 501 for one that this server does not implement.
 */
export async function readPatch(call: Call): Promise<ReadPatch> {
  const type = patchType(call.incoming.header('content-type'))
  const { patchTypes, builtIn } = call.resource
  if (!patchTypes.includes(type)) throw builtIn ? unsupportedMethodType() : unsupportedMediaType(patchTypes)
  if (call.request.name === '') throw badRequest('name must be provided')
  const text = await call.incoming.body()
  const options = patchOptions(call.query, type === APPLY)
  if (type === APPLY) throw notImplemented('server-side apply')
  if (type === STRATEGIC_MERGE_PATCH) throw notImplemented('strategic merge patches')
  const decoded = decodeJson(text)
  if ('problem' in decoded) throw badRequest(`error decoding patch: ${decoded.problem}`)
  const { change, strangers } = type === MERGE_PATCH ? mergePatch(decoded.value, options) : jsonPatch(decoded.value)
  const problems = options.fieldValidation === 'Ignore' ? [] : [...decoded.problems.map(({ message }) => message), ...strangers]
  function changed(old: unknown): unknown {
    const value = change(old)
    // Only a patch that can be applied is remarked upon.
    if (options.fieldValidation === 'Warn') call.warnings.push(...problems)
    return value
  }
  return { change: changed, problems, options }
}

/** @throws ApiError 422 where the patch has what a strict reading minds; the server tells so once it is applied. */
export function refuseStrictly(value: unknown, problems: readonly string[], { fieldValidation }: WriteOptions): void {
  if (fieldValidation === 'Strict' && problems.length > 0) throw invalidPatch(value, `strict decoding error: ${problems.join(', ')}`)
}

interface Change {
  readonly change: (old: unknown) => unknown
  readonly strangers: readonly string[]
}

/** Unless unknown fields are ignored, the body is read once more before it is applied, and then the refusal says what it is. */
function mergePatch(body: unknown, { fieldValidation }: WriteOptions): Change {
  if (body === null || (fieldValidation === 'Ignore' && typeof body !== 'object')) throw badRequest('Invalid JSON Patch')
  if (!isRecord(body)) throw notOfType(body, 'map[string]interface {}')
  return { change: (old) => applyMergePatch(old, body), strangers: [] }
}

function jsonPatch(body: unknown): Change {
  if (!Array.isArray(body)) throw notOfType(body, '[]handlers.jsonPatchOp')
  const strangers = body.flatMap(checkOperation)
  if (body.length > MAX_OPERATIONS)
    throw tooLarge(`The allowed maximum operations in a JSON patch is ${MAX_OPERATIONS}, got ${body.length}`)
  return { change: (old) => applyOperations(old, body), strangers }
}

function applyOperations(old: unknown, operations: readonly (Operation | null)[]): unknown {
  let result: unknown
  try {
    result = applyJsonPatch(old, operations)
  } catch (error) {
    throw error instanceof PatchFailure ? unprocessable() : error
  }
  // The library upstream holds documents that are objects or lists, and no others.
  if (typeof result !== 'object' || result === null) throw unprocessable()
  return result
}

const OPERATION_FIELDS = ['op', 'path', 'from', 'value']

/** What a step has that no step has; throws where it is none at all. */
function checkOperation(operation: unknown, index: number): string[] {
  if (operation === null) return []
  if (!isRecord(operation)) throw notOfType(operation, 'handlers.jsonPatchOp')
  for (const field of OPERATION_FIELDS.slice(0, 3)) {
    const value = operation[field] ?? null
    if (value !== null && typeof value !== 'string') {
      throw badRequest(
        `error decoding patch: json: cannot unmarshal ${jsonTypeName(value)} into Go struct field jsonPatchOp.${field} of type string`,
      )
    }
  }
  const strangers = Object.keys(operation).filter((field) => !OPERATION_FIELDS.includes(field))
  return strangers.map((field) => `json patch unknown field "[${index}].${field}"`)
}

/**
 * What a patch made has to be an object of the kind again. What it is not is said of the field `patch`, except where it is an object
 * that belongs elsewhere.
 */
function unreadableResult(call: Call, value: unknown, rejected: Rejected, problems: readonly string[]): ApiError {
  const [first] = rejected.findings
  if (first === undefined || first.message === rejected.status.message) return refusal(call, rejected)
  if (rejected.status.message?.includes('strict decoding error: ') !== true) return invalidPatch(value, first.message)
  const all = [...problems, ...rejected.findings.map(({ message }) => message)]
  return invalidPatch(value, `strict decoding error: ${all.join(', ')}`)
}

/** A patch can lead out of the version; the server finds that only when it validates the result. */
function checkApiVersion({ resource, request }: Call, value: unknown): void {
  const apiVersion = isRecord(value) ? value['apiVersion'] : undefined
  if (apiVersion === resource.apiVersion || !isRecord(value) || typeof value['kind'] !== 'string') return
  if (apiVersion === undefined) throw internalError("Object 'apiVersion' is missing in 'object has no apiVersion field'")
  if (typeof apiVersion !== 'string') return
  const slash = apiVersion.indexOf('/')
  const message = `Invalid value: ${JSON.stringify(apiVersion)}: must be ${resource.apiVersion}`
  const cause = { reason: 'FieldValueInvalid', message, field: 'apiVersion' }
  throw invalid({ group: slash === -1 ? '' : apiVersion.slice(0, slash), kind: value['kind'] }, request.name, [cause])
}

function notOfType(value: unknown, type: string): ApiError {
  return badRequest(`error decoding patch: json: cannot unmarshal ${jsonTypeName(value)} into Go value of type ${type}`)
}

/**
 * What a patch results in and may not be; the server cites it as {@link goJson} writes it.
 */
export function invalidPatch(result: unknown, why: string, original?: unknown): ApiError {
  const message = `Invalid value: ${JSON.stringify(goJson(result, original))}: ${why}`
  return invalid({ group: '', kind: '' }, '', [{ reason: 'FieldValueInvalid', message, field: 'patch' }])
}
