import type { StructuralSchema } from '@kindbox/core'

const STRING: StructuralSchema = { type: 'string' }
const METADATA: StructuralSchema = { type: 'object', properties: { name: STRING, generateName: STRING } }

/**
 * The schema of a resource, the object itself or an embedded one, as rules see it: with `apiVersion`, `kind`, and of the metadata its two names
 * (apiextensions-apiserver pkg/apiserver/schema/cel/model/schemas.go, `WithTypeAndObjectMeta`).
 */
export function withTypeMeta(schema: StructuralSchema): StructuralSchema {
  const { kind, apiVersion, metadata } = schema.properties ?? {}
  const { name, generateName } = metadata?.properties ?? {}
  const isMetadata = metadata?.type === 'object' && name?.type === 'string' && generateName?.type === 'string'
  if (kind?.type === 'string' && apiVersion?.type === 'string' && isMetadata) return schema
  return { ...schema, properties: { ...schema.properties, kind: STRING, apiVersion: STRING, metadata: METADATA } }
}
