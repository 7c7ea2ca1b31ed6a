import { cardinalityOf, type CompiledRule, compileRules } from '../review/rules/compile-rules.ts'
import { declaredType, type DeclaredType } from '../review/rules/declared-type.ts'
import { escapeName } from '../review/rules/escape-name.ts'
import { child, type FieldPath } from '../review/go/field-path.ts'
import { structuralForm } from './structural-form.ts'
import type { SchemaNode } from './walk.ts'

/** The CEL rules of one schema within a schema. */
export interface CompiledExpressions {
  readonly node: SchemaNode
  readonly at: FieldPath
  /** In the order of the schema; undefined where rules have nothing to see. */
  readonly rules: readonly CompiledRule[] | undefined
  /** How often each may have to be evaluated for one object. */
  readonly times: number
}

/** Compiles the rules of all schemas but some. */
export function compileExpressions(nodes: readonly SchemaNode[], except: ReadonlySet<SchemaNode>): CompiledExpressions[] {
  const types = new Map<SchemaNode, DeclaredType | undefined>()
  const declared = (node: SchemaNode): DeclaredType | undefined => {
    if (!types.has(node)) types.set(node, typeOf(node, declared))
    return types.get(node)
  }
  return nodes
    .filter((node) => node.role === 'structure' && hasRules(node) && !except.has(node))
    .map((node) => {
      const type = declared(node)
      const schema = structuralForm(node.schema)
      const rules = type && compileRules(schema['x-kubernetes-validations'] ?? [], schema, type)
      const times = boundOf(node) ?? (type === undefined ? 0 : cardinalityOf(type))
      return { node, at: child(node.at, 'x-kubernetes-validations'), rules, times }
    })
}

function hasRules({ schema }: SchemaNode): boolean {
  return (schema['x-kubernetes-validations']?.length ?? 0) > 0
}

/**
 * The type of `self`. Below a schema with rules it is what those rules see, so that of metadata only names are left (validation/cel_validation.go,
 * `CELSchemaContext.TypeInfo`).
 */
function typeOf(node: SchemaNode, declared: (node: SchemaNode) => DeclaredType | undefined): DeclaredType | undefined {
  const { parent, schema } = node
  if (parent !== undefined && isInScope(parent)) {
    const around = declared(parent)
    if (around === undefined) return undefined
    const inner = below(around, node)
    if (inner !== undefined) return inner
  }
  return declaredType(structuralForm(schema), { resource: parent === undefined || schema['x-kubernetes-embedded-resource'] === true })
}

function isInScope(node: SchemaNode): boolean {
  return hasRules(node) || (node.parent !== undefined && isInScope(node.parent))
}

function below(around: DeclaredType, { at }: SchemaNode): DeclaredType | undefined {
  if (at.parent?.segment !== 'properties') return around.kind === 'list' || around.kind === 'map' ? around.element : undefined
  const name = escapeName(String(at.segment))
  return name === undefined || around.kind !== 'object' ? undefined : around.fields.get(name)
}

/** How many values of a schema an object can have, where every list and map around it says how long it can be. */
function boundOf({ parent }: SchemaNode): number | undefined {
  if (parent === undefined) return 1
  const outer = boundOf(parent)
  const inner = multiplicityOf(parent)
  return outer === undefined || inner === undefined ? undefined : outer * inner
}

function multiplicityOf({ schema }: SchemaNode): number | undefined {
  const { type, additionalProperties, maxProperties, maxItems } = schema
  const most = type === 'array' ? maxItems : type === 'object' && additionalProperties !== undefined ? maxProperties : 1
  return most && Math.max(most, 0)
}
