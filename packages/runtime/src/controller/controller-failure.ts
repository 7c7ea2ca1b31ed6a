import { describeRef, type KubeObject, type ObjectRef } from '@kindbox/core'
import type { ObjectKey } from '../object-store.ts'
import { keyText } from './key-text.ts'

/** What went wrong in a controller that goes on. */
export type ControllerFailure =
  /** A reconciliation threw. Without `retryInMilliseconds` it is not tried again until something happens. */
  | {
      readonly stage: 'reconcile'
      readonly key: ObjectKey
      readonly error: unknown
      readonly failures: number
      readonly retryInMilliseconds?: number
    }
  /** A source could not be listed or watched, and tries again. */
  | { readonly stage: 'watch'; readonly source: string; readonly error: unknown; readonly retryInMilliseconds: number }
  /** A mapping threw; the keys that it would have given are not reconciled on account of this object. */
  | { readonly stage: 'map'; readonly source: string; readonly ref: ObjectRef; readonly error: unknown }
  /** An observer threw. */
  | { readonly stage: 'observe'; readonly error: unknown }

/** One line for a log: what failed, for which object, and what comes next. */
export function describeFailure(failure: ControllerFailure): string {
  const why = failure.error instanceof Error ? `${failure.error.name}: ${failure.error.message}` : String(failure.error)
  switch (failure.stage) {
    case 'reconcile': {
      const next = failure.retryInMilliseconds === undefined ? 'not retried' : `retry in ${failure.retryInMilliseconds} ms`
      return `reconcile ${keyText(failure.key)} failed (${failure.failures} in a row, ${next}): ${why}`
    }
    case 'watch':
      return `watch of ${failure.source} failed (retry in ${failure.retryInMilliseconds} ms): ${why}`
    case 'map':
      return `mapping ${describeRef(failure.ref)} of ${failure.source} failed: ${why}`
    case 'observe':
      return `an observer failed: ${why}`
  }
}

export function refOf({ apiVersion, kind, metadata: { namespace, name } }: KubeObject): ObjectRef {
  return { apiVersion, kind, name, ...(namespace !== undefined && { namespace }) }
}
