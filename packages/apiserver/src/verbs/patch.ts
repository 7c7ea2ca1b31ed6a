import type { ApiError } from '@kindbox/core'
import type { Rejected } from '@kindbox/crd'
import { badRequest, invalid, notImplemented, tooLarge, unprocessable, unsupportedMediaType } from '../failure/failure.ts'
import { mediaType } from '../http/content-type.ts'
import type { Reply } from '../http/reply.ts'
import { decodeJson } from '../kind/decode-text.ts'
import { encodeJson } from '../kind/encode-json.ts'
import { APPLY, MERGE_PATCH, STRATEGIC_MERGE_PATCH, viewOf } from '../kind/served-resource.ts'
import { applyJsonPatch, type Operation } from '../patch/json-patch.ts'
import { applyMergePatch } from '../patch/merge-patch.ts'
import { PatchFailure } from '../patch/patch-failure.ts'
import { isRecord } from '../patch/record.ts'
import { patchOptions, type WriteOptions } from '../request/write-options.ts'
import type { Call } from './call.ts'
import { acceptedObject } from './create.ts'
import { claimedMeta, refusal } from './document.ts'
import { existing } from './get.ts'
import { accepted } from './respond.ts'
import { checkName, checkPreconditions, type Part, replyWritten, write } from './update.ts'

/** How many operations a JSON Patch may have (apiserver pkg/endpoints/handlers/patch.go). */
const MAX_OPERATIONS = 10_000

/** PATCH of an object, or of the status in it. */
export async function patch(call: Call, part?: Part): Promise<Reply> {
  const { resource, request } = call
  const { change, options } = await readPatch(call)
  const stored = existing(call)
  const old = viewOf(resource, stored).object
  const value = change(old)
  const { fieldValidation } = options
  const verdict = resource.strategy.update(value, old, {
    namespace: request.namespace,
    fieldValidation,
    ...(part && { subresource: part }),
  })
  if (!verdict.accepted && verdict.status.code === 400) throw unreadableResult(call, value, verdict)
  checkName(call, claimedMeta(value))
  checkPreconditions(call, claimedMeta(value), old)
  return replyWritten(call, write(call, stored, acceptedObject(call, verdict), options))
}

/** A patch ready to be applied; applying one that does not fit throws 422. */
export type Change = (old: unknown) => unknown

/**
 * @throws ApiError 400 for a body that is no such patch, 413 for one with too many operations, 415 for one that the resource does not
 *   take, 501 for one that this server does not implement.
 */
export async function readPatch(call: Call): Promise<{ readonly change: Change; readonly options: WriteOptions }> {
  const type = mediaType(call.incoming.header('content-type'))
  if (!call.resource.patchTypes.includes(type)) throw unsupportedMediaType(call.resource.patchTypes)
  if (call.request.name === '') throw badRequest('name must be provided')
  accepted(call)
  const text = await call.incoming.body()
  const options = patchOptions(call.query, type === APPLY)
  if (type === APPLY) throw notImplemented('server-side apply')
  if (type === STRATEGIC_MERGE_PATCH) throw notImplemented('strategic merge patches')
  const body = readBody(call, text, options)
  return { change: type === MERGE_PATCH ? mergePatch(body) : jsonPatch(body), options }
}

function mergePatch(body: unknown): Change {
  if (!isRecord(body)) throw notOfType(body, 'map[string]interface {}')
  return (old) => applyMergePatch(old, body)
}

function jsonPatch(body: unknown): Change {
  if (!Array.isArray(body)) throw notOfType(body, '[]handlers.jsonPatchOp')
  const stranger = body.find((operation) => !isRecord(operation))
  if (stranger !== undefined) throw notOfType(stranger, 'handlers.jsonPatchOp')
  if (body.length > MAX_OPERATIONS)
    throw tooLarge(`The allowed maximum operations in a JSON patch is ${MAX_OPERATIONS}, got ${body.length}`)
  return (old) => {
    try {
      return applyJsonPatch(old, body as Operation[])
    } catch (error) {
      throw error instanceof PatchFailure ? unprocessable() : error
    }
  }
}

function readBody({ warnings }: Call, text: string, { fieldValidation }: WriteOptions): unknown {
  const { value, problem, problems } = decodeJson(text)
  if (problem !== undefined) throw badRequest(`error decoding patch: ${problem}`)
  if (fieldValidation === 'Warn') warnings.push(...problems.map(({ message }) => message))
  if (fieldValidation === 'Strict' && problems.length > 0) throw invalidPatch(text, strict(problems))
  return value
}

/**
 * What a patch made has to be an object of the kind again. What it is not is said of the field `patch`, except where it is an object
 * that belongs elsewhere.
 */
function unreadableResult(call: Call, value: unknown, rejected: Rejected): ApiError {
  const [first] = rejected.findings
  if (first === undefined || first.message === rejected.status.message) return refusal(call, rejected)
  const isStrict = rejected.status.message?.includes('strict decoding error: ') === true
  return invalidPatch(encodeJson(value), isStrict ? strict(rejected.findings) : first.message)
}

function strict(problems: Rejected['findings']): string {
  return `strict decoding error: ${problems.map(({ message }) => message).join(', ')}`
}

function notOfType(value: unknown, type: string) {
  const name = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value
  return badRequest(`error decoding patch: json: cannot unmarshal ${name} into Go value of type ${type}`)
}

function invalidPatch(result: string, why: string) {
  const message = `Invalid value: ${JSON.stringify(result)}: ${why}`
  return invalid({ group: '', kind: '' }, '', [{ reason: 'FieldValueInvalid', message, field: 'patch' }])
}
