import type { ObjectName } from '../report/finding.ts'

/** What a document says of itself; what is no string it does not say. */
export function objectName(value: unknown): ObjectName {
  const { apiVersion, kind, metadata } = fields(value)
  const { namespace, name, generateName } = fields(metadata)
  const called = text(name) ?? (text(generateName) === undefined ? undefined : `${text(generateName)}*`)
  return {
    ...(text(apiVersion) !== undefined && { apiVersion: text(apiVersion) as string }),
    ...(text(kind) !== undefined && { kind: text(kind) as string }),
    ...(text(namespace) !== undefined && { namespace: text(namespace) as string }),
    ...(called !== undefined && { name: called }),
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The fields of an object; of anything else, none. */
export function fields(value: unknown): { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { [name: string]: unknown }) : {}
}
