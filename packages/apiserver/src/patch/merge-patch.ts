import { isRecord, setField } from '../decode/record.ts'

/**
 * Applies a JSON Merge Patch (RFC 7386): null removes a field, objects merge, everything else replaces. The target is not
 * changed; what the patch does not touch is shared with the result.
 */
export function applyMergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch
  const merged: Record<string, unknown> = isRecord(target) ? { ...target } : {}
  for (const key of Object.keys(patch)) {
    const value = patch[key]
    if (value === null) delete merged[key]
    else setField(merged, key, applyMergePatch(Object.hasOwn(merged, key) ? merged[key] : undefined, value))
  }
  return merged
}
