import type { KubeObject } from '@kindbox/core'
import { emitInvalid, emitState, isSameInvalid, keyOf, mayBeOf, type Contents, type Emit } from './contents.ts'

/** Every object whose state differs between two contents; undefined where there is none. */
export function* changedObjects<T extends KubeObject>(
  { objects: before }: Contents<T>,
  { objects: after }: Contents<T>,
): Generator<readonly [old: T | undefined, object: T | undefined], void> {
  for (const old of before.values()) {
    if (after.get(old.metadata) === undefined) yield [old, undefined]
  }
  for (const object of after.values()) {
    const old = before.get(object.metadata)
    if (old !== object) yield [old, object]
  }
}

/** Tells what a list found out: also what has vanished since the last one, as nothing else will ever tell. */
export function emitDiff<T extends KubeObject>(before: Contents<T>, after: Contents<T>, emit: Emit<T>): void {
  for (const [old, object] of changedObjects(before, after)) {
    if (object !== undefined) emitState(old, object, emit)
    else if (old !== undefined && !isOnlyInvalid(old, after)) emit({ type: 'Deleted', object: old, final: false })
  }
  for (const invalid of after.invalid.values()) {
    const key = keyOf(invalid.ref)
    if (!isSameInvalid(before.invalid.get(key), invalid)) emitInvalid(invalid, after.objects.get(key), emit)
  }
  for (const invalid of before.invalid.values()) {
    const key = keyOf(invalid.ref)
    const isKnown = after.invalid.get(key) !== undefined || after.objects.get(key) !== undefined || before.objects.get(key) !== undefined
    if (!isKnown) emit({ type: 'Invalid', invalid, deleted: true })
  }
}

/** Whether the object is still there and left the store only because it does not fit any more. */
function isOnlyInvalid<T extends KubeObject>(old: T, after: Contents<T>): boolean {
  const invalid = after.invalid.get(old.metadata)
  return invalid !== undefined && mayBeOf(invalid, old)
}
