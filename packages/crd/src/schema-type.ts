import type { ObjectMeta } from '@kindbox/core'

/**
 * The type of the values that a structural schema admits, where the schema is a literal: `stored` as a server answers, with defaults filled in,
 * or `input` as a user may send it. Parts of the schema that are no literals are `unknown`.
 *
 * It says what the structural part does: `anyOf` and its like, formats and rules only narrow values further, and are the validator's to judge.
 */
export type SchemaType<S, Mode extends 'stored' | 'input'> = S extends { readonly nullable: true }
  ? Present<S, Mode> | null
  : Present<S, Mode>

/** The fields of an object by its schemas; `Required` names those that have to be there. */
export type FieldTypes<Properties, Required, Mode extends 'stored' | 'input'> = Flatten<
  {
    -readonly [Name in keyof Properties as Name extends NeededNames<Properties, Required, Mode> ? Name : never]: SchemaType<
      Properties[Name],
      Mode
    >
  } & {
    -readonly [Name in keyof Properties as Name extends NeededNames<Properties, Required, Mode> ? never : Name]?: SchemaType<
      Properties[Name],
      Mode
    >
  }
>

/** The names that a schema requires, as far as they are literals. */
export type RequiredNames<S> = S extends { readonly required: readonly (infer Name)[] } ? (string extends Name ? never : Name) : never

type Present<S, Mode extends 'stored' | 'input'> = S extends { readonly 'x-kubernetes-int-or-string': true }
  ? number | string
  : S extends { readonly 'x-kubernetes-embedded-resource': true }
    ? EmbeddedType & ObjectType<S, Mode>
    : S extends { readonly enum: readonly (infer Value)[] }
      ? unknown extends Value
        ? OfType<S, Mode>
        : Value
      : OfType<S, Mode>

type OfType<S, Mode extends 'stored' | 'input'> = S extends { readonly type: 'string' }
  ? string
  : S extends { readonly type: 'integer' | 'number' }
    ? number
    : S extends { readonly type: 'boolean' }
      ? boolean
      : S extends { readonly type: 'array' }
        ? S extends { readonly items: infer Item }
          ? SchemaType<Item, Mode>[]
          : unknown[]
        : S extends { readonly type: 'object' }
          ? ObjectType<S, Mode>
          : unknown

/** An object without properties keeps none: the server drops what no schema knows. */
type ObjectType<S, Mode extends 'stored' | 'input'> = S extends { readonly 'x-kubernetes-preserve-unknown-fields': true }
  ? OpenType & KnownFields<S, Mode>
  : S extends { readonly properties: unknown }
    ? KnownFields<S, Mode>
    : S extends { readonly additionalProperties: infer Value }
      ? { [name: string]: Value extends boolean ? unknown : SchemaType<Value, Mode> }
      : { [name: string]: never }

type KnownFields<S, Mode extends 'stored' | 'input'> = S extends { readonly properties: infer Properties }
  ? FieldTypes<Properties, RequiredNames<S>, Mode>
  : unknown

interface OpenType {
  [field: string]: unknown
}

/** What the server asks of an object inside another one. */
interface EmbeddedType {
  apiVersion: string
  kind: string
  metadata?: ObjectMeta
}

/** What has a default is always there in what a server answers, and may be missing in what it is sent. */
type NeededNames<Properties, Required, Mode extends 'stored' | 'input'> = Mode extends 'stored'
  ? Required | DefaultedNames<Properties>
  : Exclude<Required, DefaultedNames<Properties>>

type DefaultedNames<Properties> = {
  [Name in keyof Properties]: Properties[Name] extends { readonly default: unknown } ? Name : never
}[keyof Properties]

type Flatten<T> = { [Name in keyof T]: T[Name] }
