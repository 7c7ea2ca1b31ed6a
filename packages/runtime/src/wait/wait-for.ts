import type { KubeObject, ListApi } from '@kindbox/core'
import { type Clock, systemClock } from '../clock.ts'
import type { EventSource } from '../event-source.ts'
import { isAborted } from '../is-aborted.ts'
import type { ObjectKey } from '../object-store.ts'
import type { Condition } from './condition.ts'
import { type Sighting, sightingsInCache, sightingsOnServer } from './sighting.ts'
import { WaitTimeoutError } from './wait-timeout-error.ts'

export interface WaitOptions {
  /** Milliseconds. Default: none, it waits until the signal is aborted. */
  readonly timeout?: number | undefined
  readonly signal?: AbortSignal | undefined
  readonly clock?: Clock | undefined
  /** A number from 0 up to, not including, 1. Default: `Math.random`. */
  readonly random?: (() => number) | undefined
}

/**
 * Waits until an object is as the condition says, and resolves to the object as it was then. An Api is watched for this one object, an
 * informer is listened to. Watches that fail, time out or break off are taken up again, and an object that does not fit its schema is
 * waited for until it does.
 *
 *     const foo = await waitFor(foos, 'baz', hasCondition('Ready'), { timeout: 30_000 })
 *
 * @param key the name, or name and namespace where the Api or the informer covers several
 * @throws WaitTimeoutError (its `name` is `TimeoutError`) once the time is over; its message tells what was seen last
 * @throws the signal's reason once that is aborted
 * @throws KubeError where the server refuses for good: 403 Forbidden, 400 BadRequest
 */
export async function waitFor<T extends KubeObject, Met extends T | undefined>(
  target: EventSource<T> | ListApi<T>,
  key: ObjectKey | string,
  condition: Condition<T, Met>,
  options?: WaitOptions,
): Promise<Met>
export async function waitFor<T extends KubeObject>(
  target: EventSource<T> | ListApi<T>,
  key: ObjectKey | string,
  condition: (object: T | undefined) => boolean,
  options?: WaitOptions,
): Promise<T | undefined>
export async function waitFor<T extends KubeObject>(
  target: EventSource<T> | ListApi<T>,
  nameOrKey: ObjectKey | string,
  condition: (object: T | undefined) => boolean,
  { timeout, signal, clock = systemClock, random }: WaitOptions = {},
): Promise<T | undefined> {
  signal?.throwIfAborted()
  const key = typeof nameOrKey === 'string' ? { name: nameOrKey } : nameOrKey
  const end = new AbortController()
  const over = new AbortController()
  const onAbort = () => end.abort(signal?.reason)
  signal?.addEventListener('abort', onAbort)
  if (timeout !== undefined) {
    clock.sleep(timeout, { signal: over.signal }).then(
      () => end.abort(),
      () => {},
    )
  }
  const options = { key, signal: end.signal, clock, random }
  let last: Sighting<T> | undefined
  try {
    for await (const sighting of 'store' in target ? sightingsInCache(target, options) : sightingsOnServer(target, options)) {
      last = sighting
      if ('object' in sighting && condition(sighting.object)) return sighting.object
    }
  } finally {
    over.abort()
    signal?.removeEventListener('abort', onAbort)
  }
  signal?.throwIfAborted()
  const what = `${key.namespace === undefined ? '' : `${key.namespace}/`}${key.name}`
  if (!isAborted(end.signal)) throw new Error(`The events ended before ${what} was as it was waited for.`)
  const cause = last !== undefined && 'trouble' in last ? { cause: last.trouble } : {}
  throw new WaitTimeoutError(`${what} was not as it was waited for within ${timeout} ms; ${describe(last).replace(/\.$/, '')}.`, cause)
}

function describe(sighting: Sighting<KubeObject> | undefined): string {
  if (sighting === undefined) return 'nothing was seen of it'
  if ('trouble' in sighting) return `last: ${sighting.trouble instanceof Error ? sighting.trouble.message : String(sighting.trouble)}`
  return sighting.object === undefined ? 'it does not exist' : `last seen at resourceVersion ${sighting.object.metadata.resourceVersion}`
}
