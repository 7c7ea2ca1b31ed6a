import type { InputMeta, KubeObject, Resource, Scope, StructuralSchema, Unvalidated } from '@kindbox/core'
import type { CustomResourceColumnDefinition, CustomResourceSubresourceScale } from './custom-resource-definition.ts'
import type { FieldTypes, RequiredNames } from './schema-type.ts'

/**
 * A `CustomResourceDefinition` of which nothing is written, so that one `as const` is one: what {@link fromCrd} reads of it. Every
 * `CustomResourceDefinition` is one too.
 */
export interface CrdLiteral {
  readonly apiVersion: 'apiextensions.k8s.io/v1'
  readonly kind: 'CustomResourceDefinition'
  readonly metadata: {
    readonly name: string
    readonly annotations?: { readonly [name: string]: string }
    readonly labels?: { readonly [name: string]: string }
  }
  readonly spec: {
    readonly group: string
    readonly names: {
      readonly plural: string
      readonly singular?: string
      readonly shortNames?: readonly string[]
      readonly kind: string
      readonly listKind?: string
      readonly categories?: readonly string[]
    }
    readonly scope: Scope
    readonly versions: readonly CrdLiteralVersion[]
  }
}

export interface CrdLiteralVersion {
  readonly name: string
  readonly served: boolean
  readonly storage: boolean
  readonly deprecated?: boolean
  readonly deprecationWarning?: string
  readonly schema?: { readonly openAPIV3Schema?: StructuralSchema }
  readonly subresources?: { readonly status?: object; readonly scale?: Readonly<CustomResourceSubresourceScale> }
  readonly additionalPrinterColumns?: readonly Readonly<CustomResourceColumnDefinition>[]
  readonly selectableFields?: readonly { readonly jsonPath: string }[]
}

/**
 * The resource of a definition's version: with the types of its schema where the definition is a literal, otherwise with objects whose own
 * fields are `unknown`.
 */
export type CrdResource<C extends CrdLiteral, Version extends string | undefined> = 0 extends 1 & C
  ? Resource
  : [SchemaOf<C, Version>] extends [never]
    ? Resource<Unvalidated, C['spec']['scope'], InputMeta & { [field: string]: unknown }>
    : Resource<
        KubeObject & OwnFields<SchemaOf<C, Version>, AnsweredAs<C, Version>>,
        C['spec']['scope'],
        InputMeta & OwnFields<SchemaOf<C, Version>, 'input'>
      >

/** The schema that a literal has for a version; `never` where it is no literal or keeps what it does not know. */
type SchemaOf<C extends CrdLiteral, Version extends string | undefined> =
  VersionOf<C['spec']['versions'][number], Version> extends infer Found
    ? Found extends { readonly schema: { readonly openAPIV3Schema: infer S } }
      ? S extends { readonly properties: unknown }
        ? S
        : never
      : never
    : never

/** Defaults are there in what a server answers, if they are those of the stored version. */
type AnsweredAs<C extends CrdLiteral, Version extends string | undefined> =
  VersionOf<C['spec']['versions'][number], Version> extends { readonly storage: true } ? 'stored' : 'input'

/** Which of its versions a name that is no literal means cannot be told. */
type VersionOf<Each, Version extends string | undefined> = [Version] extends [undefined]
  ? Extract<Each, { readonly storage: true }>
  : string extends Version
    ? never
    : Extract<Each, { readonly name: Version }>

type OwnFields<S, Mode extends 'stored' | 'input'> = S extends { readonly properties: infer Properties }
  ? FieldTypes<Omit<Properties, 'apiVersion' | 'kind' | 'metadata'>, RequiredNames<S>, Mode> &
      (S extends { readonly 'x-kubernetes-preserve-unknown-fields': true } ? { [field: string]: unknown } : unknown)
  : unknown
