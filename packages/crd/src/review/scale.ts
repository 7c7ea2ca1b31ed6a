import type { CustomResourceSubresourceScale } from '../custom-resource-definition.ts'
import { child } from './go/field-path.ts'
import { type FieldError, invalid } from './go/field-error.ts'
import { isGoNumber, isInt64, type GoNumber } from './go/number.ts'
import { print, typeName } from './go/print.ts'
import { hasField, isObject } from './go/record.ts'

const MAX_INT32 = 2 ** 31 - 1

/**
 * Checks the fields that the scale subresource reads: replicas between 0 and 2^31 - 1, a selector that is a string
 * (apiextensions-apiserver pkg/registry/customresource/validator.go). The server names these fields with their leading dot.
 */
export function checkScaleSpec(value: unknown, scale: CustomResourceSubresourceScale): FieldError[] {
  return checkReplicas(value, scale.specReplicasPath)
}

/** The part of the check that also an update of `/status` makes. */
export function checkScaleStatus(value: unknown, scale: CustomResourceSubresourceScale): FieldError[] {
  const errors = checkReplicas(value, scale.statusReplicasPath)
  if (scale.labelSelectorPath === undefined) return errors
  const selector = lookUp(value, scale.labelSelectorPath, (found): found is string => typeof found === 'string', 'string')
  if (selector.problem !== undefined) errors.push(invalid(child(undefined, scale.labelSelectorPath), '', selector.problem))
  return errors
}

function checkReplicas(value: unknown, path: string): FieldError[] {
  const at = child(undefined, path)
  const { found = 0, problem } = lookUp(value, path, (replicas): replicas is GoNumber => isGoNumber(replicas) && isInt64(replicas), 'int64')
  if (problem !== undefined) return [invalid(at, 0, problem)]
  if (found < 0) return [invalid(at, found, 'should be a non-negative integer')]
  return found > MAX_INT32 ? [invalid(at, found, `should be less than or equal to ${MAX_INT32}`)] : []
}

interface LookUp<Value> {
  readonly found?: Value
  readonly problem?: string
}

/** `unstructured.NestedInt64` and `NestedString`: a missing field is no problem, a null or another type is. */
function lookUp<Value>(root: unknown, path: string, fits: (value: unknown) => value is Value, expected: string): LookUp<Value> {
  const fields = path.replace(/^\./, '').split('.')
  let value = root
  for (const [i, field] of fields.entries()) {
    if (value === null) return {}
    if (!isObject(value)) return { problem: accessProblem(fields.slice(0, i + 1), value, 'map[string]interface{}') }
    if (!hasField(value, field)) return {}
    value = value[field]
  }
  return fits(value) ? { found: value } : { problem: accessProblem(fields, value, expected) }
}

function accessProblem(fields: readonly string[], value: unknown, expected: string): string {
  return `.${fields.join('.')} accessor error: ${print(value)} is of the type ${typeName(value)}, expected ${expected}`
}
