import type { Session } from './session.ts'

/** What a definition is made of; what is left out is what most cases want. */
export interface DefinitionOptions {
  readonly group: string
  /** `Foo` when left out; the plural is its lower case with an s. */
  readonly kind?: string
  readonly scope?: 'Namespaced' | 'Cluster'
  /** Schemas of the fields beside metadata. */
  readonly properties?: object
  readonly subresources?: object
  /** Names beside plural and kind. */
  readonly names?: object
  /** Instead of the one version v1: each has the schema and the subresources unless it brings its own. */
  readonly versions?: readonly object[]
}

export interface Definition {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly name: string }
  readonly spec: { readonly group: string; readonly names: object; readonly scope: string; readonly versions: readonly object[] }
}

/** `spec.info`, a string, and `spec.replicas`, 1 where it is left out; an open `status`. */
const fooProperties = {
  spec: { type: 'object', properties: { info: { type: 'string' }, replicas: { type: 'integer', default: 1 } } },
  status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
}

/** A CustomResourceDefinition. */
export function definition(options: DefinitionOptions): Definition {
  const { group, kind = 'Foo', scope = 'Namespaced', properties = fooProperties, subresources, names } = options
  const plural = `${kind.toLowerCase()}s`
  const rest = { schema: { openAPIV3Schema: { type: 'object', properties } }, ...(subresources && { subresources }) }
  const { versions = [{ name: 'v1', served: true, storage: true }] } = options
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: { group, scope, names: { plural, kind, ...names }, versions: versions.map((version) => ({ ...rest, ...version })) },
  }
}

/** An object of a definition's kind, in v1. */
export function foo(group: string, metadata: string | object, fields: object = { spec: { info: 'x' } }): object {
  return { apiVersion: `${group}/v1`, kind: 'Foo', metadata: typeof metadata === 'string' ? { name: metadata } : metadata, ...fields }
}

/** Path of the objects of Foo in the case's namespace. */
export function foosOf(group: string, session: Session): string {
  return `/apis/${group}/v1/namespaces/${session.namespace}/foos`
}
