import { VERSIONS } from '../document.ts'
import { invalid } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child, index } from '../../review/go/field-path.ts'
import { marshal } from '../../review/go/json.ts'

/** validation.go, validateDeprecationWarning. */
export const deprecationWarning: Rule = {
  name: 'deprecation-warning',
  about: 'What is said of a version that is deprecated, and of no other, fits into an HTTP header: 1 to 256 bytes, all of them printable.',
  *document({ versions }) {
    for (const [i, { deprecated, deprecationWarning: warning }] of versions.entries()) {
      if (warning === undefined) continue
      const at = child(index(VERSIONS, i), 'deprecationWarning')
      for (const problem of deprecated ? problems(warning) : ['can only be set for deprecated versions'])
        yield invalid(at, marshal(warning), problem)
    }
  },
}

function* problems(warning: string): Iterable<string> {
  const bytes = new TextEncoder().encode(warning).length
  if (bytes > 256) yield 'must be <= 256 characters long'
  if (bytes === 0) yield 'must not be an empty string'
  const unprintable = UNPRINTABLE.exec(warning)
  if (unprintable === null) return
  const position = new TextEncoder().encode(warning.slice(0, unprintable.index)).length
  yield `must only contain printable UTF-8 characters; non-printable character found at index ${position}`
}

/** What Go's `unicode.IsPrint` does not take: of all spaces only the ASCII one is printable. */
const UNPRINTABLE = /[^ \p{L}\p{M}\p{N}\p{P}\p{S}]/u
