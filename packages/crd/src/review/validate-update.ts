import { pathSegment, pathSegmentPrefix } from '@kindbox/core'
import { fieldValue, hasField } from './go/record.ts'
import { child } from './go/field-path.ts'
import type { FieldError } from './go/field-error.ts'
import type { CompiledVersion } from './compiled-version.ts'
import { validateObjectMeta } from './object-meta/validate-object-meta.ts'
import { validateObjectMetaUpdate } from './object-meta/validate-object-meta-update.ts'
import type { PreparedObject } from './prepare.ts'
import { checkScaleStatus } from './scale.ts'
import { validateScale, validateTypeMeta, type Validation, withoutManagedFields, withRules } from './validate-object.ts'

const METADATA = child(undefined, 'metadata')

/**
 * Validates an object that is about to replace another (`ValidateUpdate` of apiextensions-apiserver
 * pkg/registry/customresource/strategy.go, after the common checks of apiserver pkg/registry/rest/update.go). Several of these
 * check the same metadata, and the server lists what they find as often as they find it.
 */
export function validateUpdate(compiled: CompiledVersion, prepared: PreparedObject, old: PreparedObject): Validation {
  const { object } = prepared
  const errors = validateCommon(compiled, prepared, old)
  const wrongType = validateTypeMeta(compiled, object)
  errors.push(...wrongType)
  if (wrongType.length === 0) {
    errors.push(
      ...validateMetadataUpdate(prepared, old),
      ...compiled.validateSchema(object, old.object),
      ...validateScale(compiled, object),
    )
  }
  errors.push(...(compiled.embedded?.validate(object) ?? []), ...validateListTypes(compiled, prepared, old))
  return withRules(compiled, errors, object, old.object)
}

/** Validates an update of `/status`: the schema of the status alone, lists and rules of the whole object. */
export function validateStatusUpdate(compiled: CompiledVersion, prepared: PreparedObject, old: PreparedObject): Validation {
  const { object } = prepared
  const errors = validateCommon(compiled, prepared, old)
  const wrongType = validateTypeMeta(compiled, object)
  errors.push(...wrongType)
  if (wrongType.length === 0) {
    errors.push(...validateMetadataUpdate(prepared, old))
    if (hasField(object, 'status') && !isStillNothing(object['status'], fieldValue(old.object, 'status')))
      errors.push(...(compiled.validateStatus?.(object['status'], fieldValue(old.object, 'status')) ?? []))
    if (compiled.scale !== undefined) errors.push(...checkScaleStatus(object, compiled.scale))
  }
  errors.push(...validateListTypes(compiled, prepared, old))
  return withRules(compiled, errors, object, old.object)
}

/** A status of null where there was none has not changed, and what has not changed is not looked at. */
function isStillNothing(status: unknown, old: unknown): boolean {
  return status === null && (old === undefined || old === null)
}

function validateCommon(compiled: CompiledVersion, prepared: PreparedObject, old: PreparedObject): FieldError[] {
  const rules = { at: METADATA, namespaced: compiled.namespaced, name: pathSegment, generateName: pathSegmentPrefix }
  return [...validateObjectMeta(withoutManagedFields(prepared.metadata), rules), ...validateMetadataUpdate(prepared, old)]
}

function validateMetadataUpdate(prepared: PreparedObject, old: PreparedObject): FieldError[] {
  return validateObjectMetaUpdate(withoutManagedFields(prepared.metadata), withoutManagedFields(old.metadata), METADATA)
}

/** Repetitions are forgiven an object that had some before. */
function validateListTypes({ checkListTypes }: CompiledVersion, prepared: PreparedObject, old: PreparedObject): FieldError[] {
  if (checkListTypes === undefined) return []
  const errors = checkListTypes(prepared.object)
  return errors.length > 0 && checkListTypes(old.object).length > 0 ? [] : errors
}
