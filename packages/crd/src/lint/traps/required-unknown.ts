import { goQuote } from '@kindbox/core'
import { child, index } from '../../review/go/field-path.ts'
import type { DecodedSchema } from '../decode/decoded-crd.ts'
import type { Rule } from '../rule.ts'
import { trap } from './trap.ts'

/** Fields that every resource has without declaring them. */
const RESOURCE_FIELDS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata'])

/** Pruning comes before validation, so that what is required is gone by then; `additionalProperties: false` keeps it, and forbids it. */
export const requiredUnknown: Rule = {
  name: 'required-unknown',
  about: 'A required field that the schema does not declare is pruned before anybody looks for it.',
  *node({ schema, at, parent, role }) {
    if (role !== 'structure' || schema.type !== 'object' || keepsUnknown(schema)) return
    const fate = schema.additionalProperties === undefined ? 'pruned from every object' : 'forbidden'
    const isResource = parent === undefined || schema['x-kubernetes-embedded-resource'] === true
    for (const [i, name] of (schema.required ?? []).entries()) {
      if (schema.properties?.has(name) || (isResource && RESOURCE_FIELDS.has(name))) continue
      yield trap(index(child(at, 'required'), i), {
        message: `no object fits here: ${goQuote(name)} is required, but not declared, and so ${fate}`,
        expected: 'the name of a declared property',
        actual: goQuote(name),
        fix: `declare ${goQuote(name)} among the properties, or take it out of the required fields`,
      })
    }
  },
}

function keepsUnknown(schema: DecodedSchema): boolean {
  const { 'x-kubernetes-preserve-unknown-fields': preserves, additionalProperties } = schema
  return additionalProperties === undefined ? preserves === true : additionalProperties.allows
}
