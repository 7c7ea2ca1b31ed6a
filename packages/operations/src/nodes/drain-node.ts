import type { Client } from '@kindbox/client'
import { isApiError, RefusedError, type CallOptions, type KubeObject, type ListApi, type ObjectRef } from '@kindbox/core'
import { systemClock, type Clock } from '../clock.ts'
import { DaemonSet } from '@kindbox/schemas/apps/v1'
import { Pod, type Node } from '@kindbox/schemas/core/v1'
import { evictPod } from '../pods/evict-pod.ts'
import { cordonNode } from './cordon-node.ts'
import { daemonSetOf, drainPlan, refOf, type DrainPlan, type DrainRules } from './drain-plan.ts'

export interface DrainOptions extends CallOptions, DrainRules {
  /** Seconds that each pod has to end. Default: what the pod says. */
  readonly gracePeriodSeconds?: number
  /** Only pods with these labels. Default: all. */
  readonly podSelector?: string
  /** Deletes pods instead of evicting them, which asks no disruption budget. Default: `false`. */
  readonly disableEviction?: boolean
  /** Seconds after which the drain gives up, with an event that says what is left. Default: never. */
  readonly timeoutSeconds?: number
  /** Default: the machine's. */
  readonly clock?: Clock
}

/** What a drain has done. It ends with `Drained` or with `TimedOut`. */
export type DrainEvent =
  | { readonly type: 'Cordoned'; readonly node: Node }
  /** A pod that is not to be evicted. */
  | { readonly type: 'Left'; readonly pod: ObjectRef; readonly reason: 'DaemonSet' | 'Mirror' }
  /** The server has accepted the eviction; the pod is ending. */
  | { readonly type: 'Evicting'; readonly pod: ObjectRef }
  /** A disruption budget, or the server's own limit, keeps the pod for now. */
  | { readonly type: 'Blocked'; readonly pod: ObjectRef; readonly message: string; readonly retryInSeconds: number }
  | { readonly type: 'Gone'; readonly pod: ObjectRef }
  | { readonly type: 'Drained'; readonly node: string }
  | { readonly type: 'TimedOut'; readonly node: string; readonly remaining: readonly ObjectRef[] }

interface Pending {
  readonly pod: Pod
  readonly ref: ObjectRef
  accepted: boolean
  /** When it is asked for again. */
  due: number
}

const pollMilliseconds = 1000
/** Pods of a page; a node runs 110 of them unless somebody said otherwise, and finished ones stay until they are collected. */
const pageSize = 500
/** kubectl's, for a server that suggests nothing. */
const retrySeconds = 5

/**
 * Empties a node: no new pods, and those that are there evicted, as `kubectl drain` does. Nothing happens before the first event is asked for; whoever
 * leaves the loop leaves the node cordoned.
 *
 * @throws KubeError `RequestError` with an issue for each pod that stands against it, before any is evicted; `ApiError` and others as they
 *   come
 */
export async function* drainNode(client: Client, name: string, options: DrainOptions = {}): AsyncGenerator<DrainEvent, void, undefined> {
  const { signal, clock = systemClock, timeoutSeconds = Number.POSITIVE_INFINITY } = options
  const deadline = clock.monotonic() + timeoutSeconds * 1000
  yield { type: 'Cordoned', node: await cordonNode(client, name, true, { signal }) }
  const { evict, leave, issues } = await planFor(client, name, options)
  if (issues.length > 0) {
    const listed = issues.map(({ message, fix }) => `${message} ${fix}`).join(' ')
    throw new RefusedError('RequestError', `drain Node ${name} did not begin: ${listed}`, issues)
  }
  for (const { pod, reason } of leave) yield { type: 'Left', pod: refOf(pod), reason }
  let pending: readonly Pending[] = evict.map((pod) => ({ pod, ref: refOf(pod), accepted: false, due: clock.monotonic() }))
  for (;;) {
    const due = pending.filter((each) => !each.accepted && each.due <= clock.monotonic())
    for (const events of await Promise.all(due.map(async (each) => await ask(client, each, options, clock)))) yield* events
    const left = pending.length === 0 ? new Set() : await uidsOn(client, name, options)
    for (const { ref } of pending.filter(({ pod }) => !left.has(pod.metadata.uid))) yield { type: 'Gone', pod: ref }
    pending = pending.filter(({ pod }) => left.has(pod.metadata.uid))
    if (pending.length === 0) return yield { type: 'Drained', node: name }
    if (clock.monotonic() >= deadline) return yield { type: 'TimedOut', node: name, remaining: pending.map(({ ref }) => ref) }
    await clock.sleep(pollMilliseconds, { signal })
  }
}

/** Asks for one eviction. */
async function ask(client: Client, pending: Pending, options: DrainOptions, clock: Clock): Promise<DrainEvent[]> {
  const { ref } = pending
  const blocked = (message: string, retryInSeconds = retrySeconds): DrainEvent[] => {
    pending.due = clock.monotonic() + retryInSeconds * 1000
    return [{ type: 'Blocked', pod: ref, message, retryInSeconds }]
  }
  try {
    const answer = await remove(client, pending.pod, options)
    if (answer.type === 'Blocked') return blocked(answer.message, answer.retryAfterSeconds)
    pending.accepted = true
    return [{ type: 'Evicting', pod: ref }]
  } catch (error) {
    // Gone already, or another pod of the same name stands there by now. A 404 without a name is of a server that knows no evictions.
    if (isApiError(error, 'NotFound') && error.status.details?.name === ref.name) return []
    if (isApiError(error, 'Conflict')) return []
    // Not a budget's, but the server's own way of asking for patience.
    if (isApiError(error, 'TooManyRequests')) return blocked(error.message, error.status.details?.retryAfterSeconds)
    throw error
  }
}

async function remove(client: Client, { metadata: { name, namespace, uid } }: Pod, options: DrainOptions) {
  const { signal, gracePeriodSeconds, disableEviction } = options
  // A pod that has been replaced by another of the same name is not the one that was meant.
  const chosen = { preconditions: { uid }, signal, ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }) }
  if (disableEviction !== true) return await evictPod(client, { namespace, name }, chosen)
  await client.api(Pod, { namespace: namespace! }).delete(name, chosen)
  return { type: 'Evicted' } as const
}

async function planFor(client: Client, node: string, options: DrainOptions): Promise<DrainPlan> {
  const pods = await podsOn(client, node, options)
  const orphans = new Set<Pod>()
  for (const pod of pods) {
    const owner = daemonSetOf(pod)
    if (owner === undefined) continue
    const daemonSets = client.api(DaemonSet, { namespace: pod.metadata.namespace! })
    await daemonSets.get(owner.name, { signal: options.signal }).catch((error: unknown) => {
      if (!isApiError(error, 'NotFound')) throw error
      orphans.add(pod)
    })
  }
  return drainPlan(pods, options, (pod) => orphans.has(pod))
}

async function podsOn(client: Client, node: string, options: DrainOptions): Promise<readonly Pod[]> {
  return await pagesOn(client.api(Pod), node, options)
}

/** Asked once a second, so for no more of the pods than says who they are. */
async function uidsOn(client: Client, node: string, options: DrainOptions): Promise<ReadonlySet<string>> {
  return new Set((await pagesOn(client.metadata(Pod), node, options)).map(({ metadata }) => metadata.uid))
}

async function pagesOn<T extends KubeObject>(api: ListApi<T>, node: string, { podSelector, signal }: DrainOptions): Promise<readonly T[]> {
  const selectors = { fieldSelector: `spec.nodeName=${node}`, ...(podSelector !== undefined && { labelSelector: podSelector }) }
  const found: T[] = []
  for (let next = ''; ;) {
    const { items, metadata } = await api.list({ ...selectors, limit: pageSize, ...(next !== '' && { continue: next }), signal })
    found.push(...items)
    next = metadata.continue ?? ''
    if (next === '') return found
  }
}
