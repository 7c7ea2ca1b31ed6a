/** What Go's decoder calls a JSON value that does not fit where it stands. */
export function jsonTypeName(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'bigint') return 'number'
  if (value === null) return 'null'
  return typeof value === 'boolean' ? 'bool' : typeof value
}
