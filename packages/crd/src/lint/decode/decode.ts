import { decodeScalar, describe, kindOf } from './decode-scalar.ts'
import { type Cursor, Problems } from './problems.ts'
import { jsonSchemaProps, schemas } from './schema-shape.ts'
import { type Field, type Shape, slice, string, type Struct, type UnionKind } from './shape.ts'

/**
 * Decodes a JSON value the way the server's `encoding/json` fills a Go type: unknown fields are dropped, null is "not there", and what
 * equals Go's zero value is left out, since Go cannot tell the two apart. Maps become Maps, so that no key is special.
 */
export function decode(value: unknown, shape: Shape, at: Cursor, problems: Problems): unknown {
  switch (shape.is) {
    case 'any':
      return value
    case 'struct':
      return decodeStruct(value, shape.struct(), shape.go, at, problems)
    case 'slice':
      return decodeSlice(value, shape, at, problems)
    case 'map':
      return decodeMap(value, shape, at, problems)
    case 'schema-or-array':
    case 'schema-or-bool':
    case 'schema-or-strings':
      return apart(problems, (inner) => decodeUnion(value, shape.is, { ...at, strict: undefined }, inner))
    case 'time':
      return apart(problems, (inner) => decodeScalar(value, shape, at, inner))
    default:
      return decodeScalar(value, shape, at, problems)
  }
}

function decodeStruct(value: unknown, struct: Struct, go: string, at: Cursor, problems: Problems): { [name: string]: unknown } {
  const decoded = empty(struct)
  if (value === null || value === undefined) return decoded
  if (kindOf(value) !== 'object') {
    problems.wrongType(at, kindOf(value), go, describe(value))
    return decoded
  }
  for (const [name, item] of Object.entries(value)) {
    const field = struct.fields.get(name)
    if (field === undefined) problems.unknownField(at, name)
    else if (item !== null && item !== undefined) {
      const result = decode(item, field.shape, below(at, name, struct), problems)
      if (!isZero(result, field)) decoded[name] = result
    }
  }
  return decoded
}

const strings = slice('[]string', string)

/** Decodes something with an UnmarshalJSON of its own. */
function apart(problems: Problems, decodeInto: (inner: Problems) => unknown): unknown {
  const inner = new Problems()
  const decoded = decodeInto(inner)
  problems.absorb(inner)
  return decoded
}

/**
 * `items`, `additionalProperties` and the like, which may be of two types: their UnmarshalJSON (apiextensions v1/marshal.go) looks at the
 * first byte. `items: true` becomes an `items` with nothing in it, only a boolean field insists.
 */
function decodeUnion(value: unknown, kind: UnionKind, at: Cursor, problems: Problems): unknown {
  if (kindOf(value) === 'object') {
    const schema = decodeStruct(value, jsonSchemaProps, 'v1.JSONSchemaProps', at, problems)
    return kind === 'schema-or-bool' ? { allows: true, schema } : { schema }
  }
  if (kind === 'schema-or-bool') {
    if (typeof value === 'boolean') return { allows: value }
    problems.other(at, 'boolean or JSON schema expected', 'a boolean or a schema', describe(value))
    return undefined
  }
  if (!Array.isArray(value)) return {}
  return kind === 'schema-or-array' ? { schemas: decode(value, schemas, at, problems) } : { property: decode(value, strings, at, problems) }
}

function empty(struct: Struct): { [name: string]: unknown } {
  return Object.fromEntries(struct.inlined.map(([name, shape]) => [name, zero(shape)]))
}

/** Go's zero value of an element or of an inlined struct. */
function zero(shape: Shape): unknown {
  switch (shape.is) {
    case 'struct':
      return empty(shape.struct())
    case 'string':
      return ''
    case 'any':
      return null
    default:
      return shape.is.startsWith('schema') ? {} : undefined
  }
}

function decodeSlice(value: unknown, shape: Shape & { is: 'slice' }, at: Cursor, problems: Problems): unknown {
  if (!Array.isArray(value)) {
    problems.wrongType(at, kindOf(value), shape.go, describe(value))
    return undefined
  }
  const { of } = shape
  return value.map((item: unknown, index) =>
    item === null || item === undefined ? zero(of) : decode(item, of, within(at, index, `[${index}]`), problems),
  )
}

function decodeMap(value: unknown, shape: Shape & { is: 'map' }, at: Cursor, problems: Problems): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.wrongType(at, kindOf(value), shape.go, describe(value))
    return undefined
  }
  const { of } = shape
  return new Map(
    Object.entries(value).map(([key, item]: [string, unknown]) => [
      key,
      item === null || item === undefined ? zero(of) : decode(item, of, within(at, key, `.${key}`), problems),
    ]),
  )
}

function below(at: Cursor, name: string, struct: Struct): Cursor {
  return {
    path: [...at.path, name],
    // What fails inside an UnmarshalJSON is reported for the struct around it.
    struct: at.strict === undefined ? at.struct : struct.name,
    fields: [...at.fields, name],
    strict: at.strict === undefined ? undefined : at.strict === '' ? name : `${at.strict}.${name}`,
  }
}

function within(at: Cursor, key: string | number, strict: string): Cursor {
  return { ...at, path: [...at.path, key], strict: at.strict === undefined ? undefined : `${at.strict}${strict}` }
}

function isZero(value: unknown, { shape }: Field): boolean {
  if (value === undefined) return true
  return 'pointer' in shape && !shape.pointer && (value === '' || value === false || value === 0)
}
