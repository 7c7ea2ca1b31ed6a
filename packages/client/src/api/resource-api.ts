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
  type Reviewer,
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
import { reviewWrite } from './review-write.ts'
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
  /** Asks for answers in another form than that of the objects themselves. */
  readonly ask?: (parts: RequestParts, answer: 'object' | 'list') => RequestParts
  readonly review?: Reviewer | undefined
}

/** The Api of a resource over a wire. Its methods do not depend on `this`. */
export function resourceApi<T extends KubeObject, Input>(binding: Binding): Api<T, Input> {
  const { wire, resource, namespace, checkOf = schemaCheck, ask = (parts) => parts, review } = binding
  const check = checkOf(resource)
  const at = (name: string, subresource?: string): ObjectTarget => ({ namespace, name, subresource })
  const policy = (options: ValidationOptions) => options.onInvalid ?? binding.onInvalid ?? 'throw'

  async function send<R extends KubeObject = T>(verb: string, parts: RequestParts, signal?: AbortSignal, use = check): Promise<R> {
    return accepted<R>(`${verb} ${parts.subject}`, await exchangeJson(wire, verb, ask(parts, 'object'), signal), parts, use)
  }
  const sendScale = (verb: string, parts: RequestParts, signal?: AbortSignal) => send<Scale>(verb, parts, signal, checkOf(ScaleResource))

  async function judge(verb: 'create' | 'update', object: unknown, parts: RequestParts, options: CreateOptions, subresource?: 'status') {
    refuseUnfit(resource, object, parts, options)
    if (review === undefined) return
    const { fieldValidation, signal } = options
    const current = async () => await exchangeJson(wire, 'get', getRequest(resource, at(nameOf(object))), signal)
    await reviewWrite(review, parts, { resource, verb, subresource, namespace, fieldValidation, current })
  }
  async function put(object: Input, options: CreateOptions, subresource?: 'status'): Promise<T> {
    const parts = replaceRequest(resource, at(nameOf(object), subresource), object, options)
    await judge('update', object, parts, options, subresource)
    return await send('replace', parts, options.signal)
  }

  return {
    get: async (name, options = {}) => await send('get', getRequest(resource, at(name), options), options.signal),
    async list(options = {}) {
      const parts = listRequest(resource, { namespace }, options)
      const answer = await exchangeJson(wire, 'list', ask(parts, 'list'), options.signal)
      return checkedList(`list ${parts.subject}`, answer, check, policy(options))
    },
    watch: (options = {}) =>
      watchObjects<T>(wire, () => ask(watchRequest(resource, { namespace }, options), 'object'), options.signal, check),
    async create(object, options = {}) {
      const parts = createRequest(resource, { namespace }, object, options)
      await judge('create', object, parts, options)
      const answer = await exchangeJson(wire, 'create', parts, options.signal)
      return accepted(`create ${parts.subject}`, isAcknowledged(resource, answer) ? JSON.parse(parts.body ?? '') : answer, parts, check)
    },
    replace: async (object, options = {}) => await put(object, options),
    patch: async (name, patch, options = {}) => await send('patch', patchRequest(resource, at(name), patch, options), options.signal),
    async delete(name, options = {}) {
      const parts = deleteRequest(resource, at(name), options)
      const answer = await exchangeJson(wire, 'delete', ask(parts, 'object'), options.signal)
      const deleted = asStatus(answer)
      return deleted === undefined ? { deleting: accepted<T>(`delete ${parts.subject}`, answer, parts, check) } : { deleted }
    },
    async deleteCollection(options = {}) {
      const parts = deleteCollectionRequest(resource, { namespace }, options)
      const answer = await exchangeJson(wire, 'delete', ask(parts, 'list'), options.signal)
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

/** Whether a server has no more to say of what it does not store than that it took it, as of a Binding. */
function isAcknowledged({ verbs }: AnyResource, answer: unknown): boolean {
  return verbs !== undefined && !verbs.includes('get') && asStatus(answer)?.status === 'Success'
}

/** A missing name becomes an empty one, which request building refuses: without a name the path would be that of all objects. */
function nameOf(object: unknown): string {
  return (object as Partial<InputMeta & ScaleInput> | null)?.metadata?.name ?? ''
}
