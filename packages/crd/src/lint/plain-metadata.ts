import type { ObjectMeta } from '@kindbox/core'
import { formatRfc3339, parseRfc3339 } from '../review/go/time.ts'
import type { DecodedMeta } from './decode/decoded-crd.ts'

/**
 * Decoded metadata as its validation takes it: with the zero values that decoding left out where ObjectMeta always has a string, and without the
 * namespace, which the server drops from what is of the cluster.
 */
export function plainMetadata(metadata: DecodedMeta): ObjectMeta {
  const { namespace: _, labels, annotations, ownerReferences, creationTimestamp, deletionTimestamp, ...rest } = metadata
  return {
    ...rest,
    creationTimestamp: inUtc(creationTimestamp),
    deletionTimestamp: inUtc(deletionTimestamp),
    labels: Object.fromEntries(labels ?? []),
    annotations: Object.fromEntries(annotations ?? []),
    ownerReferences: (ownerReferences ?? []).map((reference) => ({ apiVersion: '', kind: '', name: '', uid: '', ...reference })),
    // The operation of a managed field may still be any string.
  } as ObjectMeta
}

function inUtc(time: string | undefined): string | null {
  const parsed = time === undefined ? undefined : parseRfc3339(time)
  return parsed?.ok === true ? formatRfc3339(parsed.seconds) : null
}
