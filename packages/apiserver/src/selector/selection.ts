import type { ServedResource } from '../kind/served-resource.ts'
import type { StoredObject } from '../storage/stored.ts'
import { fieldTerms, type FieldTerm } from './field-selector.ts'
import { labelSelector } from './label-selector.ts'

/** Which objects of a resource a list or a watch is about. */
export interface Selection {
  readonly matches: (object: StoredObject) => boolean
  /** Whether there is a selector at all: without one the server counts what remains. */
  readonly everything: boolean
  /** The one name that can match, where the field selector says so. */
  readonly name?: string
  /** The one namespace that can match. */
  readonly namespace?: string
}

/**
 * Compiles the selectors of a request.
 *
 * @throws ApiError 400 for text that is no selector, or a field that the kind cannot be selected by.
 */
export function selection(
  resource: ServedResource,
  options: { readonly labelSelector: string; readonly fieldSelector: string },
): Selection {
  const labels = labelSelector(options.labelSelector)
  const terms = fieldTerms(options.fieldSelector, (field) => isSelectable(resource, field))
  const tests = terms.map((term) => compileTerm(resource, term))
  const name = exact(terms, 'metadata.name')
  const namespace = exact(terms, 'metadata.namespace')
  return {
    matches: (object) => tests.every((test) => test(object)) && labels(object.metadata.labels ?? noLabels),
    everything: options.labelSelector === '' && terms.length === 0,
    ...(name !== undefined && { name }),
    ...(namespace !== undefined && { namespace }),
  }
}

/** The objects of a selection that have a name: what a request for one object selects. */
export function named(selected: Selection, name: string): Selection {
  return { ...selected, everything: false, name, matches: (object) => object.metadata.name === name && selected.matches(object) }
}

const noLabels = {}

function isSelectable(resource: ServedResource, field: string): boolean {
  return field === 'metadata.name' || (field === 'metadata.namespace' && resource.namespaced) || resource.selectableFields.has(field)
}

function compileTerm(resource: ServedResource, { field, equal, value }: FieldTerm): (object: StoredObject) => boolean {
  const path = resource.selectableFields.get(field) ?? field.split('.')
  return (object) => (valueAt(object, path) === value) === equal
}

/** The value as Go's `fmt.Sprint` writes it; a field that is not there is the empty string. */
function valueAt(object: StoredObject, path: readonly string[]): string {
  let value: unknown = object
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return ''
    value = (value as Record<string, unknown>)[part]
  }
  return value === null ? '' : String(value)
}

function exact(terms: readonly FieldTerm[], field: string): string | undefined {
  return terms.find((term) => term.field === field && term.equal)?.value
}
