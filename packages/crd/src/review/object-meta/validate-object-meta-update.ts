import { goQuote } from '@kindbox/core'
import type { ObjectMeta } from '@kindbox/core'
import { deepEqual } from '../go/deep-equal.ts'
import { child, type FieldPath } from '../go/field-path.ts'
import { type FieldError, forbidden, invalid } from '../go/field-error.ts'
import { byCodePoint } from '../go/json.ts'
import { validateContents } from './validate-object-meta.ts'

/** What an update may not change. */
const IMMUTABLE = ['name', 'namespace', 'uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'] as const

/** Strings are empty where they are missing; the other fields are pointers, which are null. */
const STRINGS: ReadonlySet<string> = new Set(['name', 'namespace', 'uid'])

/** apimachinery's `ValidateObjectMetaAccessorUpdate` (pkg/api/validation/objectmeta.go). */
export function validateObjectMetaUpdate(metadata: ObjectMeta, old: ObjectMeta, at: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  if ((old.deletionTimestamp ?? null) !== null) errors.push(...validateNoNewFinalizers(metadata, old, child(at, 'finalizers')))
  if ((metadata.resourceVersion ?? '') === '') errors.push(invalid(child(at, 'resourceVersion'), '', 'must be specified for an update'))
  const generation = metadata.generation ?? 0
  if (generation < (old.generation ?? 0)) errors.push(invalid(child(at, 'generation'), generation, 'must not be decremented'))
  for (const field of IMMUTABLE) {
    const empty = STRINGS.has(field) ? '' : null
    const value = metadata[field] ?? empty
    if (!deepEqual(value, old[field] ?? empty)) errors.push(invalid(child(at, field), value, 'field is immutable'))
  }
  return [...errors, ...validateContents(metadata, at)]
}

function validateNoNewFinalizers(metadata: ObjectMeta, old: ObjectMeta, at: FieldPath): FieldError[] {
  const before = new Set(old.finalizers)
  const added = [...new Set(metadata.finalizers)].filter((finalizer) => !before.has(finalizer)).toSorted(byCodePoint)
  if (added.length === 0) return []
  const list = `[]string{${added.map(goQuote).join(', ')}}`
  return [forbidden(at, `no new finalizers can be added if the object is being deleted, found new finalizers ${list}`)]
}
