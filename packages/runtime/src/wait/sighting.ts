import { type InvalidObject, isApiError, type KubeObject, type ListApi } from '@kindbox/core'
import type { Clock } from '../clock.ts'
import type { EventSource } from '../event-source.ts'
import type { ObjectKey } from '../object-store.ts'
import { watcher } from '../watcher/watcher.ts'

/** What somebody who looks at one object sees: a state of it, or why there is none to be had just now. */
export type Sighting<T extends KubeObject> = { readonly object: T | undefined } | { readonly trouble: unknown }

interface SightingOptions {
  readonly key: ObjectKey
  readonly signal: AbortSignal
  readonly clock: Clock
  readonly random: (() => number) | undefined
}

/** The states of one object in a cache, from now on; ends with the signal or the source. */
export async function* sightingsInCache<T extends KubeObject>(
  source: EventSource<T>,
  { key, signal }: SightingOptions,
): AsyncGenerator<Sighting<T>, void, undefined> {
  const concerns = (other: ObjectKey) => other.name === key.name && other.namespace === key.namespace
  const events = source.events({ signal })
  try {
    // Listening begins before the first look, so that nothing falls between the two.
    let next = events.next()
    next.catch(() => {})
    await source.store.ready({ signal })
    const invalid = source.store.invalid().find(({ ref }) => concerns(ref))
    yield invalid === undefined ? { object: source.store.get(key) } : { trouble: misfit(invalid) }
    for (;;) {
      const { value: event, done } = await next
      if (done === true) return
      next = events.next()
      next.catch(() => {})
      switch (event.type) {
        case 'Added':
        case 'Modified':
          if (concerns(event.object.metadata)) yield { object: event.object }
          break
        case 'Deleted':
          if (concerns(event.object.metadata)) yield { object: undefined }
          break
        case 'Invalid':
          if (concerns(event.invalid.ref)) yield event.deleted === true ? { object: undefined } : { trouble: misfit(event.invalid) }
          break
        case 'Error':
          yield { trouble: event.error }
          break
        case 'Bookmark':
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    await events.return()
  }
}

/**
 * The states of one object on the server, by a watch of its own; ends with the signal. Failures are got over, but for those that no second
 * try mends.
 */
export async function* sightingsOnServer<T extends KubeObject>(
  api: ListApi<T>,
  { key, signal, clock, random }: SightingOptions,
): AsyncGenerator<Sighting<T>, void, undefined> {
  const namespace = key.namespace === undefined ? '' : `,metadata.namespace=${key.namespace}`
  const fieldSelector = `metadata.name=${key.name}${namespace}`
  let listed: Sighting<T> = { object: undefined }
  for await (const event of watcher(api, { fieldSelector, signal, clock, ...(random && { random }) })) {
    switch (event.type) {
      case 'ListStarted':
        listed = { object: undefined }
        break
      case 'Page':
        if (event.objects[0] !== undefined) listed = { object: event.objects[0] }
        if (event.invalid[0] !== undefined) listed = { trouble: misfit(event.invalid[0]) }
        break
      case 'ListCompleted':
        yield listed
        break
      case 'Applied':
        yield { object: event.object }
        break
      case 'Deleted':
        yield { object: undefined }
        break
      case 'Invalid':
        yield event.deleted ? { object: undefined } : { trouble: misfit(event.invalid) }
        break
      case 'Error':
        if (isApiError(event.error, 'Forbidden') || isApiError(event.error, 'BadRequest')) throw event.error
        yield { trouble: event.error }
        break
      case 'Bookmark':
    }
  }
}

function misfit({ issues }: InvalidObject): Error {
  return new Error(`it does not fit its schema: ${issues.map(({ message }) => message).join(' ')}`)
}
