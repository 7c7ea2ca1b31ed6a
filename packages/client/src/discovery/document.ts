import { KubeError, validate, type Kind, type StructuralSchema } from '@kindbox/core'

/** A part of a discovery document, and what it has to look like. Its `Kind` is what makes `validate` judge it. */
export interface DocumentPart<T> extends Kind<T> {}

/** Describes a part of a discovery document. Servers write null for Go's empty slices and maps. */
export function documentPart<T>(apiVersion: string, kind: string, properties: StructuralSchema['properties'] & {}): DocumentPart<T> {
  const [group = '', version = ''] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion]
  const required = Object.keys(properties).filter((name) => properties[name]!.nullable !== true)
  return { group, version, apiVersion, kind, builtIn: true, schema: { type: 'object', required, properties } }
}

/**
 * A value as a part of a discovery document.
 *
 * @param what where it was, for messages
 * @throws KubeError `DecodeError` that says what is wrong with it
 */
export function readPart<T>(part: DocumentPart<T>, value: unknown, what: string): T {
  const typed = typeof value === 'object' && value !== null ? { ...value, apiVersion: part.apiVersion, kind: part.kind } : value
  const issues = validate(part, typed)
  if (issues.length === 0) return value as T
  const shown = issues.slice(0, 5).map(({ message }) => message)
  throw new KubeError('DecodeError', `${what} cannot be read: ${shown.join(' ')}`)
}

export const text: StructuralSchema = { type: 'string' }
export const optionalText: StructuralSchema = { type: 'string', nullable: true }
export const texts: StructuralSchema = { type: 'array', nullable: true, items: text }
export const values: StructuralSchema = { type: 'array', nullable: true, items: { 'x-kubernetes-preserve-unknown-fields': true } }
