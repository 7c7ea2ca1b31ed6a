import type { Issue } from '@kindbox/core'
import { checkSchema } from './check-schema.ts'
import type { DecodedCrd, DecodedSchema } from './decode/decoded-crd.ts'
import { type Document, documentOf, placedSchemas } from './document.ts'
import { ratchet } from './ratchet.ts'
import { type Rule, signed } from './rule.ts'
import { STRICT } from './strictness.ts'
import { walk } from './walk.ts'

/** Asks the rules about a definition as it is, status included: validation.go, ValidateCustomResourceDefinition and ...Update. */
export function checkDocument(crd: DecodedCrd, oldCrd: DecodedCrd | undefined, rules: readonly Rule[]): Issue[] {
  const document = documentOf(crd)
  const old = oldCrd && documentOf(oldCrd)
  const strictness = old === undefined ? STRICT : ratchet(document, old)
  const ofSchemas = {
    ...strictness,
    // Where unknown fields are pruned there is no way around a structure.
    structuralSchema: strictness.structuralSchema || !document.preserveUnknownFields || needsStructure(document),
  }
  return [
    ...rules.flatMap((rule) => signed(rule, rule.document?.(document, { old, strictness }) ?? [])),
    ...placedSchemas(document).flatMap((site) => checkSchema(site, rules, ofSchemas)),
  ]
}

/** Whether a schema uses what only a structure gives a meaning to: defaults, and Kubernetes' extensions other than the map type. */
function needsStructure(document: Document): boolean {
  return placedSchemas(document).some((site) => walk(site.schema, site.at).some(({ schema }) => isStructural(schema)))
}

function isStructural(schema: DecodedSchema): boolean {
  return STRUCTURAL.some((name) => schema[name] !== undefined) || STRUCTURAL_LISTS.some((name) => (schema[name]?.length ?? 0) > 0)
}

const STRUCTURAL = [
  'default',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-int-or-string',
  'x-kubernetes-list-type',
] as const

const STRUCTURAL_LISTS = ['x-kubernetes-list-map-keys', 'x-kubernetes-validations'] as const
