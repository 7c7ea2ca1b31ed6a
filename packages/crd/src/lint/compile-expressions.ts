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
  /** In the order of the schema; none where there is an obstacle. */
  readonly rules: readonly CompiledRule[]
  readonly obstacle: Obstacle | undefined
  /** How often each may have to be evaluated for one object. */
  readonly times: number
}

/**
 * Why the server does not come to compile the rules of a schema: CEL sees nothing of its values (`invisible`); the schema around it has no
 * such values, as the `items` of what is no array (`misplaced`); or one level deeper, where nobody expects that (`panic`).
 */
export type Obstacle = 'invisible' | 'misplaced' | 'panic'

/** Compiles the rules of all schemas but some. */
export function compileExpressions(nodes: readonly SchemaNode[], except: ReadonlySet<SchemaNode>): CompiledExpressions[] {
  const types = new Map<SchemaNode, DeclaredType | Obstacle>()
  const declared = (node: SchemaNode): DeclaredType | Obstacle => {
    const known = types.get(node) ?? typeOf(node, declared)
    types.set(node, known)
    return known
  }
  return nodes
    .filter((node) => node.role === 'structure' && hasRules(node) && !except.has(node))
    .map((node) => {
      const at = child(node.at, 'x-kubernetes-validations')
      const type = declared(node)
      if (typeof type === 'string') return { node, at, rules: [], obstacle: type, times: 0 }
      const schema = structuralForm(node.schema)
      const rules = compileRules(schema['x-kubernetes-validations'] ?? [], schema, type)
      return { node, at, rules, obstacle: undefined, times: boundOf(node) ?? cardinalityOf(type) }
    })
}

function hasRules({ schema }: SchemaNode): boolean {
  return (schema['x-kubernetes-validations']?.length ?? 0) > 0
}

/**
 * The type of `self`. Below a schema with rules it is what those rules see, so that of metadata only names are left (validation/cel_validation.go,
 * `CELSchemaContext.TypeInfo`).
 */
function typeOf(node: SchemaNode, declared: (node: SchemaNode) => DeclaredType | Obstacle): DeclaredType | Obstacle {
  const { parent, schema } = node
  if (parent !== undefined && isInScope(parent)) {
    const inner = below(declared(parent), node)
    if (inner !== undefined) return inner
  }
  return (
    declaredType(structuralForm(schema), { resource: parent === undefined || schema['x-kubernetes-embedded-resource'] === true }) ??
    'invisible'
  )
}

/** What the accessors of cel_validation.go find in the type around a schema; undefined where they leave it to the schema itself. */
function below(around: DeclaredType | Obstacle, { level, at }: SchemaNode): DeclaredType | Obstacle | undefined {
  if (around === 'invisible' || around === 'panic') return around
  const name = level === 'property' ? escapeName(String(at.segment)) : ''
  if (name === undefined) return undefined
  // There is no type to look into.
  if (around === 'misplaced') return 'panic'
  if (level === 'property') return around.kind === 'object' ? around.fields.get(name) : undefined
  return around.kind === 'list' || around.kind === 'map' ? around.element : 'misplaced'
}

function isInScope(node: SchemaNode): boolean {
  return hasRules(node) || (node.parent !== undefined && isInScope(node.parent))
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
