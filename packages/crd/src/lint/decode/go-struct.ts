import { byCodePoint, marshal } from '../../review/go/json.ts'
import type { Shape, Struct } from './shape.ts'

/**
 * Writes a decoded value as `json.Marshal` writes the server's internal types, which have no JSON names: that is how a whole schema or
 * version looks in a message.
 */
export function marshalStruct(value: { readonly [name: string]: unknown }, struct: Struct): string {
  const fields = [...struct.fields].map(([json, { go, shape }]) => `"${go}":${marshalShape(value[json], shape)}`)
  return `{${fields.join(',')}}`
}

export function marshalShape(value: unknown, shape: Shape): string {
  if (value === undefined) return 'pointer' in shape && !shape.pointer ? zero(shape) : 'null'
  switch (shape.is) {
    case 'struct':
      return marshalStruct(value as { [name: string]: unknown }, shape.struct())
    case 'slice':
      return `[${(value as unknown[]).map((item) => marshalShape(item, shape.of)).join(',')}]`
    case 'map': {
      const entries = [...(value as Map<string, unknown>)].toSorted(([a], [b]) => byCodePoint(a, b))
      return `{${entries.map(([key, item]) => `${marshal(key)}:${marshalShape(item, shape.of)}`).join(',')}}`
    }
    case 'schema-or-array':
    case 'schema-or-bool':
    case 'schema-or-strings':
      return marshalStruct(value as { [name: string]: unknown }, shape.struct())
    default:
      return marshal(value)
  }
}

function zero(shape: Shape): string {
  switch (shape.is) {
    case 'string':
      return '""'
    case 'bool':
      return 'false'
    case 'int32':
    case 'int64':
    case 'float64':
      return '0'
    case 'struct':
      return marshalStruct({}, shape.struct())
    default:
      return 'null'
  }
}
