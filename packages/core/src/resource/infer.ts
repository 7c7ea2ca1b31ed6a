/**
 * A TypeBox schema of any 0.34 copy. TypeBox's own `TSchema` is keyed by a `unique symbol` of the file it was declared in,
 * so it refuses schemas of another installed copy, and of the same copy reached through `require`; this does not.
 */
export interface Schema {
  params: unknown[]
  static: unknown
}

/** The static type of a TypeBox schema: `Static` of TypeBox, for any 0.34 copy. */
export type Infer<S> = S extends Schema ? (S & { params: [] })['static'] : never

/** Marks, in the type only, a schema whose property the server fills in: see {@link withDefault}. */
export interface Defaulted {
  readonly '~default': true
}

/**
 * Gives a schema a default that the types know of: the property is present in what a server stores and optional in what
 * a user sends. Lowered to `default`.
 *
 * @param value whole: within a default the server fills in no others, so an object has to hold the fields that have defaults of their own, too
 */
export function withDefault<S extends Schema>(schema: S, value: NoInfer<Infer<S>>): S & Defaulted {
  return { ...schema, default: value } as unknown as S & Defaulted
}

/** The static type of a schema as a user may send it: properties marked by {@link withDefault} are optional, at any depth. */
export type InferInput<S> = S extends { properties: infer P; static: unknown }
  ? InputProperties<P, Infer<S>>
  : S extends { items: infer Item; static: unknown[] }
    ? InferInput<Item>[]
    : S extends { anyOf: readonly (infer Member)[] }
      ? Member extends Schema
        ? InferInput<Member>
        : never
      : S extends { allOf: infer Members }
        ? InferAll<Members>
        : S extends { patternProperties: { [pattern: string]: infer Value } }
          ? { [Key in keyof Infer<S>]: InferInput<Value> }
          : Infer<S>

type InputProperties<P, T> = [DefaultedKeys<P>] extends [never]
  ? { [Key in keyof T]: Key extends keyof P ? InferInput<P[Key]> : T[Key] }
  : // The `infer` makes editors show the fields, and not how they came about.
    { [Key in keyof T as Key extends DefaultedKeys<P> ? never : Key]: Key extends keyof P ? InferInput<P[Key]> : T[Key] } & {
        [Key in keyof T as Key extends DefaultedKeys<P> ? Key : never]?: Key extends keyof P ? InferInput<P[Key]> : T[Key]
      } extends infer Both
    ? { [Key in keyof Both]: Both[Key] }
    : never

type DefaultedKeys<P> = { [Key in keyof P]: P[Key] extends Defaulted ? Key : never }[keyof P]

type InferAll<Members> = Members extends readonly [infer First, ...infer Rest] ? InferInput<First> & InferAll<Rest> : unknown
