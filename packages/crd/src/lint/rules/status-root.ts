import { goQuote } from '@kindbox/core'
import type { DecodedSchema } from '../decode/decoded-crd.ts'
import { marshalStruct } from '../decode/go-struct.ts'
import { jsonSchemaProps } from '../decode/schema-shape.ts'
import { invalid } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** validation.go, validateCustomResourceDefinitionValidation. */
export const statusRoot: Rule = {
  name: 'status-root',
  about:
    'With the status subresource the server checks the status by its own part of the schema, so the root may hold nothing that would be lost by ' +
    'taking that part out: no junctors, no default, no bounds on the number of properties.',
  *root({ schema, at }, { site }) {
    if (!site.status) return
    // The server stops at the first field that it does not allow, in the order of its internal type.
    const first = [...jsonSchemaProps.fields].find(([name, { go }]) => isSet(schema, name) && !isAllowed(schema, go))
    if (first === undefined) return
    if (first[0] === 'type') {
      const detail = 'only "object" is allowed as the type at the root of the schema if the status subresource is enabled'
      yield invalid(child(at, 'type'), goQuote(schema.type!), detail)
    } else {
      const detail = `only [${ALLOWED.join(' ')}] fields are allowed at the root of the schema if the status subresource is enabled`
      yield invalid(at, marshalStruct({ ...schema }, jsonSchemaProps), detail)
    }
  },
}

/** By the names of the internal type, in the order in which the server recites them. */
const ALLOWED = [
  'Description',
  'Type',
  'Format',
  'Title',
  'Maximum',
  'ExclusiveMaximum',
  'Minimum',
  'ExclusiveMinimum',
  'MaxLength',
  'MinLength',
  'Pattern',
  'MaxItems',
  'MinItems',
  'UniqueItems',
  'MultipleOf',
  'Required',
  'Items',
  'Properties',
  'ExternalDocs',
  'Example',
  'XPreserveUnknownFields',
  'XValidations',
]

function isSet(schema: DecodedSchema, name: string): boolean {
  return schema[name as keyof DecodedSchema] !== undefined
}

function isAllowed(schema: DecodedSchema, go: string): boolean {
  return go === 'Type' ? schema.type === 'object' : ALLOWED.includes(go)
}
