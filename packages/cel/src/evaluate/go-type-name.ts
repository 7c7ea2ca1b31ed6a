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
      return value === null ? 'types.Null' : value instanceof Uint8Array ? 'types.Bytes' : NAMES[value.kind]
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
  opaque: 'cel.Value',
}
