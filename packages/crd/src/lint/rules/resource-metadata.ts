import { goQuote } from '@kindbox/core'
import type { DecodedSchema } from '../decode/decoded-crd.ts'
import { forbidden, invalid } from '../field-error.ts'
import { structureKeywords } from '../keywords.ts'
import type { Rule } from '../rule.ts'
import { child, key } from '../../review/go/field-path.ts'

/** schema/validation.go, validateStructuralInvariants and validateStructuralMetadataInvariants. */
export const resourceMetadata: Rule = {
  name: 'resource-metadata',
  about:
    'In a resource, the root or an embedded one, apiVersion and kind are strings and metadata is an object. Of the metadata at the root only name ' +
    'and generateName can be restricted: the server knows the rest.',
  *structure({ role, level, schema, at }) {
    if (role !== 'structure') return
    const isResource = level === 'root' || schema['x-kubernetes-embedded-resource']
    const properties = child(at, 'properties')
    for (const name of ['kind', 'apiVersion']) {
      const type = schema.properties?.get(name)?.type ?? ''
      if (isResource && schema.properties?.has(name) && type !== 'string') {
        yield invalid(child(key(properties, name), 'type'), goQuote(type), 'must be string')
      }
    }
    const metadata = schema.properties?.get('metadata')
    if (metadata === undefined) return
    const place = key(properties, 'metadata')
    if (isResource && metadata.type !== 'object') yield invalid(child(place, 'type'), goQuote(metadata.type ?? ''), 'must be object')
    if (level === 'root' && !restrictsNamesOnly(metadata)) {
      yield forbidden(place, 'must not specify anything other than name and generateName, but metadata is implicitly specified')
    }
  },
}

function restrictsNamesOnly(metadata: DecodedSchema): boolean {
  const properties = [...(metadata.properties?.keys() ?? [])]
  if (!properties.every((name) => name === 'name' || name === 'generateName')) return false
  // A default in metadata is refused elsewhere.
  return structureKeywords(metadata).every((name) => ['type', 'properties', 'default'].includes(name))
}
