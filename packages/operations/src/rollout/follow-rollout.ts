import { isApiError, isKubeError, type Api, type CallOptions, type KubeObject } from '@kindbox/core'
import { systemClock, type Clock } from '../clock.ts'
import type { RolloutProgress } from './rollout-progress.ts'

export interface FollowOptions extends CallOptions {
  /** Default: the machine's. */
  readonly clock?: Clock
}

/** What a rollout is of, and how its progress is read. */
export interface Followed<T extends KubeObject> {
  readonly api: Pick<Api<T>, 'get' | 'watch'>
  readonly name: string
  readonly progressOf: (object: T) => RolloutProgress
}

/** Between two watches, so that a server that ends each of them at once is not asked for ever. */
const pauseMilliseconds = 1000

/** Each change of the progress, until it is complete or has failed. A watch that ends is begun anew. */
export async function* followRollout<T extends KubeObject>(
  { api, name, progressOf }: Followed<T>,
  { signal, clock = systemClock }: FollowOptions,
): AsyncGenerator<RolloutProgress, void, undefined> {
  let said = ''
  const news = (object: T): RolloutProgress | undefined => {
    const progress = progressOf(object)
    const text = JSON.stringify(progress)
    if (text === said) return undefined
    said = text
    return progress
  }
  for (;;) {
    const object = await api.get(name, { signal })
    const first = news(object)
    if (first !== undefined) yield first
    if (first !== undefined && first.type !== 'Progressing') return
    const { resourceVersion = '0' } = object.metadata
    try {
      for await (const event of api.watch({ fieldSelector: `metadata.name=${name}`, resourceVersion, signal })) {
        // The next `get` says so.
        if (event.type === 'DELETED') break
        if (event.type !== 'ADDED' && event.type !== 'MODIFIED') continue
        const progress = news(event.object)
        if (progress !== undefined) yield progress
        if (progress !== undefined && progress.type !== 'Progressing') return
      }
    } catch (error) {
      // The next `get` tells whether it was more than a watch that had to end.
      if (!isKubeError(error, 'TransportError') && !isApiError(error, 'Expired') && !isApiError(error, 'Gone')) throw error
    }
    await clock.sleep(pauseMilliseconds, { signal })
  }
}
