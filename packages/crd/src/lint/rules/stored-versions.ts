import { goQuote } from '@kindbox/core'
import { invalid } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child, index } from '../../review/go/field-path.ts'
import { marshal } from '../../review/go/json.ts'

/** validation.go, ValidateCustomResourceDefinitionStoredVersions. */
export const storedVersions: Rule = {
  name: 'stored-versions',
  about: 'A version in which objects may still be stored cannot go before they have been rewritten; the storage version is one of them.',
  *document({ versions, storedVersions: stored }) {
    if (stored === undefined || stored.length === 0) {
      yield invalid(STORED_VERSIONS, marshal(stored), 'must have at least one stored version')
      return
    }
    const missing = new Set(stored)
    for (const { name = '', storage } of versions) {
      // A second version of the same name does not find it any more.
      if (!missing.delete(name) && storage) yield invalid(STORED_VERSIONS, marshal(stored), `must have the storage version ${name}`)
    }
    for (const name of missing) {
      yield invalid(
        index(STORED_VERSIONS, stored.lastIndexOf(name)),
        goQuote(name),
        `missing from spec.versions; ${name} was previously a storage version, and must remain in spec.versions until a storage migration ` +
          `ensures no data remains persisted in ${name} and removes ${name} from status.storedVersions`,
      )
    }
  },
}

const STORED_VERSIONS = child(child(undefined, 'status'), 'storedVersions')
