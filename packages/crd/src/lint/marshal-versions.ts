import { version } from './decode/crd-shape.ts'
import { marshalStruct } from './decode/go-struct.ts'
import type { Document } from './document.ts'

/** `spec.versions` as the server prints it: its internal type in JSON, without what all versions share; `null` where there are none. */
export function marshalVersions({ versions, hasVersions }: Document): string {
  if (!hasVersions) return 'null'
  return `[${versions.map((each) => marshalStruct({ ...each }, version)).join(',')}]`
}
