import { LazyNode, type Part } from './lazy-node.ts'

/**
 * Applies a JSON Merge Patch (RFC 7386): null removes a field, objects merge, everything else replaces. What the patch does not touch is shared with
 * the result.
 */
export function applyMergePatch(target: LazyNode, patch: LazyNode): LazyNode {
  const [fields, changes] = [target.fields(), patch.fields()]
  if (fields === undefined) return withoutNulls(patch)
  if (changes === undefined) return patch
  for (const [name, change] of changes) {
    if (change === undefined) fields.delete(name)
    else fields.set(name, merged(fields.get(name), change))
  }
  return target
}

function merged(target: Part, change: LazyNode): LazyNode {
  return target === undefined ? withoutNulls(change) : applyMergePatch(target, change)
}

/**
 * The server's library (evanphx/json-patch 4, `pruneNulls`) takes nulls for removals in the objects of a list, too, except where the list takes the place
 * of an object; items that are null stay.
 */
function withoutNulls(node: LazyNode): LazyNode {
  const fields = node.fields()
  for (const [name, part] of fields ?? []) {
    if (part === undefined) fields?.delete(name)
    else withoutNulls(part)
  }
  for (const item of node.items() ?? []) if (item !== undefined) withoutNulls(item)
  return node
}
