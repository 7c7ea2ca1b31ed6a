import { goQuote } from '@kindbox/core'
import { child, index } from '../../review/go/field-path.ts'
import type { DecodedSchema } from '../decode/decoded-crd.ts'
import { placed } from '../document.ts'
import type { Rule } from '../rule.ts'
import { declaredAt } from './declared-at.ts'
import { trap } from './trap.ts'

/** A path of names only; what filters and wildcards find cannot be told from a schema. */
const SIMPLE = /^(?:\.[A-Za-z_][A-Za-z0-9_-]*)+$/

/** The server prints an empty cell for a path that leads nowhere (apiextensions registry/customresource/tableconvertor). */
export const columnPath: Rule = {
  name: 'column-path',
  about: 'A printer column whose path no schema declares is always empty.',
  *document(document) {
    for (const { part, at, owner } of placed(document, 'additionalPrinterColumns')) {
      const schemas = (owner.schema === undefined ? [document, ...document.versions] : [owner]).flatMap(
        ({ schema }): readonly DecodedSchema[] => (schema?.openAPIV3Schema === undefined ? [] : [schema.openAPIV3Schema]),
      )
      for (const [i, { jsonPath = '' }] of part.entries()) {
        if (!SIMPLE.test(jsonPath) || schemas.some((schema) => declaredAt(schema, jsonPath) !== undefined)) continue
        yield trap(child(index(at, i), 'jsonPath'), {
          message: 'the column is always empty: no schema declares the field that it shows',
          expected: 'the path of a declared field',
          actual: goQuote(jsonPath),
          fix: 'correct the path, or declare the field',
        })
      }
    }
  },
}
