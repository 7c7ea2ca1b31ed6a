import { placedSchemas, SPEC } from '../document.ts'
import { invalid } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { walk } from '../walk.ts'
import { child } from '../../review/go/field-path.ts'

/** validation.go, validatePreserveUnknownFields and validateCustomResourceDefinitionSpec. */
export const specPreserveUnknownFields: Rule = {
  name: 'spec-preserve-unknown-fields',
  about:
    'Unknown fields are pruned, so `spec.preserveUnknownFields` is false; a schema may keep them with `x-kubernetes-preserve-unknown-fields`.',
  *document(document, { old }) {
    if (!document.preserveUnknownFields) return
    const at = child(SPEC, 'preserveUnknownFields')
    if (!old?.preserveUnknownFields) {
      yield invalid(at, 'true', 'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead')
    }
    const hasDefaults = placedSchemas(document).some((site) =>
      walk(site.schema, site.at).some(({ schema }) => schema.default !== undefined),
    )
    if (hasDefaults) yield invalid(at, 'true', 'must be false in order to use defaults in the schema')
  },
}
