import { goQuote } from '@kindbox/core'
import { claimedMeta } from '../decode/claimed-meta.ts'
import { badRequest, internalError, notFound, notImplemented } from '../failure/failure.ts'
import type { Reply } from '../http/reply.ts'
import { encodeJson } from '../encode/encode-json.ts'
import { patchType } from '../http/content-type.ts'
import { APPLY, type ScalePaths, viewOf } from '../kind/served-resource.ts'
import type { JsonRecord } from '../decode/record.ts'
import { patchOptions, type WriteOptions, writeOptions } from '../request/write-options.ts'
import { withManagers } from '../managed-fields/field-manager.ts'
import { applyToScale, trackScale, withScaleManagers } from '../managed-fields/track-scale.ts'
import type { Stored, StoredObject } from '../storage/stored.ts'
import { scaleColumns } from '../table/columns.ts'
import { readConfiguration, remark } from './apply.ts'
import type { Call } from './call.ts'
import { acceptedObject } from './create.ts'
import { readDocument } from './document.ts'
import { existing, find } from './get.ts'
import { invalidPatch, refuseStrictly } from './patch.ts'
import { readPatch } from './read-patch.ts'
import { replyJson, transformerOf } from './respond.ts'
import { integerAt, readScale, type ReadScale, SCALE_TYPE, scaleOf, withIntegerAt } from './scale-object.ts'
import { trackedWrite } from './track.ts'
import { checkName, checkNamespace, checkUid, checkVersion, write } from './update.ts'

/** GET of the scale of an object: `Scale` of autoscaling/v1 (apiextensions-apiserver pkg/registry/customresource/etcd.go, `ScaleREST`). */
export function getScale(call: Call, paths: ScalePaths): Reply {
  const { object } = viewOf(call.resource, existing(call))
  const scale = scaleOf(object, paths)
  if (integerAt(object, paths.specReplicas) === undefined) throw internalError(`the spec replicas field ${fieldOf(paths)} does not exist`)
  return replyScale(call, scale)
}

/** PUT of a scale. A resourceVersion in it makes the write conditional; without one it never conflicts. */
export async function updateScale(call: Call, paths: ScalePaths): Promise<Reply> {
  const { value, problems } = await readDocument(call)
  const options = writeOptions(call.query, 'UpdateOptions')
  const read = readScale(value)
  const unknown = [...problems.map(({ message }) => message), ...('unknown' in read ? read.unknown : [])]
  // Upstream fails to say what is wrong: its error message fails in turn.
  if ('problem' in read || (options.fieldValidation === 'Strict' && unknown.length > 0)) {
    throw badRequest('no kind is registered for the type v1.Scale in scheme "pkg/runtime/scheme.go:111"')
  }
  if (options.fieldValidation === 'Warn') call.warnings.push(...unknown)
  checkNamespace(call, claimedMeta(read.scale))
  checkName(call, claimedMeta(read.scale))
  const stored = find(call)
  if (stored === undefined) throw notFound(call.resource, call.request.name)
  checkUid(call, claimedMeta(read.scale), stored)
  return writeScale(call, paths, stored, read, options)
}

/** What a patch finds in the place of replicas that are not there: it has to replace it, but may do so with nothing, which is 0. */
const NOT_SET = -(2 ** 31)

/** PATCH of a scale. */
export async function patchScale(call: Call, paths: ScalePaths): Promise<Reply> {
  if (patchType(call.incoming.header('content-type')) === APPLY && call.resource.patchTypes.includes(APPLY)) return applyScale(call, paths)
  const { change, options } = await readPatch(call)
  const stored = existing(call)
  const { object } = viewOf(call.resource, stored)
  const plain = scaleToChange(object, paths)
  const scale = call.resource.mergeTypes === undefined ? plain : withScaleManagers(object, plain, call.resource.replicasPaths)
  const changed = change(scale, { typed: true })
  const read = readScale(changed.value)
  if ('problem' in read) throw invalidPatch(changed, read.problem)
  refuseStrictly(changed, [...changed.problems, ...read.unknown], options)
  if (options.fieldValidation === 'Warn') call.warnings.push(...read.unknown)
  if (read.replicas === NOT_SET) throw badRequest(`the spec replicas field ${fieldOf(paths)} cannot be empty`)
  checkNamespace(call, claimedMeta(read.scale))
  checkName(call, claimedMeta(read.scale))
  return writeScale(call, paths, stored, read, options)
}

/** PATCH of a scale with a configuration, which can change nothing but who manages it. */
async function applyScale(call: Call, paths: ScalePaths): Promise<Reply> {
  if (call.request.name === '') throw badRequest('name must be provided')
  const text = await call.incoming.body()
  const { force, ...options } = patchOptions(call.query, true)
  const write = trackedWrite(call, { operation: 'Apply', fieldManager: options.fieldManager })
  if (write === undefined) throw notImplemented(`server-side apply of ${call.resource.plural}`)
  const stored = existing(call)
  const { object } = viewOf(call.resource, stored)
  const { config, problems } = readConfiguration(SCALE_TYPE, text)
  const scale = scaleToChange(object, paths)
  const managers = applyToScale(config, { live: object, scale, paths: call.resource.replicasPaths, write }, force)
  remark(call, problems, options)
  return writeScale(call, paths, stored, { scale, replicas: scale.spec.replicas }, options, (next) => withManagers(next, managers))
}

/** The scale as a patch finds it. */
function scaleToChange(object: StoredObject, paths: ScalePaths): ReturnType<typeof scaleOf> {
  const isSet = integerAt(object, paths.specReplicas) !== undefined
  return isSet ? scaleOf(object, paths) : { ...scaleOf(object, paths), spec: { replicas: NOT_SET } }
}

function writeScale(
  call: Call,
  paths: ScalePaths,
  stored: Stored,
  { scale, replicas = 0 }: Pick<ReadScale, 'scale' | 'replicas'>,
  options: WriteOptions,
  note?: (next: StoredObject) => StoredObject,
): Reply {
  const { resource } = call
  const old = viewOf(resource, stored).object
  // What has no scale to begin with gets none.
  scaleOf(old, paths)
  const { resourceVersion = '' } = claimedMeta(scale)
  if (resourceVersion !== '') checkVersion(call, { resourceVersion }, old)
  const object = withIntegerAt(old as JsonRecord, paths.specReplicas, replicas)
  const verdict = resource.strategy.update(object, old, { subresource: 'scale' })
  const accepted = acceptedObject(call, verdict)
  const next = note === undefined ? tracked(call, old, accepted, { paths, scale, replicas, options }) : note(accepted)
  const written = write(call, stored, next, options)
  const result = 'stored' in written ? viewOf(resource, written.stored).object : written.object
  return replyScale(call, scaleOf(result, paths))
}

interface Scaled {
  readonly paths: ScalePaths
  readonly scale: JsonRecord
  readonly replicas: number
  readonly options: Pick<WriteOptions, 'fieldManager'>
}

/** The object with a note of who scaled it. */
function tracked(call: Call, old: StoredObject, next: StoredObject, { paths, scale, replicas, options }: Scaled): StoredObject {
  const write = trackedWrite(call, { operation: 'Update', fieldManager: options.fieldManager })
  if (write === undefined) return next
  const before = scaleOf(old, paths)
  const { status = {} } = scale as { status?: object }
  // Go leaves out that there are to be none, and tells always how many there are.
  const is = { ...before, spec: replicas === 0 ? {} : { replicas }, status: { replicas: 0, ...status } }
  const managers = trackScale(is, { live: old, scale: scaleToChange(old, paths), paths: call.resource.replicasPaths, write })
  return withManagers(next, managers)
}

/** A scale is printed in columns of its own. */
function replyScale(call: Call, scale: ReturnType<typeof scaleOf>): Reply {
  return replyJson(call, encodeJson(transformerOf(call, { columns: scaleColumns })?.object(scale) ?? scale))
}

function fieldOf({ specReplicas }: ScalePaths): string {
  return goQuote(`.${specReplicas.join('.')}`)
}
