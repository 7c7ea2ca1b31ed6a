import { coerceObjectMeta, compileReview, type CustomResourceDefinition, type Review } from '@kindbox/crd'
import { notImplemented } from '../failure/failure.ts'
import type { StoredObject } from '../storage/stored.ts'
import type { Strategy } from './strategy.ts'

/**
 * The strategy of one version of a custom resource: the review of `@kindbox/crd`, compiled when it is first needed. Between
 * versions only the apiVersion changes, which is conversion `None`.
 */
export function reviewStrategy(definition: CustomResourceDefinition, version: string): Strategy {
  const { group, versions, conversion } = definition.spec
  const apiVersionOf = (name: string) => (group === '' ? name : `${group}/${name}`)
  const storage = versions.find((each) => each.storage)?.name ?? version
  const reviews = new Map<string, Review>()

  /** The review of this version where objects are stored in another; objects keep the version they were written in. */
  function review(written: string = storage): Review {
    const made = reviews.get(written) ?? compileReview(storedIn(definition, written), version)
    reviews.set(written, made)
    return made
  }

  function converted(object: StoredObject, to: string): StoredObject {
    const apiVersion = apiVersionOf(to)
    if (object.apiVersion === apiVersion) return object
    if (conversion?.strategy === 'Webhook') throw notImplemented('conversion webhooks')
    return { ...object, apiVersion }
  }

  /** Converting makes an ObjectMeta of metadata, so that nothing is left of what was applied and says nothing; without it all is stored as it is. */
  function withReadMetadata(object: StoredObject, to: string): StoredObject {
    return object.apiVersion === apiVersionOf(to)
      ? object
      : { ...object, metadata: coerceObjectMeta(object.metadata, []) as object as StoredObject['metadata'] }
  }

  return {
    create: (document, options) => review().create(document, options),
    update: (document, old, options) => review().update(document, old, options),
    read(stored) {
      const written = versions.find(({ name }) => stored.apiVersion === apiVersionOf(name))?.name
      return converted(review(written).read(stored) as StoredObject, version)
    },
    // What the stored version does not know is gone already: the review follows an object through the store.
    store: (object) => converted(withReadMetadata(withoutSelfLink(object), storage), storage),
  }
}

/** Answered to a dry run, and never stored (apiserver pkg/storage/util.go, `PrepareObjectForStorage`). */
function withoutSelfLink(object: StoredObject): StoredObject {
  if (object.metadata['selfLink'] === undefined) return object
  const { selfLink: _, ...metadata } = object.metadata
  return { ...object, metadata }
}

function storedIn(definition: CustomResourceDefinition, version: string): CustomResourceDefinition {
  const versions = definition.spec.versions.map((each) => ({ ...each, storage: each.name === version }))
  return { ...definition, spec: { ...definition.spec, versions } }
}
