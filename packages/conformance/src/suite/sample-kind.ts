import { definition } from './definition.ts'

/** What a version of a sample kind has beside its schema; see the version of a CustomResourceDefinition. */
export interface SampleVersion {
  readonly schema: object
  readonly subresources?: object
  readonly selectableFields?: readonly { readonly jsonPath: string }[]
  readonly additionalPrinterColumns?: readonly { readonly name: string; readonly type: string; readonly jsonPath: string }[]
}

/** A kind that the cases of an area use. */
export interface SampleKind {
  readonly crd: { readonly metadata: { readonly name: string }; readonly spec: object }
  /** Path of its collection in a namespace, or in none. */
  readonly path: (namespace?: string, version?: string) => string
  /** An object of it; `fields` stand beside its metadata. */
  readonly object: (name: string, fields?: object, version?: string) => { readonly metadata: { readonly name: string } } & object
}

/** A kind with the given versions, of which the first is stored and all are served. Its plural is its name in lower case with an s. */
export function sampleKind(
  group: string,
  kind: string,
  versions: { readonly [version: string]: SampleVersion },
  scope: 'Namespaced' | 'Cluster' = 'Namespaced',
): SampleKind {
  const plural = `${kind.toLowerCase()}s`
  const stored = Object.keys(versions)[0] ?? 'v1'
  return {
    crd: definition({
      group,
      kind,
      scope,
      versions: Object.entries(versions).map(([name, { schema, ...rest }]) => ({
        name,
        served: true,
        storage: name === stored,
        schema: { openAPIV3Schema: schema },
        ...rest,
      })),
    }),
    path: (namespace, version = stored) =>
      `/apis/${group}/${version}${namespace === undefined ? '' : `/namespaces/${namespace}`}/${plural}`,
    object: (name, fields = {}, version = stored) => ({ apiVersion: `${group}/${version}`, kind, metadata: { name }, ...fields }),
  }
}

/** The schema of an object whose spec has these properties, and with more keywords where given. */
export function withSpec(properties: object, more: object = {}): object {
  return { type: 'object', properties: { spec: { type: 'object', properties, ...more } } }
}
