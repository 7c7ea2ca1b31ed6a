import type { ObjectMeta, TypeMeta } from '../object-meta.ts'
import type { Apply, InputMeta, KubeObject } from '../object.ts'
import type { Issue } from '../issue.ts'
import type { StructuralSchema } from '../structural-schema.ts'
import type { Kind } from './kind.ts'

export type Scope = 'Namespaced' | 'Cluster'

/**
 * A kind in one version: its names, its schema and, in the type, what its objects look like. Made by `defineResource` from
 * TypeBox schemas or by `structuralResource` from a schema somebody else wrote.
 */
export interface Resource<Stored extends Addressed = KubeObject, S extends Scope = Scope, Input = InputMeta> extends Kind<Stored> {
  /** Empty where only the server knows: discovery does not tell it. */
  readonly listKind: string
  readonly plural: string
  readonly singular: string
  readonly shortNames: readonly string[]
  readonly categories: readonly string[]
  readonly scope: S
  /** Of the CustomResourceDefinition. */
  readonly annotations: { readonly [key: string]: string }
  /** Of the CustomResourceDefinition. */
  readonly labels: { readonly [key: string]: string }
  readonly served: boolean
  /** Whether objects are stored in this version; left open, the only version of a definition is. */
  readonly storage?: boolean
  readonly deprecated: boolean
  readonly deprecationWarning?: string
  readonly subresources: { readonly status: boolean; readonly scale?: ScalePaths }
  /** What the server offers, where that is known. Objects that nobody can both create and get are not stored: they have no uid. */
  readonly verbs?: readonly string[]
  /** What the server offers of subresources, where that is known: all that there are, such as `status` or `log`, with their verbs. */
  readonly subresourceVerbs?: { readonly [subresource: string]: readonly string[] }
  readonly additionalPrinterColumns: readonly PrinterColumn[]
  readonly selectableFields: readonly SelectableField[]
  /** The whole object: apiVersion, kind, metadata and the kind's own fields. */
  readonly schema: StructuralSchema
  /** What lowering left out because a server would ignore it. */
  readonly warnings: readonly Issue[]
  /**
   * The same resource under the names of your own interfaces, so that editors and declaration files show those:
   *
   *     const foo = defineResource({ ... })
   *     export interface Foo extends ObjectOf<typeof foo> {}
   *     export const Foo = foo.named<Foo>()
   */
  named<Name extends Stored, NameInput extends Input = Input>(
    ...mismatch: Stored extends Name ? [] : ['the interface has fields that the schema does not know']
  ): Resource<Name, S, NameInput>
  /** Carries the types; never set. */
  readonly '~input'?: Input
}

/** What the objects of every resource have, also of those that are never stored, such as a `TokenReview`. */
export interface Addressed extends TypeMeta {
  metadata: ObjectMeta
}

/** Where the scale subresource finds its numbers, as simple JSONPaths. */
export interface ScalePaths {
  /** Below `.spec`. */
  readonly specReplicasPath: string
  /** Below `.status`. */
  readonly statusReplicasPath: string
  /** Below `.spec` or `.status`; a string field. */
  readonly labelSelectorPath?: string
}

/** A column of `kubectl get`; the wire type `CustomResourceColumnDefinition`. */
export interface PrinterColumn<Path extends string = string> {
  readonly name: string
  readonly type: 'integer' | 'number' | 'string' | 'boolean' | 'date'
  readonly format?: 'int32' | 'int64' | 'float' | 'double' | 'byte' | 'date' | 'date-time' | 'password'
  readonly description?: string
  /** Columns with a priority above 0 appear only in wide output. */
  readonly priority?: number
  readonly jsonPath: Path
}

/** A field that field selectors may name. */
export interface SelectableField<Path extends string = string> {
  readonly jsonPath: Path
}

// oxlint-disable-next-line no-explicit-any -- the one place where a resource of any kind is meant, whatever its variance
export type AnyResource = Resource<any, Scope, any>

/** The type of a resource's objects as a server stores them: defaults filled in. */
export type ObjectOf<R extends AnyResource> = NonNullable<R['~object']>

/** The type of a resource's objects as a user may send them: fields with a default optional. */
export type InputOf<R extends AnyResource> = NonNullable<R['~input']>

/** The type that server-side apply takes: everything below the object itself optional, no nulls. */
export type ApplyOf<R extends AnyResource> = Apply<ObjectOf<R>>
