import { sameJson } from './json-value.ts'
import type { Draft, Lowering, Place } from './lowering.ts'
import { sourceOf } from './source.ts'

/** A tuple: one schema for all items where the elements agree, otherwise nothing that a structural schema could say. */
export function lowerTuple(elements: readonly unknown[], place: Place, lowering: Lowering): Draft {
  const { additionalItems, maxItems } = place.keywords
  const drafts = elements.map((element, index) => lowering.descend(element, place, { step: index }))
  const [first, ...others] = drafts
  if (drafts.includes(undefined)) return {}
  if (first === undefined) {
    const reason = 'a tuple without elements holds nothing'
    lowering.refuse(place, { reason, expected: 'at least one element', fix: 'leave the property out' })
    return {}
  }
  const ends = additionalItems === false || (typeof maxItems === 'number' && maxItems <= elements.length)
  if (ends && others.every((other) => sameJson(first, other))) {
    return { items: first, maxItems: typeof maxItems === 'number' ? Math.min(maxItems, elements.length) : elements.length }
  }
  lowering.refuse(place, {
    reason: ends
      ? 'an array has one schema for all its items, so the elements of a tuple cannot differ'
      : 'an array has one schema for all its items, so none after the elements of a tuple can be of any kind',
    expected: ends ? 'elements of one schema' : 'additionalItems: false',
    fix: ends ? sourceOf(objectOf(elements)) : sourceOf({ type: 'array', items: elements }),
  })
  return {}
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** The object whose fields stand for the positions. */
function objectOf(elements: readonly unknown[]): object {
  const names = elements.map((_element, index) => ORDINALS[index] ?? `element${index + 1}`)
  return { type: 'object', required: names, properties: Object.fromEntries(names.map((name, index) => [name, elements[index]])) }
}
