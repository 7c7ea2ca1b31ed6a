import { badRequest } from '../failure/failure.ts'

/** One term of a field selector: the field has to have the value, or to have another. */
export interface FieldTerm {
  readonly field: string
  readonly equal: boolean
  readonly value: string
}

/**
 * Parses a field selector (apimachinery pkg/fields/selector.go): terms `a=b`, `a==b`, `a!=b` joined by commas, with `\,`, `\=` and
 * `\\` in values.
 *
 * @throws ApiError 400 for text that is no selector, and for fields with a problem: that the kind cannot be selected by them.
 */
export function fieldTerms(text: string, problemOf: (field: string) => string | undefined): FieldTerm[] {
  const terms = splitTerms(text)
    .filter((term) => term !== '')
    .map((term) => parseTerm(term, text))
  for (const { field } of terms) {
    const problem = problemOf(field)
    if (problem !== undefined) throw badRequest(problem)
  }
  return terms
}

/** Commas separate unless a backslash precedes them. */
function splitTerms(text: string): string[] {
  const terms: string[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === ',') {
      terms.push(text.slice(start, i))
      start = i + 1
    }
  }
  return [...terms, text.slice(start)]
}

function parseTerm(term: string, selector: string): FieldTerm {
  for (let i = 0; i < term.length; i++) {
    for (const operator of ['!=', '==', '=']) {
      if (!term.startsWith(operator, i)) continue
      return { field: term.slice(0, i), equal: operator !== '!=', value: unescape(term.slice(i + operator.length)) }
    }
  }
  throw badRequest(`invalid selector: '${selector}'; can't understand '${term}'`)
}

function unescape(text: string): string {
  let value = ''
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!
    if (character === '\\') {
      const next = text[++i]
      if (next === undefined || !'\\,='.includes(next)) throw badRequest(`invalid field selector: invalid escape sequence: \\${next ?? ''}`)
      value += next
    } else if (character === '=' || character === ',') {
      throw badRequest(`invalid field selector: unescaped character in value: ${character.charCodeAt(0)}`)
    } else value += character
  }
  return value
}
