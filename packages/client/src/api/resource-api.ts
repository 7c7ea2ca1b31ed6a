import {
  createRequest,
  deleteCollectionRequest,
  deleteRequest,
  getRequest,
  listRequest,
  patchRequest,
  replaceRequest,
  watchRequest,
  type AnyResource,
  type Api,
  type CreateOptions,
  type InputMeta,
  type KubeObject,
  type ObjectTarget,
  type RequestParts,
  type Scale,
  type ScaleInput,
  type Unvalidated,
  type ValidationOptions,
} from '@kindbox/core'
import { invalidAnswer } from '../check/invalid-error.ts'
import { noCheck, schemaCheck, withType, type ObjectCheck } from '../check/object-check.ts'
import { checkedList } from '../check/object-list.ts'
import { asStatus } from '../exchange/decode-refusal.ts'
import { exchangeJson, type Wire } from '../exchange/exchange.ts'
import { watchObjects } from '../watch/watch-objects.ts'
import { ScaleResource } from './scale-resource.ts'
import { refuseUnfit } from './strict-input.ts'

/** Which objects of a kind an Api is for, and what becomes of those that do not fit. */
export interface Binding {
  readonly wire: Wire
  readonly resource: AnyResource
  readonly namespace: string | undefined
  readonly onInvalid: ValidationOptions['onInvalid']
  /** Makes the check of a resource: {@link schemaCheck} unless the caller asked for none. */
  readonly checkOf?: (resource: AnyResource) => ObjectCheck
}

/** The Api of a resource over a wire. Its methods do not depend on `this`. */
export function resourceApi<T extends KubeObject, Input>(binding: Binding): Api<T, Input> {
  const { wire, resource, namespace, checkOf = schemaCheck } = binding
  const check = checkOf(resource)
  const at = (name: string, subresource?: string): ObjectTarget => ({ namespace, name, subresource })
  const policy = (options: ValidationOptions) => options.onInvalid ?? binding.onInvalid ?? 'throw'

  async function send<R extends KubeObject = T>(verb: string, parts: RequestParts, signal?: AbortSignal, use = check): Promise<R> {
    return accepted<R>(`${verb} ${parts.subject}`, await exchangeJson(wire, verb, parts, signal), parts, use)
  }
  const sendScale = (verb: string, parts: RequestParts, signal?: AbortSignal) => send<Scale>(verb, parts, signal, checkOf(ScaleResource))

  async function put(object: Input, options: CreateOptions, subresource?: string): Promise<T> {
    const parts = replaceRequest(resource, at(nameOf(object), subresource), object, options)
    refuseUnfit(resource, object, parts, options)
    return await send('replace', parts, options.signal)
  }

  return {
    get: async (name, options = {}) => await send('get', getRequest(resource, at(name), options), options.signal),
    async list(options = {}) {
      const parts = listRequest(resource, { namespace }, options)
      return checkedList(`list ${parts.subject}`, await exchangeJson(wire, 'list', parts, options.signal), check, policy(options))
    },
    watch: (options = {}) => watchObjects<T>(wire, () => watchRequest(resource, { namespace }, options), options.signal, check),
    async create(object, options = {}) {
      const parts = createRequest(resource, { namespace }, object, options)
      refuseUnfit(resource, object, parts, options)
      return await send('create', parts, options.signal)
    },
    replace: async (object, options = {}) => await put(object, options),
    patch: async (name, patch, options = {}) => await send('patch', patchRequest(resource, at(name), patch, options), options.signal),
    async delete(name, options = {}) {
      const parts = deleteRequest(resource, at(name), options)
      const answer = await exchangeJson(wire, 'delete', parts, options.signal)
      const deleted = asStatus(answer)
      return deleted === undefined ? { deleting: accepted<T>(`delete ${parts.subject}`, answer, parts, check) } : { deleted }
    },
    async deleteCollection(options = {}) {
      const parts = deleteCollectionRequest(resource, { namespace }, options)
      const answer = await exchangeJson(wire, 'delete', parts, options.signal)
      const status = asStatus(answer)
      return status === undefined ? { list: checkedList<T>(`delete ${parts.subject}`, answer, check, policy(options)) } : { status }
    },
    getStatus: async (name, options = {}) => await send('get', getRequest(resource, at(name, 'status'), options), options.signal),
    replaceStatus: async (object, options = {}) => await put(object, options, 'status'),
    patchStatus: async (name, patch, options = {}) =>
      await send('patch', patchRequest(resource, at(name, 'status'), patch, options), options.signal),
    getScale: async (name, options = {}) => await sendScale('get', getRequest(resource, at(name, 'scale'), options), options.signal),
    async replaceScale(scale, options = {}) {
      const target = at(nameOf(scale), 'scale')
      return await sendScale('replace', replaceRequest(resource, target, withType(ScaleResource, scale), options), options.signal)
    },
    patchScale: async (name, patch, options = {}) =>
      await sendScale('patch', patchRequest(resource, at(name, 'scale'), patch, options), options.signal),
    unvalidated: () => resourceApi<Unvalidated, Input>({ ...binding, checkOf: noCheck }),
  }
}

/**
 * The object that an answer holds.
 *
 * @throws InvalidError where it does not fit
 */
export function accepted<R extends KubeObject>(what: string, sent: unknown, parts: RequestParts, check: ObjectCheck): R {
  const object = withType(check.resource, sent)
  const invalid = check.judge(object, sent)
  if (invalid !== undefined) throw invalidAnswer(what, check.resource, invalid, parts.method !== 'GET')
  return object as R
}

/** A missing name becomes an empty one, which request building refuses: without a name the path would be that of all objects. */
function nameOf(object: unknown): string {
  return (object as Partial<InputMeta & ScaleInput> | null)?.metadata?.name ?? ''
}
