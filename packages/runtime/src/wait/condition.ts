import type { KubeObject } from '@kindbox/core'

/** What somebody waits for, asked of an object's latest state; `undefined` stands for an object that is not there. */
export type Condition<T extends KubeObject = KubeObject, Met extends T | undefined = T | undefined> = (
  object: T | undefined,
) => object is Met

/** The object is there. */
export function exists<T extends KubeObject>(object: T | undefined): object is T {
  return object !== undefined
}

/**
 * The object is gone. With a uid, so it is once another object has its name: without one, an object that was deleted and made anew at once
 * may be waited for for ever.
 */
export function deleted(uid?: string): <T extends KubeObject>(object: T | undefined) => object is undefined
export function deleted(uid?: string) {
  return (object: KubeObject | undefined): object is undefined => object === undefined || (uid !== undefined && object.metadata.uid !== uid)
}

/**
 * The object says so in `status.conditions`: `hasCondition('Ready')`. What it said of an older generation of its spec does not count, where
 * `observedGeneration` of the condition, or else of the status, tells that.
 */
export function hasCondition(
  type: string,
  { status = 'True', reason }: { readonly status?: 'True' | 'False' | 'Unknown'; readonly reason?: string } = {},
): <T extends KubeObject>(object: T | undefined) => object is T {
  const holds = (object: KubeObject | undefined): boolean => {
    const state = record(record(object)['status'])
    const { conditions } = state
    if (!Array.isArray(conditions)) return false
    const found = record(conditions.find((each) => record(each)['type'] === type))
    const observed = found['observedGeneration'] ?? state['observedGeneration']
    const isStale = typeof observed === 'number' && observed < (object?.metadata.generation ?? 0)
    return !isStale && found['status'] === status && (reason === undefined || found['reason'] === reason)
  }
  return holds as <T extends KubeObject>(object: T | undefined) => object is T
}

/** All of them hold. */
export function allOf<T extends KubeObject>(
  ...conditions: readonly ((object: T | undefined) => boolean)[]
): (object: T | undefined) => boolean {
  return (object) => conditions.every((holds) => holds(object))
}

/** One of them holds. */
export function anyOf<T extends KubeObject>(
  ...conditions: readonly ((object: T | undefined) => boolean)[]
): (object: T | undefined) => boolean {
  return (object) => conditions.some((holds) => holds(object))
}

/** It does not hold. */
export function not<T extends KubeObject>(condition: (object: T | undefined) => boolean): (object: T | undefined) => boolean {
  return (object) => !condition(object)
}

function record(value: unknown): { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null ? (value as { readonly [field: string]: unknown }) : {}
}
