import { VERSIONS } from '../document.ts'
import { required } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child, index } from '../../review/go/field-path.ts'

/** validation.go, validateCustomResourceDefinitionSpec. */
export const versionSchemas: Rule = {
  name: 'version-schemas',
  about: 'Every version has a schema, whether it is served or not; an old definition without one must at least have it where it is served.',
  *document({ schema, versions, preserveUnknownFields }, { strictness }) {
    if (schema?.openAPIV3Schema !== undefined) return
    for (const [i, version] of versions.entries()) {
      const at = child(child(index(VERSIONS, i), 'schema'), 'openAPIV3Schema')
      if (version.schema?.openAPIV3Schema !== undefined) continue
      if (strictness.openApiSchema) yield required(at)
      else if (!preserveUnknownFields && version.served) yield required(at, 'because otherwise all fields are pruned')
    }
  },
}
