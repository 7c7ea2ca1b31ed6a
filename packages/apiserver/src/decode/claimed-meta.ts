import { isRecord } from './record.ts'

/** What a document says of itself; types are checked by the review. */
export interface ClaimedMeta {
  readonly name?: string
  readonly namespace?: string
  readonly generateName?: string
  readonly uid?: string
  readonly resourceVersion?: string
}

export function claimedMeta(value: unknown): ClaimedMeta {
  const metadata = isRecord(value) && Object.hasOwn(value, 'metadata') ? value['metadata'] : undefined
  // Null says nothing.
  return isRecord(metadata) ? Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== null)) : {}
}
