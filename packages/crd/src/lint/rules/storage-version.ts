import { VERSIONS } from '../document.ts'
import { invalid } from '../field-error.ts'
import { marshalVersions } from '../marshal-versions.ts'
import type { Rule } from '../rule.ts'

/** validation.go, validateCustomResourceDefinitionSpec. */
export const storageVersion: Rule = {
  name: 'storage-version',
  about: 'Objects are stored in exactly one of the versions.',
  *document(document) {
    if (document.versions.filter(({ storage }) => storage).length === 1) return
    yield invalid(VERSIONS, marshalVersions(document), 'must have exactly one version marked as storage version')
  },
}
