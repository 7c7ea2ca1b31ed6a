/**
 * The type of a Go field, as far as encoding/json and the server's messages see it. `go` is the type's name in a message; a
 * `pointer` tells "not there" from "zero".
 */
export type Shape =
  | { readonly is: ScalarKind; readonly go: string; readonly pointer: boolean }
  /** Any JSON value (`apiextensions.JSON`); a pointer to one does not tell null from "not there". */
  | { readonly is: 'any' }
  | { readonly is: 'slice'; readonly go: string; readonly of: Shape }
  | { readonly is: 'map'; readonly go: string; readonly of: Shape }
  | { readonly is: 'struct'; readonly go: string; readonly pointer: boolean; readonly struct: () => Struct }
  /** A pointer to one of the types with an UnmarshalJSON of their own (apiextensions v1/marshal.go). */
  | { readonly is: UnionKind; readonly struct: () => Struct }

export type ScalarKind = 'string' | 'bool' | 'int32' | 'int64' | 'float64' | 'bytes' | 'time'

/** `JSONSchemaPropsOrArray`, `...OrBool`, `...OrStringArray`. */
export type UnionKind = 'schema-or-array' | 'schema-or-bool' | 'schema-or-strings'

export interface Struct {
  /** The Go type's name without its package. */
  readonly name: string
  /** By JSON name, in the order of the fields of the server's internal type. */
  readonly fields: ReadonlyMap<string, Field>
  /** The fields that are structs and no pointers: they are always there. */
  readonly inlined: readonly (readonly [name: string, shape: Shape])[]
}

export interface Field {
  /** The name of the internal type's field. */
  readonly go: string
  readonly shape: Shape
}

export const string = scalar('string')
export const bool = scalar('bool')
export const int64 = scalar('int64')
export const int32 = scalar('int32')
export const bytes: Shape = { is: 'bytes', go: '[]uint8', pointer: false }
export const time: Shape = { is: 'time', go: 'string', pointer: true }
export const any: Shape = { is: 'any' }

export function scalar(is: ScalarKind, go: string = is): Shape {
  return { is, go, pointer: false }
}

export function pointerTo(is: ScalarKind, go: string = is): Shape {
  return { is, go, pointer: true }
}

export function slice(go: string, of: Shape): Shape {
  return { is: 'slice', go, of }
}

export function map(go: string, of: Shape): Shape {
  return { is: 'map', go, of }
}

/** A struct that is always there. */
export function inline(struct: () => Struct, go: string): Shape {
  return { is: 'struct', go, pointer: false, struct }
}

/** A pointer to a struct. */
export function optional(struct: () => Struct, go: string): Shape {
  return { is: 'struct', go, pointer: true, struct }
}

/** `fields` maps JSON names to shapes; the Go name is the JSON name with a capital, or stands before the shape. */
export function struct(name: string, fields: { readonly [json: string]: Shape | readonly [go: string, shape: Shape] }): Struct {
  const entries = Object.entries(fields).map(([json, field]): [string, Field] => [
    json,
    isNamed(field) ? { go: field[0], shape: field[1] } : { go: `${json[0]!.toUpperCase()}${json.slice(1)}`, shape: field },
  ])
  const inlined = entries.flatMap(([json, { shape }]) => (shape.is === 'struct' && !shape.pointer ? [[json, shape] as const] : []))
  return { name, fields: new Map(entries), inlined }
}

function isNamed(field: Shape | readonly [string, Shape]): field is readonly [string, Shape] {
  return Array.isArray(field)
}
