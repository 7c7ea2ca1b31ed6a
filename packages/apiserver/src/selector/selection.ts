import { fieldReader } from '../kind/field-reader.ts'
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
  const terms = fieldTerms(options.fieldSelector, (field) => fieldProblem(resource, field))
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

function fieldProblem(resource: ServedResource, field: string): string | undefined {
  if (field === 'metadata.name' || (field === 'metadata.namespace' && resource.namespaced) || resource.selectableFields.has(field)) return
  return resource.fieldProblem?.(field) ?? `field label not supported: ${field}`
}

function compileTerm(resource: ServedResource, { field, equal, value }: FieldTerm): (object: StoredObject) => boolean {
  const read = resource.selectableFields.get(field) ?? fieldReader(field.split('.'))
  return (object) => (read(object) === value) === equal
}

function exact(terms: readonly FieldTerm[], field: string): string | undefined {
  return terms.find((term) => term.field === field && term.equal)?.value
}
