import { badRequest, internalError, notFound } from '../failure/failure.ts'
import type { Reply } from '../http/reply.ts'
import { encodeJson } from '../kind/encode-json.ts'
import { type ScalePaths, viewOf } from '../kind/served-resource.ts'
import { isRecord, type JsonRecord, setField } from '../patch/record.ts'
import { type WriteOptions, writeOptions } from '../request/write-options.ts'
import type { Stored, StoredObject } from '../storage/stored.ts'
import type { Call } from './call.ts'
import { acceptedObject } from './create.ts'
import { claimedMeta, readDocument } from './document.ts'
import { existing, find } from './get.ts'
import { readPatch } from './patch.ts'
import { accepted, replyJson } from './respond.ts'
import { checkName, checkPreconditions, write } from './update.ts'

/** GET of the scale of an object: `Scale` of autoscaling/v1. */
export function getScale(call: Call, paths: ScalePaths): Reply {
  accepted(call)
  const { object } = viewOf(call.resource, existing(call))
  const replicas = integerAt(object, paths.specReplicas)
  if (replicas === undefined)
    throw internalError(`the spec replicas field ${JSON.stringify(`.${paths.specReplicas.join('.')}`)} does not exist`)
  return replyJson(call, encodeJson(scaleOf(object, paths)))
}

/** PUT of a scale. A resourceVersion in it makes the write conditional; without one it never conflicts. */
export async function updateScale(call: Call, paths: ScalePaths): Promise<Reply> {
  accepted(call)
  const { value } = await readDocument(call)
  const options = writeOptions(call.query, 'UpdateOptions')
  if (!isRecord(value) || value['kind'] !== 'Scale') throw badRequest('the body has to be a Scale of autoscaling/v1')
  const stored = find(call)
  if (stored === undefined) throw notFound(call.resource, call.request.name)
  return writeScale(call, paths, stored, value, options)
}

/** PATCH of a scale. */
export async function patchScale(call: Call, paths: ScalePaths): Promise<Reply> {
  const { change, options } = await readPatch(call)
  const stored = existing(call)
  const { object } = viewOf(call.resource, stored)
  const scale = scaleOf(object, paths)
  const isSet = integerAt(object, paths.specReplicas) !== undefined
  const patched = change(isSet ? scale : { ...scale, spec: {} })
  if (!isRecord(patched) || (!isSet && replicasOf(patched) === undefined)) {
    throw badRequest(`the spec replicas field ${JSON.stringify(`.${paths.specReplicas.join('.')}`)} cannot be empty`)
  }
  return writeScale(call, paths, stored, patched, options)
}

function writeScale(call: Call, paths: ScalePaths, stored: Stored, scale: JsonRecord, options: WriteOptions): Reply {
  const { resource, request } = call
  const claimed = claimedMeta(scale)
  checkName(call, claimed)
  const old = viewOf(resource, stored).object
  checkPreconditions(call, { ...claimed, resourceVersion: claimed.resourceVersion ?? old.metadata.resourceVersion ?? '' }, old)
  const object = withIntegerAt(old, paths.specReplicas, replicasOf(scale) ?? 0)
  const verdict = resource.strategy.update(object, old, { namespace: request.namespace, fieldValidation: options.fieldValidation })
  const written = write(call, stored, acceptedObject(call, verdict), options)
  const result = 'stored' in written ? viewOf(resource, written.stored).object : written.object
  return replyJson(call, encodeJson(scaleOf(result, paths)))
}

function scaleOf(object: StoredObject, paths: ScalePaths): object {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata
  const replicas = integerAt(object, paths.specReplicas) ?? 0
  const selector = paths.labelSelector === undefined ? undefined : valueAt(object, paths.labelSelector)
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, ...(namespace !== undefined && { namespace }), uid, resourceVersion, creationTimestamp },
    spec: replicas === 0 ? {} : { replicas },
    status: {
      replicas: integerAt(object, paths.statusReplicas) ?? 0,
      ...(typeof selector === 'string' && selector !== '' && { selector }),
    },
  }
}

/** @throws ApiError 422 for replicas that are no number an int32 holds. */
function replicasOf(scale: JsonRecord): number | undefined {
  const replicas = valueAt(scale, ['spec', 'replicas'])
  if (replicas === undefined || replicas === null) return undefined
  if (typeof replicas === 'number' && Number.isInteger(replicas) && Math.abs(replicas) <= 2 ** 31 - 1) return replicas
  throw badRequest('json: cannot unmarshal spec.replicas into Go struct field ScaleSpec.spec.replicas of type int32')
}

function integerAt(object: unknown, path: readonly string[]): number | undefined {
  const value = valueAt(object, path)
  return typeof value === 'number' ? value : undefined
}

function valueAt(object: unknown, path: readonly string[]): unknown {
  let value = object
  for (const part of path) {
    if (!isRecord(value) || !Object.hasOwn(value, part)) return undefined
    value = value[part]
  }
  return value
}

function withIntegerAt(object: JsonRecord, [part = '', ...rest]: readonly string[], value: number): JsonRecord {
  const copy: Record<string, unknown> = { ...object }
  const child = Object.hasOwn(copy, part) ? copy[part] : undefined
  setField(copy, part, rest.length === 0 ? value : withIntegerAt(isRecord(child) ? child : {}, rest, value))
  return copy
}
