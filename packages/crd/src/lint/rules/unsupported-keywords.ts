import type { DecodedSchema } from '../decode/decoded-crd.ts'
import { forbidden } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** validation.go, specStandardValidatorV3.validate. `$schema` is refused by the conversion to structural form, with another error. */
export const unsupportedKeywords: Rule = {
  name: 'unsupported-keywords',
  about:
    'Some keywords of JSON Schema have a place in the API, but no use: references, definitions, dependencies, tuples, property patterns, ids.',
  *node({ schema, at }) {
    for (const [name, isUsed] of UNSUPPORTED) if (isUsed(schema)) yield forbidden(child(at, name), `${name} is not supported`)
    if ((schema.items?.schemas?.length ?? 0) > 0) yield forbidden(child(at, 'items'), 'items must be a schema object and not an array')
  },
}

const UNSUPPORTED: readonly (readonly [name: string, isUsed: (schema: DecodedSchema) => boolean])[] = [
  ['id', (schema) => schema.id !== undefined],
  ['additionalItems', (schema) => schema.additionalItems !== undefined],
  ['patternProperties', (schema) => (schema.patternProperties?.size ?? 0) > 0],
  ['definitions', (schema) => (schema.definitions?.size ?? 0) > 0],
  ['dependencies', (schema) => schema.dependencies !== undefined],
  ['$ref', (schema) => schema.$ref !== undefined],
]
