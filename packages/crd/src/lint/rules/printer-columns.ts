import { goQuote } from '@kindbox/core'
import type { Issue } from '@kindbox/core'
import type { DecodedColumn } from '../decode/decoded-crd.ts'
import { placed } from '../document.ts'
import { invalid, required } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { simpleJsonPathProblem } from '../simple-json-path.ts'
import { child, type FieldPath, index } from '../../review/go/field-path.ts'

/** validation.go, ValidateCustomResourceColumnDefinition. */
export const printerColumns: Rule = {
  name: 'printer-columns',
  about: 'A column has a name, one of five types, perhaps a format, and a JSON path that begins with a dot.',
  *document(document) {
    for (const { part: columns, at } of placed(document, 'additionalPrinterColumns')) {
      for (const [i, column] of columns.entries()) yield* problems(column, index(at, i))
    }
  },
}

function* problems({ name, type, format, jsonPath }: DecodedColumn, at: FieldPath): Iterable<Issue> {
  if (name === undefined) yield required(child(at, 'name'))
  if (type === undefined) yield required(child(at, 'type'), `must be one of ${TYPES.join(',')}`)
  else if (!TYPES.includes(type)) yield invalid(child(at, 'type'), goQuote(type), `must be one of ${TYPES.join(',')}`)
  if (format !== undefined && !FORMATS.includes(format)) {
    yield invalid(child(at, 'format'), goQuote(format), `must be one of ${FORMATS.join(',')}`)
  }
  // The server's name for the field is that of its Go type.
  const path: FieldPath = { ...child(at, 'jsonPath'), text: child(at, 'JSONPath').text }
  const problem = simpleJsonPathProblem(jsonPath ?? '')
  if (jsonPath === undefined) yield required(path)
  else if (problem !== undefined) yield invalid(path, goQuote(jsonPath), problem)
}

const TYPES = ['boolean', 'date', 'integer', 'number', 'string']
const FORMATS = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password']
