import type { Value } from '../value.ts'

/** What Go's `%T` makes of upstream's value; some messages show it. */
export function goTypeName(value: Value): string {
  switch (typeof value) {
    case 'bigint':
      return 'types.Int'
    case 'number':
      return 'types.Double'
    case 'string':
      return 'types.String'
    case 'boolean':
      return 'types.Bool'
    default:
      if (value === null) return 'types.Null'
      if (value instanceof Uint8Array) return 'types.Bytes'
      return value.kind === 'opaque' ? opaqueName(value.typeName) : NAMES[value.kind]
  }
}

const NAMES = {
  uint: 'types.Uint',
  timestamp: 'types.Timestamp',
  duration: 'types.Duration',
  list: '*types.baseList',
  map: '*types.baseMap',
  object: '*common.unstructuredMap',
  optional: '*types.Optional',
  type: '*types.Type',
}

/** `cel.IP` of `net.IP`: upstream's types go by the last part of their names. */
function opaqueName(typeName: string): string {
  return `cel.${typeName.slice(typeName.lastIndexOf('.') + 1).replace('NamedFormat', 'Format')}`
}
