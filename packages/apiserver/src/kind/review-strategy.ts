import { compileReview, type CustomResourceDefinition, type Review } from '@kindbox/crd'
import { notImplemented } from '../failure/failure.ts'
import type { StoredObject } from '../storage/stored.ts'
import type { Strategy } from './strategy.ts'

/**
 * The strategy of one version of a custom resource: the review of `@kindbox/crd`, compiled when it is first needed. Between
 * versions only the apiVersion changes, which is conversion `None`.
 */
export function reviewStrategy(definition: CustomResourceDefinition, version: string): Strategy {
  const { group, versions, conversion } = definition.spec
  const reviews = new Map<string, Review>()
  const review = (name: string) => {
    const made = reviews.get(name) ?? compileReview(definition, name)
    reviews.set(name, made)
    return made
  }
  const storage = versions.find((each) => each.storage)?.name ?? version
  const apiVersionOf = (name: string) => (group === '' ? name : `${group}/${name}`)
  const isKnown = new Set(versions.map((each) => apiVersionOf(each.name)))

  function convert(object: StoredObject, to: string): StoredObject {
    const apiVersion = apiVersionOf(to)
    if (object.apiVersion === apiVersion) return object
    if (conversion?.strategy === 'Webhook') throw notImplemented('conversion webhooks')
    return { ...object, apiVersion }
  }

  return {
    create: (document, options) => review(version).create(document, options),
    update: (document, old, options) => review(version).update(document, old, options),
    read(stored) {
      // First what the version it was written in makes of it, then what this one leaves of that.
      const written = stored.apiVersion.slice(stored.apiVersion.indexOf('/') + 1)
      const settled = written !== version && isKnown.has(stored.apiVersion) ? review(written).read(stored) : stored
      return review(version).read(convert(settled as StoredObject, version)) as StoredObject
    },
    store: (object) => (storage === version ? object : (review(storage).read(convert(object, storage)) as StoredObject)),
  }
}
