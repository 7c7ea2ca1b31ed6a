import { dns1123Subdomain, maskTrailingDash } from '@kindbox/core'
import type { ObjectMeta } from '@kindbox/core'
import type { CompiledVersion } from './compiled-version.ts'
import { child } from './go/field-path.ts'
import { type FieldError, invalid } from './go/field-error.ts'
import { fieldValue, type JsonObject } from './go/record.ts'
import { type ObjectMetaRules, validateObjectMeta } from './object-meta/validate-object-meta.ts'
import { checkScaleSpec, checkScaleStatus } from './scale.ts'

/** What a validation found; of warnings only those of CEL rules that an update is forgiven. */
export interface Validation {
  readonly errors: readonly FieldError[]
  readonly warnings: readonly string[]
  readonly notEvaluated: number
}

const METADATA = child(undefined, 'metadata')

const IN_CLUSTER: ObjectMetaRules = {
  at: METADATA,
  namespaced: false,
  name: dns1123Subdomain,
  generateName: (prefix) => dns1123Subdomain(maskTrailingDash(prefix)),
}
const IN_NAMESPACE: ObjectMetaRules = { ...IN_CLUSTER, namespaced: true }

/** Validates an object that is about to be created (apiextensions-apiserver pkg/registry/customresource/strategy.go, `Validate`). */
export function validateCreate(compiled: CompiledVersion, object: JsonObject, metadata: ObjectMeta): Validation {
  const errors = validateTypeMeta(compiled, object)
  if (errors.length === 0) {
    errors.push(
      ...validateObjectMeta(withoutManagedFields(metadata), compiled.namespaced ? IN_NAMESPACE : IN_CLUSTER),
      ...compiled.validateSchema(object),
      ...validateScale(compiled, object),
    )
  }
  if (compiled.embedded !== undefined) errors.push(...compiled.embedded.validate(object))
  if (compiled.checkListTypes !== undefined) errors.push(...compiled.checkListTypes(object))
  return withRules(compiled, errors, object, undefined)
}

/** Wrong kind or apiVersion: the server then looks neither at metadata nor at the schema. */
export function validateTypeMeta(compiled: CompiledVersion, object: JsonObject): FieldError[] {
  const errors: FieldError[] = []
  const kind = fieldValue(object, 'kind')
  const apiVersion = fieldValue(object, 'apiVersion')
  if (kind !== compiled.kind) errors.push(invalid(child(undefined, 'kind'), kind ?? '', `must be ${compiled.kind}`))
  if (apiVersion !== compiled.apiVersion)
    errors.push(invalid(child(undefined, 'apiVersion'), apiVersion ?? '', `must be ${compiled.apiVersion}`))
  return errors
}

export function validateScale({ scale }: CompiledVersion, object: JsonObject): FieldError[] {
  return scale === undefined ? [] : [...checkScaleSpec(object, scale), ...checkScaleStatus(object, scale)]
}

/** CEL rules come last, and not at all when an error of certain kinds was found before. */
export function withRules(
  compiled: CompiledVersion,
  errors: readonly FieldError[],
  object: JsonObject,
  old: JsonObject | undefined,
): Validation {
  if (compiled.evaluateRules === undefined) return { errors, warnings: [], notEvaluated: 0 }
  if (errors.some(({ reason }) => BLOCKING.has(reason))) {
    const left = 'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation'
    return { errors: [...errors, invalid(undefined, null, left)], warnings: [], notEvaluated: 0 }
  }
  const { errors: broken, warnings, notEvaluated } = compiled.evaluateRules(object, old)
  return { errors: [...errors, ...broken], warnings, notEvaluated }
}

/** `hasBlockingErr` of the strategy. */
const BLOCKING: ReadonlySet<string> = new Set([
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
])

/** The server's field manager replaces managed fields that it cannot read before anything validates them. */
export function withoutManagedFields(metadata: ObjectMeta): ObjectMeta {
  if (metadata.managedFields === undefined) return metadata
  const { managedFields: _, ...rest } = metadata
  return rest
}
