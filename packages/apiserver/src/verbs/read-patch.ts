import type { ApiError } from '@kindbox/core'
import { decodeJson } from '../decode/decode-text.ts'
import { jsonTypeName } from '../decode/json-type-name.ts'
import { isRecord } from '../decode/record.ts'
import { badRequest, notImplemented, tooLarge, unprocessable, unsupportedMediaType, unsupportedMethodType } from '../failure/failure.ts'
import { patchType } from '../http/content-type.ts'
import { MERGE_PATCH, STRATEGIC_MERGE_PATCH } from '../kind/served-resource.ts'
import { applyJsonPatch } from '../patch/json-patch.ts'
import { LazyNode, type Part } from '../patch/lazy-node.ts'
import { applyMergePatch } from '../patch/merge-patch.ts'
import { PatchFailure } from '../patch/patch-failure.ts'
import { patchOptions, type WriteOptions } from '../request/write-options.ts'
import type { Call } from './call.ts'

/** How many operations a JSON Patch may have (apiserver pkg/endpoints/handlers/patch.go). */
const MAX_OPERATIONS = 10_000

/** A patch whose text was read, and nothing of it understood: that comes after the object was found. */
export interface ReadPatch {
  /** Applies it; throws 400 where it is no such patch, 413 for one with too many operations, 422 where it does not fit. */
  readonly change: (old: unknown, from?: PatchedType) => Changed
  readonly options: WriteOptions
}

export interface PatchedType {
  /** Whether the server holds it in a type of its own, and not in a map. */
  readonly typed: boolean
}

/** What a patch makes of an object. */
export interface Changed {
  readonly value: unknown
  /** As the server quotes it. */
  readonly text: () => string
  /** What only a strict reading minds in the patch. */
  readonly problems: readonly string[]
}

/** @throws ApiError 415 for a patch that the resource does not take, 501 for one that this server does not implement. */
export async function readPatch(call: Call): Promise<ReadPatch> {
  const type = patchType(call.incoming.header('content-type'))
  const { patchTypes, builtIn } = call.resource
  if (!patchTypes.includes(type)) throw builtIn ? unsupportedMethodType() : unsupportedMediaType(patchTypes)
  if (call.request.name === '') throw badRequest('name must be provided')
  const text = await call.incoming.body()
  const options = patchOptions(call.query, false)
  if (type === STRATEGIC_MERGE_PATCH) throw notImplemented('strategic merge patches')
  const apply = type === MERGE_PATCH ? mergePatch : jsonPatch
  function change(old: unknown, from?: PatchedType): Changed {
    const { result, problems } = apply(text, LazyNode.ofValue(old, from), options.fieldValidation !== 'Ignore')
    // Only a patch that can be applied is remarked upon.
    if (options.fieldValidation === 'Warn') call.warnings.push(...problems)
    return { value: result.value(), text: () => result.text(), problems }
  }
  return { change, options }
}

interface Patched {
  readonly result: LazyNode
  readonly problems: readonly string[]
}

/** Unless unknown fields are ignored, the body is read once more before it is applied, and then the refusal says what it is. */
function mergePatch(text: string, old: LazyNode, checked: boolean): Patched {
  const decoded = decodeJson(text)
  if ('problem' in decoded) throw badRequest(checked ? `error decoding patch: ${decoded.problem}` : NO_PATCH)
  const { value } = decoded
  if (checked && value !== null && !isRecord(value)) throw badRequest(`error decoding patch: ${mismatch(value, 'map[string]interface {}')}`)
  if (typeof value !== 'object' || value === null) throw badRequest(NO_PATCH)
  const target = isRecord(value) ? old : LazyNode.ofValue(null)
  return { result: applyMergePatch(target, LazyNode.ofText(text, value)), problems: checked ? messages(decoded.problems) : [] }
}

/** All that the library upstream says of a body that it cannot use. */
const NO_PATCH = 'Invalid JSON Patch'

function jsonPatch(text: string, old: LazyNode, checked: boolean): Patched {
  const decoded = decodeJson(text)
  const prefix = checked ? 'error decoding patch: ' : ''
  if ('problem' in decoded) throw badRequest(`${prefix}${decoded.problem}`)
  const body = decoded.value ?? []
  if (!Array.isArray(body)) throw badRequest(`${prefix}${mismatch(body, checked ? '[]handlers.jsonPatchOp' : 'jsonpatch.Patch')}`)
  const strangers = body.flatMap((operation, index) => checkOperation(operation, index, checked))
  if (body.length > MAX_OPERATIONS)
    throw tooLarge(`The allowed maximum operations in a JSON patch is ${MAX_OPERATIONS}, got ${body.length}`)
  const result = applyOperations(old, body.length === 0 ? [] : (LazyNode.ofText(text, body).items() ?? []))
  return { result, problems: checked ? [...messages(decoded.problems), ...strangers] : [] }
}

function applyOperations(old: LazyNode, operations: readonly Part[]): LazyNode {
  try {
    return applyJsonPatch(old, operations)
  } catch (error) {
    throw error instanceof PatchFailure ? unprocessable() : error
  }
}

const OPERATION_FIELDS = ['op', 'path', 'from', 'value']

/** What a step has that no step has; throws where it is none at all. */
function checkOperation(operation: unknown, index: number, checked: boolean): string[] {
  if (operation === null) return []
  if (!isRecord(operation))
    throw badRequest(
      checked ? `error decoding patch: ${mismatch(operation, 'handlers.jsonPatchOp')}` : mismatch(operation, 'jsonpatch.Operation'),
    )
  if (!checked) return []
  for (const field of OPERATION_FIELDS.slice(0, 3)) {
    const value = operation[field] ?? null
    if (value !== null && typeof value !== 'string') throw unfit(value, field)
  }
  const strangers = Object.keys(operation).filter((field) => !OPERATION_FIELDS.includes(field))
  return strangers.map((field) => `json patch unknown field "[${index}].${field}"`)
}

function unfit(value: unknown, field: string): ApiError {
  return badRequest(
    `error decoding patch: json: cannot unmarshal ${jsonTypeName(value)} into Go struct field jsonPatchOp.${field} of type string`,
  )
}

function mismatch(value: unknown, type: string): string {
  return `json: cannot unmarshal ${jsonTypeName(value)} into Go value of type ${type}`
}

function messages(problems: readonly { readonly message: string }[]): string[] {
  return problems.map(({ message }) => message)
}
