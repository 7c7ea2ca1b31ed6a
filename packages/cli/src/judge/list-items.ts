import type { ManifestObject } from './manifest-object.ts'
import { fields } from './object-name.ts'

/**
 * The objects of a document: those of a List, as kubectl takes it apart before it sends anything, otherwise the document itself.
 * A List of a List is none.
 */
export function listItems(document: ManifestObject): readonly ManifestObject[] {
  const { kind, items } = fields(document.value)
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items)) return [document]
  return items.map((value: unknown, index) => {
    const problems = document.problems.filter(({ path }) => path[0] === 'items' && path[1] === index)
    return {
      value,
      problems: problems.map((problem) => ({ ...problem, path: problem.path.slice(2) })),
      position: (path) => document.position(['items', index, ...path]),
    }
  })
}
