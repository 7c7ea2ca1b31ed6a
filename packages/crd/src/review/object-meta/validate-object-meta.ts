import { utf8Length, dns1123Label, labelKey, labelValue, type NameRule } from '@kindbox/core'
import type { ManagedFieldsEntry, ObjectMeta, OwnerReference } from '@kindbox/core'
import { child, type FieldPath, index } from '../go/field-path.ts'
import { type FieldError, forbidden, invalid, invalidPrinted, required, tooLong } from '../go/field-error.ts'
import { marshal } from '../go/json.ts'
import { parseGroupVersion } from './group-version.ts'

export interface ObjectMetaRules {
  /** Where the metadata is. */
  readonly at: FieldPath
  readonly namespaced: boolean
  /** What the name must be. */
  readonly name: NameRule
  /** What the beginning of a generated name must be. */
  readonly generateName: NameRule
}

const ANNOTATIONS_LIMIT = 256 * 1024
const MANAGER_LIMIT = 128
const SUBRESOURCE_LIMIT = 256

/** apimachinery's `ValidateObjectMetaAccessor` (pkg/api/validation/objectmeta.go): of a new object, whose name has been generated. */
export function validateObjectMeta(metadata: ObjectMeta, rules: ObjectMetaRules): FieldError[] {
  const { at } = rules
  const errors: FieldError[] = []
  const { name = '', generateName = '', generation = 0, finalizers } = metadata
  if (generateName !== '')
    for (const problem of rules.generateName(generateName)) errors.push(invalid(child(at, 'generateName'), generateName, problem))
  if (name === '') errors.push(required(child(at, 'name'), 'name or generateName is required'))
  else for (const problem of rules.name(name)) errors.push(invalid(child(at, 'name'), name, problem))
  validateNamespace(metadata.namespace ?? '', rules, errors)
  if (generation < 0) errors.push(invalid(child(at, 'generation'), generation, 'must be greater than or equal to 0'))
  addContentErrors(metadata, at, errors)
  if (finalizers !== undefined) validateFinalizers(finalizers, child(at, 'finalizers'), errors)
  return errors
}

/** What a create and an update check alike: labels, annotations, owner references, managed fields. */
export function validateContents(metadata: ObjectMeta, at: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  addContentErrors(metadata, at, errors)
  return errors
}

function addContentErrors({ labels, annotations, ownerReferences, managedFields }: ObjectMeta, at: FieldPath, errors: FieldError[]): void {
  if (labels !== undefined) validateLabels(labels, child(at, 'labels'), errors)
  if (annotations !== undefined) validateAnnotations(annotations, child(at, 'annotations'), errors)
  if (ownerReferences !== undefined) errors.push(...validateOwnerReferences(ownerReferences, child(at, 'ownerReferences')))
  managedFields?.forEach((entry, i) => errors.push(...validateManagedFields(entry, index(child(at, 'managedFields'), i))))
}

function validateNamespace(namespace: string, { at, namespaced }: ObjectMetaRules, errors: FieldError[]): void {
  if (!namespaced) {
    if (namespace !== '') errors.push(forbidden(child(at, 'namespace'), 'not allowed on this type'))
  } else if (namespace === '') errors.push(required(child(at, 'namespace')))
  else for (const problem of dns1123Label(namespace)) errors.push(invalid(child(at, 'namespace'), namespace, problem))
}

function validateLabels(labels: Readonly<Record<string, string>>, at: FieldPath, errors: FieldError[]): void {
  for (const name of Object.keys(labels)) {
    const value = labels[name] ?? ''
    for (const problem of labelKey(name)) errors.push(invalid(at, name, problem))
    for (const problem of labelValue(value)) errors.push(invalid(at, value, problem))
  }
}

function validateAnnotations(annotations: Readonly<Record<string, string>>, at: FieldPath, errors: FieldError[]): void {
  let size = 0
  for (const name of Object.keys(annotations)) {
    // Case does not matter in the key of an annotation.
    for (const problem of labelKey(name.toLowerCase())) errors.push(invalid(at, name, problem))
    size += utf8Length(name) + utf8Length(annotations[name] ?? '')
  }
  if (size > ANNOTATIONS_LIMIT) errors.push(tooLong(at, ANNOTATIONS_LIMIT))
}

/** The server names no index here: every fault is at `metadata.ownerReferences.uid`, say, whichever reference has it. */
function validateOwnerReferences(references: readonly OwnerReference[], at: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  let controller: string | undefined
  for (const reference of references) {
    errors.push(...validateOwnerReference(reference, at))
    if (reference.controller !== true) continue
    const name = `${reference.kind}/${reference.name}`
    if (controller === undefined) {
      controller = name
      continue
    }
    const found = `Found "true" in references for ${controller} and ${name}`
    errors.push(
      invalidPrinted(at, `[${references.map(printReference).join(',')}]`, `Only one reference can have Controller set to true. ${found}`),
    )
  }
  return errors
}

function validateOwnerReference(reference: OwnerReference, at: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const { group, version } = parseGroupVersion(reference.apiVersion) ?? { group: '', version: '' }
  if (version === '') errors.push(invalid(child(at, 'apiVersion'), reference.apiVersion, 'version must not be empty'))
  for (const field of ['kind', 'name', 'uid'] as const) {
    if (reference[field] === '') errors.push(invalid(child(at, field), '', 'must not be empty'))
  }
  if (group === '' && version === 'v1' && reference.kind === 'Event') {
    errors.push(invalidPrinted(at, printReference(reference), '/v1, Kind=Event is disallowed from being an owner'))
  }
  return errors
}

/** Coerced references have their fields in the order of the Go struct, in which the server prints them. */
function printReference(reference: OwnerReference): string {
  const fields = Object.entries(reference).map(([name, value]) => `${marshal(name)}:${marshal(value)}`)
  return `{${fields.join(',')}}`
}

function validateFinalizers(finalizers: readonly string[], at: FieldPath, errors: FieldError[]): void {
  for (const finalizer of finalizers) for (const problem of labelKey(finalizer)) errors.push(invalid(at, finalizer, problem))
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    errors.push(invalid(at, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set'))
  }
}

function validateManagedFields(entry: ManagedFieldsEntry, at: FieldPath): FieldError[] {
  const { manager = '', subresource = '' } = entry
  const operation: string = entry.operation ?? ''
  const fieldsType: string = entry.fieldsType ?? ''
  const errors: FieldError[] = []
  if (operation !== 'Apply' && operation !== 'Update')
    errors.push(invalid(child(at, 'operation'), operation, 'must be `Apply` or `Update`'))
  if (fieldsType !== '' && fieldsType !== 'FieldsV1') errors.push(invalid(child(at, 'fieldsType'), fieldsType, 'must be `FieldsV1`'))
  if (utf8Length(manager) > MANAGER_LIMIT) errors.push(tooLong(child(at, 'manager'), MANAGER_LIMIT))
  errors.push(...validateManager(manager, child(at, 'manager')))
  if (utf8Length(subresource) > SUBRESOURCE_LIMIT) errors.push(tooLong(child(at, 'subresource'), SUBRESOURCE_LIMIT))
  return errors
}

/** Every character of a manager must be printable (`unicode.IsPrint`); the server names character and byte position. */
function validateManager(manager: string, at: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  let position = 0
  for (const character of manager) {
    if (!/^[ \p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character)) {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      errors.push(invalid(at, manager, `invalid character U+${code} (at position ${position})`))
    }
    position += utf8Length(character)
  }
  return errors
}
