import type { Draft, Lowering, Place } from './lowering.ts'
import { sourceOf } from './source.ts'
import { lowerTuple } from './tuple.ts'

/** `items` and `uniqueItems`. */
export function lowerArray(place: Place, lowering: Lowering): Draft {
  const { items, uniqueItems } = place.keywords
  if (uniqueItems === true) refuseUniqueItems(place, lowering)
  else if (uniqueItems !== undefined && uniqueItems !== false) lowering.malformed(place, 'uniqueItems', 'true or false')
  if (items === undefined) return {}
  if (Array.isArray(items)) return lowerTuple(items, place, lowering)
  const draft = lowering.descend(items, place, { step: '*', junctor: place.junctor && place.keywords.type === undefined })
  return draft === undefined ? {} : { items: draft }
}

function refuseUniqueItems(place: Place, lowering: Lowering): void {
  const { uniqueItems: _uniqueItems, ...keywords } = place.keywords
  const set = { ...keywords, 'x-kubernetes-list-type': 'set' }
  const { items } = keywords as { readonly items?: { readonly type?: unknown } }
  // The server compares objects of a set as wholes and wants to be told so (validation.go, requireAtomicSetType).
  const atomic = items?.type === 'object' ? { ...set, items: { ...items, 'x-kubernetes-map-type': 'atomic' } } : set
  lowering.refuse(place, {
    reason: 'the server refuses uniqueItems: true, since comparing all items takes quadratic time; a list of type set is unique as well',
    expected: "'x-kubernetes-list-type': 'set'",
    actual: 'uniqueItems: true',
    fix: sourceOf(atomic),
  })
}
