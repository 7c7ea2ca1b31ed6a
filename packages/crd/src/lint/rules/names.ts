import { goQuote, dns1035Label } from '@kindbox/core'
import type { Issue } from '@kindbox/core'
import type { DecodedNames } from '../decode/decoded-crd.ts'
import { NAMES } from '../document.ts'
import { invalid, required } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child, type FieldPath, index } from '../../review/go/field-path.ts'

/** validation.go, ValidateCustomResourceDefinitionNames. */
export const names: Rule = {
  name: 'names',
  about:
    'Plural, singular, short names and categories are DNS labels, the kinds too once in lower case; and the kind of a list is another one.',
  *document(document) {
    // The server fills singular and listKind in, unless it has no kind to make them from.
    for (const field of ['plural', 'singular', 'kind', 'listKind'] as const) {
      if (document.names[field] === undefined) yield required(child(NAMES, field))
    }
    yield* problems(document.names, NAMES)
    yield* problems(document.acceptedNames, child(child(undefined, 'status'), 'acceptedNames'))
  },
}

function* problems({ plural, singular, kind, listKind, shortNames = [], categories = [] }: DecodedNames, at: FieldPath): Iterable<Issue> {
  yield* label(plural, child(at, 'plural'))
  yield* label(singular, child(at, 'singular'))
  yield* kindLabel(kind, child(at, 'kind'))
  yield* kindLabel(listKind, child(at, 'listKind'))
  for (const [i, shortName] of shortNames.entries()) yield* listed(shortName, index(child(at, 'shortNames'), i))
  if (kind !== undefined && kind === listKind) yield invalid(child(at, 'listKind'), goQuote(kind), 'kind and listKind may not be the same')
  for (const [i, category] of categories.entries()) yield* listed(category, index(child(at, 'categories'), i))
}

function* label(value: string | undefined, at: FieldPath): Iterable<Issue> {
  if (value !== undefined) yield* listed(value, at)
}

function* listed(value: string, at: FieldPath): Iterable<Issue> {
  const found = dns1035Label(value)
  if (found.length > 0) yield invalid(at, goQuote(value), found.join(','))
}

function* kindLabel(value: string | undefined, at: FieldPath): Iterable<Issue> {
  const found = value === undefined ? [] : dns1035Label(value.toLowerCase())
  if (found.length > 0) yield invalid(at, goQuote(value!), `may have mixed case, but should otherwise match: ${found.join(',')}`)
}
