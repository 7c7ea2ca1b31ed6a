import type { Review } from '@kindbox/crd'
import type { StoredObject } from '../storage/stored.ts'

/**
 * What one kind in one version makes of documents: the part of the server that knows the kind, as upstream's `RESTCreateStrategy` and
 * `RESTUpdateStrategy` are. For custom resources it is the review of `@kindbox/crd`.
 */
export interface Strategy extends Pick<Review, 'create' | 'update'> {
  /** What an object looks like to a reader of this version, whatever version and schema it was written with. */
  read(stored: StoredObject): StoredObject
  /** What is left of an object when it is written in the version in which objects are stored. */
  store(object: StoredObject): StoredObject
}
