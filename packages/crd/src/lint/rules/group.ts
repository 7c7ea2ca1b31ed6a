import { goQuote, dns1123Subdomain } from '@kindbox/core'
import { SPEC } from '../document.ts'
import { invalid, required } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** validation.go, validateCustomResourceDefinitionSpec. */
export const group: Rule = {
  name: 'group',
  about: 'The group is a DNS subdomain of two labels or more; groups without a dot belong to Kubernetes itself.',
  *document({ group: value }) {
    const at = child(SPEC, 'group')
    const problems = dns1123Subdomain(value)
    if (value === '') yield required(at)
    else if (problems.length > 0) yield invalid(at, goQuote(value), problems.join(','))
    else if (!value.includes('.')) yield invalid(at, goQuote(value), 'should be a domain with at least one dot')
  },
}
