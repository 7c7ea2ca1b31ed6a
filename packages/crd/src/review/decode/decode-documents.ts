import { decodeUtf8, type Path } from '@kindbox/core'
import { type Mark, YamlError } from '../yaml/yaml-error.ts'
import type { YamlNode } from '../yaml/yaml-node.ts'
import { parseYaml } from '../yaml/yaml-parser.ts'
import { toValue } from '../yaml/yaml-value.ts'
import { decodeJson, JsonError, splitJson } from './decode-json.ts'
import type { DecodeProblem } from './decode-problem.ts'
import { locate, type Position } from './position.ts'
import { splitDocuments } from './split-documents.ts'

/** One document of a text. */
export type DecodedDocument = ReadableDocument | UnreadableDocument

export interface ReadableDocument {
  readonly readable: true
  /** A JSON value. Integers beyond 2^53 are bigints. */
  readonly value: unknown
  /** Duplicate keys, for the `problems` of a review. */
  readonly problems: readonly DecodeProblem[]
  /** The text of this document alone. */
  readonly text: string
  /** Where a path of the value is in the whole text; of a missing field, where its parent is. */
  position(path: Path): Position
}

export interface UnreadableDocument {
  readonly readable: false
  /** In the words of the server's decoder. */
  readonly message: string
  /** Where in the whole text. */
  readonly at: Position
  readonly text: string
}

/**
 * Decodes the documents of a text as kubectl does: YAML documents between lines of `---`, or JSON values one after the other. Empty
 * ones are passed over; one that cannot be read does not hide the others.
 */
export function decodeDocuments(text: string): DecodedDocument[] {
  return splitDocuments(text).flatMap(({ text: part, line, problem }) => {
    if (problem !== undefined) return [{ readable: false, message: problem, at: { line, column: 1 }, text: part }]
    const values = /^\s*[{[]/.test(part) ? splitJson(part) : undefined
    if (values !== undefined && values.length > 1)
      return values.flatMap((value, i) => decodeAt(value, line + countLines(values.slice(0, i).join(''))))
    return decodeAt(part, line)
  })
}

export interface DecodeOptions {
  /** What the body is said to be: `yaml` is read as YAML even where it is JSON, too, and names its problems so. Default: what it looks like. */
  readonly format?: 'yaml'
}

/**
 * Decodes one text as the server decodes the body of a request: of YAML documents the first counts. Of bytes that are no UTF-8 each is U+FFFD in
 * JSON; in YAML they are refused, but may be UTF-16 with a byte order mark.
 */
export function decodeDocument(body: string | Uint8Array, { format }: DecodeOptions = {}): DecodedDocument {
  return decodeFrom(typeof body === 'string' ? body : decodeUtf8(body), 1, format)
}

function decodeAt(text: string, line: number): DecodedDocument[] {
  const document = decodeFrom(text, line)
  return document.readable && document.value === null ? [] : [document]
}

function decodeFrom(text: string, line: number, format?: 'yaml'): DecodedDocument {
  const toPosition = (mark: Mark): Position => ({ line: mark.line + line, column: mark.column + 1 })
  try {
    const json = format !== 'yaml' && /^\s*[{[]/.test(text) ? decodeJson(text) : undefined
    if (json !== undefined) {
      const locateInJson = jsonLocator(text)
      return { readable: true, ...json, text, position: (path) => toPosition(locateInJson(path)) }
    }
    const root = parseYaml(text)
    if (root === undefined) return { readable: true, value: null, problems: [], text, position: () => ({ line, column: 1 }) }
    const { value, duplicates } = toValue(root)
    const problems = duplicates.map((duplicate): DecodeProblem => ({ ...duplicate, from: 'yaml' }))
    return { readable: true, value, problems, text, position: (path) => toPosition(locate(root, path)) }
  } catch (error) {
    if (error instanceof YamlError) return { readable: false, message: error.message, at: toPosition(error.mark), text }
    if (error instanceof JsonError) return { readable: false, message: error.message, at: { line, column: 1 }, text }
    throw error
  }
}

const BEGINNING: Mark = { offset: 0, line: 0, column: 0 }

/** JSON is read as YAML once more when somebody first asks for a place in it. */
function jsonLocator(text: string): (path: Path) => Mark {
  let root: YamlNode | undefined
  let parsed = false
  return (path) => {
    if (!parsed) root = parseOrNothing(text)
    parsed = true
    return root === undefined ? BEGINNING : locate(root, path)
  }
}

function parseOrNothing(text: string): YamlNode | undefined {
  try {
    return parseYaml(text)
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    return undefined
  }
}

function countLines(text: string): number {
  return text.split('\n').length - 1
}
