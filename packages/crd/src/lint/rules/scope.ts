import { goQuote } from '@kindbox/core'
import { SPEC } from '../document.ts'
import { notSupported, required } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** validation.go, validateEnumStrings. */
export const scope: Rule = {
  name: 'scope',
  about: 'Objects live in a namespace or in the cluster: the scope is `Namespaced` or `Cluster`.',
  *document({ scope: value }) {
    const at = child(SPEC, 'scope')
    if (value === '') yield required(at)
    else if (!SCOPES.includes(value)) yield notSupported(at, goQuote(value), SCOPES)
  },
}

const SCOPES = ['Cluster', 'Namespaced']
