import { isRecord, setField } from '../decode/record.ts'

/**
 * Applies a JSON Merge Patch (RFC 7386): null removes a field, objects merge, everything else replaces. The target is not
 * changed; what the patch does not touch is shared with the result.
 */
export function applyMergePatch(target: unknown, patch: unknown): unknown {
  if (Array.isArray(patch) && !isRecord(target)) return patch.map(withoutNulls)
  if (!isRecord(patch)) return patch
  const merged: Record<string, unknown> = isRecord(target) ? { ...target } : {}
  for (const key of Object.keys(patch)) {
    const value = patch[key]
    if (value === null) delete merged[key]
    else setField(merged, key, applyMergePatch(Object.hasOwn(merged, key) ? merged[key] : undefined, value))
  }
  return merged
}

/**
 * The server's library (evanphx/json-patch 4, `pruneNils`) takes nulls for removals in the objects of a list, too, except where the list takes the place
 * of an object; items that are null stay.
 */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  return isRecord(value) ? applyMergePatch(undefined, value) : value
}
