import type { Path, StructuralSchema } from '@kindbox/core'
import { compileEmbedded, MalformedError } from '../review/embedded.ts'
import { type FieldError, invalid } from '../review/go/field-error.ts'
import { type FieldPath, toPath } from '../review/go/field-path.ts'
import { isObject, type JsonObject } from '../review/go/record.ts'
import { compilePrune } from '../review/prune.ts'
import { evaluateDefault } from '../review/rules/evaluate-rules.ts'
import { compileSchema } from '../review/schema/compile-schema.ts'

/** The nearest resource around a default, for one inside its metadata. */
export interface SurroundingResource {
  readonly schema: StructuralSchema
  /** Puts a value where the default would stand, in an object that has nothing else. */
  surround(value: unknown): unknown
}

export interface DefaultOptions {
  /** Whether unknown fields are refused. */
  readonly pruned: boolean
  readonly budget: RuleBudget
}

/** What the rules for the defaults of one schema may still cost; below 0 the server looks no further. */
export interface RuleBudget {
  left: number
}

/** What is wrong with a default that is no part of a resource's metadata: unknown fields, an incomplete embedded resource, a bad value. */
export function checkDefault(schema: StructuralSchema, at: FieldPath, { pruned, budget }: DefaultOptions): FieldError[] {
  const value = schema.default
  const isUnpruned = pruned && hasUnknownFields(schema, value)
  // The server reduces metadata in place, so it shows the reduced value also for what it found before.
  const unknownFields = (shown: unknown): FieldError[] => (isUnpruned ? [invalid(at, shown, 'must not have unknown fields')] : [])
  const embedded = compileEmbedded(underValue(schema))
  let coerced: unknown
  try {
    coerced = embedded === undefined ? value : valueOf(embedded.coerce({ value }, []))
  } catch (error) {
    if (error instanceof MalformedError) return [...unknownFields(value), rebase(error.error, at)]
    throw error
  }
  const malformed = embedded?.validate({ value: coerced }) ?? []
  if (malformed.length > 0) return [...unknownFields(coerced), ...malformed.map((error) => rebase(error, at))]
  return [...unknownFields(coerced), ...checkValue(schema, coerced, at, budget)]
}

/** What is wrong with a default inside metadata, which only makes sense with the resource around it. */
export function checkMetadataDefault(
  schema: StructuralSchema,
  at: FieldPath,
  resource: SurroundingResource,
  budget: RuleBudget,
): FieldError[] {
  const problem = metadataProblem(resource.surround(schema.default), resource.schema)
  if (problem !== undefined) return [invalid(at, schema.default, `must result in valid metadata: ${problem}`)]
  return checkValue(schema, schema.default, at, budget)
}

/** Whether pruning would take something away from a default. */
export function hasUnknownFields(schema: StructuralSchema, value: unknown): boolean {
  const unknown: Path[] = []
  compilePrune(underValue(schema))({ value }, unknown)
  return unknown.length > 0
}

function checkValue(schema: StructuralSchema, value: unknown, at: FieldPath, budget: RuleBudget): FieldError[] {
  const start = toPath(at)
  // The options name a field of the object; here the schema belongs to a whole path.
  const errors = compileSchema(withoutIntOrString(schema), { under: at.text, allFormats: true })(value).map((error) => ({
    ...error,
    path: [...start, ...error.path.slice(1)],
  }))
  return errors.length > 0 ? errors : checkRules(schema, value, at, budget)
}

/** A default is what an object may have from the beginning, and what one that has it may keep. */
function checkRules(schema: StructuralSchema, value: unknown, at: FieldPath, budget: RuleBudget): FieldError[] {
  const kept = evaluateDefault(schema, value, { old: value, at, budget: budget.left })
  if (kept === undefined) return []
  const created = kept.errors.length > 0 ? kept : evaluateDefault(schema, value, { at, budget: budget.left })
  budget.left = Math.min(kept.budget, created?.budget ?? kept.budget)
  return [...(created ?? kept).errors]
}

function metadataProblem(object: unknown, resource: StructuralSchema): string | undefined {
  const embedded = compileEmbedded(underValue({ ...resource, 'x-kubernetes-embedded-resource': true }))
  try {
    const value = valueOf(embedded?.coerce({ value: withTypeMeta(object) }, []))
    const errors = (embedded?.validate({ value }) ?? []).map((error) => `${error.field.slice('value.'.length)}: ${error.message}`)
    const distinct = [...new Set(errors)]
    return distinct.length > 1 ? `[${distinct.join(', ')}]` : distinct[0]
  } catch (error) {
    if (error instanceof MalformedError) return error.message.slice('value.'.length)
    throw error
  }
}

/** Converting a schema for this check the server loses the two types that int-or-string stands for (schema/kubeopenapi.go). */
function withoutIntOrString({ 'x-kubernetes-int-or-string': _types, ...schema }: StructuralSchema): StructuralSchema {
  const { items, properties = {}, additionalProperties } = schema
  return {
    ...schema,
    ...(items && { items: withoutIntOrString(items) }),
    properties: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, withoutIntOrString(property)])),
    ...(typeof additionalProperties === 'object' && { additionalProperties: withoutIntOrString(additionalProperties) }),
  }
}

/** The type that the server gives an object it makes for a default (schema/defaulting/validation.go). */
function withTypeMeta(object: unknown): unknown {
  return isObject(object) ? { kind: 'Validation', apiVersion: 'validation/v1', ...object } : object
}

/** The rooms that judge objects take the root for a resource of its own; one level down every node is what its schema says. */
function underValue(schema: StructuralSchema): StructuralSchema {
  return { type: 'object', properties: { value: schema } }
}

function valueOf(object: unknown): unknown {
  return (object as JsonObject)['value']
}

/** From the path below {@link underValue} to the path of the default. */
function rebase(error: FieldError, at: FieldPath): FieldError {
  return { ...error, field: at.text + error.field.slice('value'.length), path: [...toPath(at), ...error.path.slice(1)] }
}
