import { lintWith, type LintOptions } from './lint.ts'
import type { Rule } from './rule.ts'

interface Fields {
  readonly [name: string]: unknown
}

/** A definition without a fault, except for the given fields of its spec; one that is undefined is left out. */
export function fooCrd(spec: Fields = {}, metadata: Fields = {}): Fields {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'foos.example.com', ...metadata },
    spec: defined({ group: 'example.com', names: { plural: 'foos', kind: 'Foo' }, scope: 'Namespaced', versions: [fooVersion()], ...spec }),
  }
}

/** Its version `v1`, with other fields. */
export function fooVersion(version: Fields = {}): Fields {
  return defined({ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } }, ...version })
}

/** The definition with this root of its schema, and other fields of its version. */
export function withRoot(schema: unknown, version: Fields = {}): Fields {
  return fooCrd({ versions: [fooVersion({ schema: { openAPIV3Schema: schema }, ...version })] })
}

/** The definition with this schema for the field `spec.a`. */
export function withField(schema: unknown): Fields {
  return withRoot({ type: 'object', properties: { spec: { type: 'object', properties: { a: schema } } } })
}

/** What the server calls the places of the two functions above. */
export const ROOT = 'spec.validation.openAPIV3Schema'
export const FIELD = `${ROOT}.properties[spec].properties[a]`

/** An old definition that the server has established. */
export function established(crd: Fields): LintOptions {
  const status = {
    conditions: [{ type: 'Established', status: 'True' }],
    acceptedNames: { plural: 'foos', kind: 'Foo' },
    storedVersions: ['v1'],
  }
  return { old: { ...crd, status } as unknown as NonNullable<LintOptions['old']> }
}

/** What one rule says of a definition, as the server prints it. */
export function faults(rule: Rule, crd: unknown, options?: LintOptions): string[] {
  return lintWith([rule], crd, options).map(({ field, message }) => `${field}: ${message}`)
}

function defined(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
