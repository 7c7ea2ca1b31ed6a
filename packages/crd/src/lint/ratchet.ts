import { caBundleProblem } from './ca-bundle.ts'
import { checkSchema } from './check-schema.ts'
import { type Document, placedSchemas, unchangedSchemas } from './document.ts'
import { hasUnprunedDefaults } from './pruned-defaults.ts'
import { isRecognizedReviewVersion } from './rules/conversion.ts'
import { keyPresenceProblems } from './rules/list-map-keys.ts'
import { isAtomic } from './rules/set-items.ts'
import { isSupportedType } from './rules/type-supported.ts'
import { unrecognizedFormatOf } from './rules/unrecognized-format.ts'
import { rules } from './rules.ts'
import { STRICT, type Strictness } from './strictness.ts'
import { type SchemaNode, walk } from './walk.ts'

/** How much of a definition is asked in place of an old one: validation.go, the require... and allow... functions. */
export function ratchet(document: Document, old: Document): Strictness {
  const schemas = placedSchemas(old).map(({ schema, at }) => walk(schema, at))
  const nowhere = (isWrong: (node: SchemaNode) => boolean): boolean => !schemas.some((nodes) => nodes.some(isWrong))
  const reviewVersions = old.conversion?.webhook?.conversionReviewVersions ?? []
  return {
    openApiSchema: old.versions.every(({ schema }) => (schema ?? old.schema)?.openAPIV3Schema !== undefined),
    structuralSchema: placedSchemas(old).every((site) => checkSchema(site, structureRules, STRICT).length === 0),
    validPropertyType: nowhere(({ schema }) => schema.type !== undefined && !isSupportedType(schema.type)),
    prunedDefaults: !schemas.some(([root]) => root !== undefined && hasUnprunedDefaults(root)),
    atomicSetType: nowhere(({ schema }) => isSet(schema) && schema.items?.schema !== undefined && !isAtomic(schema.items.schema)),
    mapListKeys: nowhere(({ schema, at }) => isNullableSet(schema) || [...keyPresenceProblems(schema, at)].length > 0),
    recognizedConversionReviewVersion: reviewVersions.length === 0 || reviewVersions.some(isRecognizedReviewVersion),
    immutableNames: old.established,
    validCaBundle: old.established && hasNoBadBundle(old),
    unchangedSchemas: unchangedSchemas(document, old),
    unrecognizedFormats: new Set(schemas.flatMap((nodes) => nodes.flatMap(({ schema }) => unrecognizedFormatOf(schema) ?? []))),
  }
}

const structureRules = rules.flatMap(({ name, about, structure }) => (structure === undefined ? [] : [{ name, about, structure }]))

function isSet(schema: SchemaNode['schema']): boolean {
  return schema['x-kubernetes-list-type'] === 'set'
}

function isNullableSet(schema: SchemaNode['schema']): boolean {
  return isSet(schema) && schema.items?.schema?.nullable === true
}

function hasNoBadBundle({ conversion }: Document): boolean {
  const bundle = conversion?.webhook?.clientConfig?.caBundle ?? ''
  return bundle === '' || caBundleProblem(bundle) === undefined
}
