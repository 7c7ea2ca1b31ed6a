import type { CustomResourceDefinition, Review, ReviewOptions, Verdict } from '@kindbox/crd'
import { fields } from './object-name.ts'

type Fields = { readonly [name: string]: unknown }

export interface Replacement {
  readonly review: Review
  readonly crd: CustomResourceDefinition
  readonly value: unknown
  readonly old: Fields
}

/** Metadata that only the server writes: of an object and its predecessor it is the same. */
const KEPT = ['uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'generation'] as const

/**
 * The verdict on an object in place of an old one of its name. The old one is a manifest: what the server would have stored of it is made up,
 * with an identity, and in the version of the new one, as the conversion `None` makes it.
 */
export function reviewUpdate({ review, crd, value, old }: Replacement, options: ReviewOptions): Verdict {
  const { apiVersion } = fields(value)
  const metadata = fields(fields(value)['metadata'])
  const before = fields(old['metadata'])
  const resourceVersion = before['resourceVersion'] ?? metadata['resourceVersion'] ?? '1'
  const { namespace = 'default', ...identity } = before
  const place = crd.spec.scope === 'Namespaced' ? { namespace } : {}
  const stored = review.read({ ...old, apiVersion, metadata: { ...pick(metadata, KEPT), ...identity, ...place, resourceVersion } })
  return review.update({ ...fields(value), metadata: { ...metadata, resourceVersion } }, stored, options)
}

function pick(source: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.filter((name) => Object.hasOwn(source, name)).map((name) => [name, source[name]]))
}
