import { goQuote } from '@kindbox/core'
import { badRequest, methodNotAllowed, noSuchMethod, noSuchPath, notFound } from '../failure/failure.ts'
import type { Reply } from '../http/reply.ts'
import type { Strategy } from '../kind/strategy.ts'
import { answer } from './answer.ts'
import type { Call } from './call.ts'
import { create } from './create.ts'
import { deleteCollection, deleteOne } from './delete.ts'
import { get } from './get.ts'
import { list } from './list.ts'
import { patch } from './patch.ts'
import { getScale, patchScale, updateScale } from './scale.ts'
import { update } from './update.ts'
import { watch } from './watch.ts'

/** Answers a request for objects. */
export async function dispatch(call: Call): Promise<Reply> {
  const { resource, request } = call
  if (resource.deprecationWarning !== undefined) call.warnings.push(resource.deprecationWarning)
  if (request.name.includes('%')) throw badRequest(`Name parameter invalid: ${goQuote(request.name)}: may not contain '%'`)
  switch (request.subresource) {
    case '':
      return whole(call)
    case 'status':
      if (resource.statusSubresource) return status(call)
      break
    case 'finalize':
      if (resource.finalize !== undefined) return finalize(call, resource.finalize)
      break
    case 'scale':
      if (resource.scale !== undefined) return scale(call, resource.scale)
      break
  }
  throw resource.builtIn ? noSuchPath() : notFound(resource, request.name)
}

async function whole(call: Call): Promise<Reply> {
  const { resource, request } = call
  if (resource.transient !== undefined && request.name !== '') throw noSuchPath()
  // The paths of Kubernetes' own kinds have only the methods that make sense there.
  if (resource.builtIn && (!resource.verbs.includes(request.verb) || ITEM_VERBS.has(request.verb) === (request.name === '')))
    throw noSuchMethod()
  switch (call.request.verb) {
    case 'get':
      return get(call)
    case 'list':
      return list(call)
    case 'watch':
      return watch(call)
    case 'create':
      return resource.transient === undefined ? create(call) : answer(call, resource.transient)
    case 'update':
      return update(call)
    case 'patch':
      return patch(call)
    case 'delete':
      return deleteOne(call)
    case 'deletecollection':
      return deleteCollection(call)
    default:
      throw wrongMethod(call)
  }
}

const ITEM_VERBS: ReadonlySet<string> = new Set(['get', 'update', 'patch', 'delete'])

async function status(call: Call): Promise<Reply> {
  switch (call.request.verb) {
    case 'get':
      return get(call)
    case 'update':
      return update(call, 'status')
    case 'patch':
      return patch(call, 'status')
    default:
      throw wrongMethod(call)
  }
}

/** Nothing but the finalizers, which a PUT alone changes. */
async function finalize(call: Call, strategy: Strategy): Promise<Reply> {
  if (call.request.verb !== 'update') throw wrongMethod(call)
  return update({ ...call, resource: { ...call.resource, strategy } }, 'finalize')
}

async function scale(call: Call, paths: Parameters<typeof getScale>[1]): Promise<Reply> {
  switch (call.request.verb) {
    case 'get':
      return getScale(call, paths)
    case 'update':
      return updateScale(call, paths)
    case 'patch':
      return patchScale(call, paths)
    default:
      throw wrongMethod(call)
  }
}

function wrongMethod({ resource, request }: Call) {
  return resource.builtIn ? noSuchMethod() : methodNotAllowed(resource, request.verb)
}
