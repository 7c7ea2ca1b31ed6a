import type { StructuralSchema, ValidationRule } from '@kindbox/core'
import { type CompiledRule, compileRules } from './compile-rules.ts'
import { declaredBelow, declaredType, type DeclaredType } from './declared-type.ts'
import { escapeName } from './escape-name.ts'
import type { Convert } from './raw-value.ts'
import { compileValue } from './schema-value.ts'
import { withTypeMeta } from './type-meta.ts'

/** A schema with rules, or with schemas in it that have some (schema/cel/validation.go, `Validator`). */
export interface RuleNode {
  readonly schema: StructuralSchema
  /** Undefined where there are rules and no type for them to see. They are compiled when the first value comes. */
  readonly rules: () => readonly CompiledRule[] | undefined
  readonly convert: Convert
  readonly items: RuleNode | undefined
  readonly properties: ReadonlyMap<string, RuleNode>
  readonly additional: RuleNode | undefined
  readonly allOf: readonly RuleNode[]
}

/**
 * The rules of a schema as a tree; undefined where it has none.
 *
 * @param resource whether it is the schema of a whole object, or of one embedded
 */
export function ruleNode(schema: StructuralSchema, { resource }: { readonly resource: boolean }): RuleNode | undefined {
  return hasRulesWithin(schema) ? build(schema, { schema, resource, declared: declaredType(schema, { resource }) }) : undefined
}

/** A value's own schema; the rules may be those of an `allOf` of it. */
interface Site {
  readonly schema: StructuralSchema
  readonly resource: boolean
  readonly declared: DeclaredType | undefined
}

function build(validation: StructuralSchema, site: Site): RuleNode | undefined {
  const { schema, resource, declared } = site
  const rules = validation['x-kubernetes-validations'] ?? []
  const element = declared?.kind === 'list' || declared?.kind === 'map' ? declared.element : undefined
  const items = buildBelow(validation.items, schema.items, element)
  const additional = buildBelow(schemaOf(validation.additionalProperties), schemaOf(schema.additionalProperties), element)
  const properties = buildProperties(validation, site)
  const allOf = (validation.allOf ?? []).flatMap((part) => build(part, site) ?? [])
  if (rules.length === 0 && items === undefined && additional === undefined && properties.size === 0 && allOf.length === 0) return undefined

  let compiled: readonly CompiledRule[] | undefined
  return {
    schema,
    rules: () => (compiled ??= compileAll(rules, schema, declared)),
    convert: compileValue(resource ? withTypeMeta(schema) : schema),
    items,
    properties,
    additional,
    allOf,
  }
}

function compileAll(rules: readonly ValidationRule[], schema: StructuralSchema, declared: DeclaredType | undefined) {
  if (rules.length === 0) return []
  return declared && compileRules(rules, schema, declared)
}

function buildBelow(
  validation: StructuralSchema | undefined,
  schema: StructuralSchema | undefined,
  declared: DeclaredType | undefined,
): RuleNode | undefined {
  if (validation === undefined || schema === undefined) return undefined
  return build(validation, { schema, resource: schema['x-kubernetes-embedded-resource'] === true, declared })
}

function buildProperties(validation: StructuralSchema, { schema, declared }: Site): ReadonlyMap<string, RuleNode> {
  const nodes = new Map<string, RuleNode>()
  for (const [name, part] of Object.entries(validation.properties ?? {})) {
    const property = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : undefined
    if (property === undefined || !hasRulesWithin(part)) continue
    const escaped = escapeName(name)
    const fields = declared?.kind === 'object' ? declared.fields : undefined
    // Where rules see nothing of a field, the server does not ask those of the field either.
    const type = escaped === undefined ? declaredBelow(property) : fields?.get(escaped)
    const node = type && buildBelow(part, property, type)
    if (node !== undefined) nodes.set(name, node)
  }
  return nodes
}

function hasRulesWithin(schema: StructuralSchema): boolean {
  if ((schema['x-kubernetes-validations']?.length ?? 0) > 0) return true
  const below = [schema.items, schemaOf(schema.additionalProperties), ...Object.values(schema.properties ?? {}), ...(schema.allOf ?? [])]
  return below.some((part) => part !== undefined && hasRulesWithin(part))
}

function schemaOf(value: StructuralSchema | boolean | undefined): StructuralSchema | undefined {
  return typeof value === 'object' ? value : undefined
}
