import {
  structuralResource,
  type Addressed,
  type InputMeta,
  type Kind,
  type KubeObject,
  type ObjectMeta,
  type Resource,
  type Scope,
} from '@kindbox/core'
import type { Definitions } from './define.ts'

/** A kind that is stored. What a user sends is what the server stores, but for the metadata. */
export type BuiltIn<T extends KubeObject, S extends Scope> = Resource<T, S, InputMeta & Omit<T, keyof KubeObject>>

/** A kind that is never stored: a review, a binding. Its objects need no name and get no uid. */
export type Transient<T extends Addressed, S extends Scope> = Resource<T, S, TransientInput & Omit<T, keyof Addressed>>

/** An object within another one: it may leave out what only stored objects have. */
export type Embedded<T extends KubeObject> = TransientInput & Omit<T, keyof KubeObject>

/** The type and metadata of what is not stored by itself. */
export interface TransientInput {
  apiVersion?: string
  kind?: string
  metadata?: ObjectMeta
}

/** What the data knows of a resource beside its schema. */
export interface BuiltInNames<S extends Scope> {
  readonly kind: string
  readonly plural: string
  readonly singular?: string
  readonly scope: S
  readonly shortNames?: readonly string[]
  readonly categories?: readonly string[]
  readonly subresources?: readonly ('status' | 'scale')[]
  readonly verbs?: readonly string[]
}

/** Makes the resource of a definition. */
export function builtIn<T extends Addressed, const S extends Scope, Input>(
  definitions: Definitions,
  { subresources = [], ...names }: BuiltInNames<S>,
): Resource<T, S, Input> {
  return structuralResource<T, S, Input>({
    ...groupOf(definitions),
    ...names,
    builtIn: true,
    subresources: {
      status: subresources.includes('status'),
      // Every scalable kind of Kubernetes counts in the same places.
      ...(subresources.includes('scale') && { scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' } }),
    },
    schema: () => definitions.schemaOf(names.kind),
  })
}

/** Makes the kind of a definition without an address of its own. */
export function kindOf<T>(definitions: Definitions, kind: string): Kind<T> {
  const { group, version } = groupOf(definitions)
  return Object.freeze({
    group,
    version,
    apiVersion: group === '' ? version : `${group}/${version}`,
    kind,
    builtIn: true,
    get schema() {
      return definitions.schemaOf(kind)
    },
  })
}

/** The kinds that all groups share are of no group. */
function groupOf({ module }: Definitions): { group: string; version: string } {
  const [group = '', version = ''] = module.split('/')
  return { group: group === 'core' || group === 'meta' ? '' : group, version }
}
