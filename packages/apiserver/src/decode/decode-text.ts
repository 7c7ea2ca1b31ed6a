import { decodeDocument, decodeJson as decodeValidJson, type DecodeProblem, JsonError } from '@kindbox/crd'
import { jsonProblem } from './json-problem.ts'

/** What a body says, and what only a strict reader minds in it: duplicate fields. */
export type Decoded =
  | { readonly value: unknown; readonly problems: readonly DecodeProblem[] }
  /** Why it cannot be read, in the words of the server's decoder. */
  | { readonly problem: string }

/** Reads JSON or YAML as the server does. */
export function decodeText(text: string, format: 'json' | 'yaml'): Decoded {
  if (format === 'json') return decodeJson(text)
  const document = decodeDocument(text, { format: 'yaml' })
  return document.readable ? document : { problem: document.message }
}

export function decodeJson(text: string): Decoded {
  try {
    return decodeValidJson(text) ?? { problem: jsonProblem(text) }
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    // Where the real server gives up too, it says so in other words.
    const problem = jsonProblem(text)
    return { problem: problem.endsWith('exceeded max depth') ? problem : error.message }
  }
}
