import { Type, type TLiteral, type TUnion } from '@sinclair/typebox'

/** A string that is one of the values: a union of literals to the types, an `enum` in the CustomResourceDefinition. */
export function literals<const Values extends readonly string[]>(...values: Values): TUnion<Literals<Values>> {
  // The compiler loses track of the values' types on the way through `map`.
  return Type.Union(values.map((value) => Type.Literal(value))) as TUnion as TUnion<Literals<Values>>
}

type Literals<Values extends readonly string[]> = { -readonly [I in keyof Values]: TLiteral<Values[I]> }
