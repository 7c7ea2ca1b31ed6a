import { goQuote } from '@kindbox/core'
import type { Issue } from '@kindbox/core'
import { placed } from '../document.ts'
import { invalid, required } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { simpleJsonPathProblem } from '../simple-json-path.ts'
import { child, type FieldPath } from '../../review/go/field-path.ts'
import { marshal } from '../../review/go/json.ts'

/** validation.go, ValidateCustomResourceDefinitionSubresources. */
export const scalePaths: Rule = {
  name: 'scale-paths',
  about: 'The scale subresource reads the wished replicas from the spec, the actual ones from the status, and its selector from either.',
  *document(document) {
    for (const { part, at } of placed(document, 'subresources')) {
      if (part.scale === undefined) continue
      const { specReplicasPath, statusReplicasPath, labelSelectorPath } = part.scale
      const scale = child(at, 'scale')
      yield* replicas(specReplicasPath, '.spec', child(scale, 'specReplicasPath'))
      yield* replicas(statusReplicasPath, '.status', child(scale, 'statusReplicasPath'))
      if (labelSelectorPath !== undefined && labelSelectorPath !== '') yield* selector(labelSelectorPath, child(scale, 'labelSelectorPath'))
    }
  },
}

function* replicas(path: string | undefined, root: string, at: FieldPath): Iterable<Issue> {
  if (path === undefined) {
    yield required(at)
    return
  }
  const problem = simpleJsonPathProblem(path) ?? (path.startsWith(`${root}.`) ? undefined : `should be a json path under ${root}`)
  if (problem !== undefined) yield invalid(at, goQuote(path), problem)
}

function* selector(path: string, at: FieldPath): Iterable<Issue> {
  const problem = simpleJsonPathProblem(path)
  if (problem !== undefined) yield invalid(at, goQuote(path), problem)
  else if (!path.startsWith('.spec.') && !path.startsWith('.status.')) {
    // Go has a pointer here, which it prints as JSON.
    yield invalid(at, marshal(path), 'should be a json path under either .spec or .status')
  }
}
