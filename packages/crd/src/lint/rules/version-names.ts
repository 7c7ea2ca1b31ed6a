import { goQuote, dns1035Label } from '@kindbox/core'
import { SPEC, VERSIONS } from '../document.ts'
import { invalid } from '../field-error.ts'
import { marshalVersions } from '../marshal-versions.ts'
import type { Rule } from '../rule.ts'
import { child, type FieldPath, index } from '../../review/go/field-path.ts'

/** validation.go, validateCustomResourceDefinitionSpec. */
export const versionNames: Rule = {
  name: 'version-names',
  about: 'Versions are named by DNS labels, each by its own.',
  *document(document) {
    const names = document.versions.map(({ name = '' }) => name)
    for (const [i, name] of names.entries()) {
      const problems = dns1035Label(name)
      if (problems.length === 0) continue
      yield invalid(child(index(VERSIONS, i), 'name'), goQuote(name), problems.join(','))
      // The internal type repeats the first version's name, and the server checks it there again.
      if (i === 0 && name !== '') yield invalid(INTERNAL_VERSION, goQuote(name), problems.join(','))
    }
    if (new Set(names).size < names.length) yield invalid(VERSIONS, marshalVersions(document), 'must contain unique version names')
  },
}

const INTERNAL_VERSION: FieldPath = { ...child(index(VERSIONS, 0), 'name'), text: child(SPEC, 'version').text }
