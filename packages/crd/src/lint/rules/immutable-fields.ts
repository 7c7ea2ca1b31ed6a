import { goQuote } from '@kindbox/core'
import { NAMES, SPEC } from '../document.ts'
import { invalid } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child, type FieldPath } from '../../review/go/field-path.ts'
import { marshal } from '../../review/go/json.ts'

/** validation.go, validateCustomResourceDefinitionSpecUpdate. */
export const immutableFields: Rule = {
  name: 'immutable-fields',
  about: 'Group and plural never change, since the name is made of them; once objects may be stored, neither do scope and kind.',
  *document(document, { old, strictness }) {
    if (old === undefined) return
    const changed: [at: FieldPath, value: string, isChanged: boolean][] = [
      [child(SPEC, 'group'), goQuote(document.group), document.group !== old.group],
      [child(NAMES, 'plural'), goQuote(document.names.plural ?? ''), document.names.plural !== old.names.plural],
    ]
    if (strictness.immutableNames) {
      // The scope's Go type has a name of its own, which Go prints as JSON.
      changed.push([child(SPEC, 'scope'), marshal(document.scope), document.scope !== old.scope])
      changed.push([child(NAMES, 'kind'), goQuote(document.names.kind ?? ''), document.names.kind !== old.names.kind])
    }
    for (const [at, value, isChanged] of changed) if (isChanged) yield invalid(at, value, 'field is immutable')
  },
}
