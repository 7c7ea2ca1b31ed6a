import { goQuote } from '@kindbox/core'
import { child } from '../../review/go/field-path.ts'
import type { DecodedSchema } from '../decode/decoded-crd.ts'
import { placed, placedSchemas } from '../document.ts'
import type { Rule } from '../rule.ts'
import { declaredAt } from './declared-at.ts'
import { trap } from './trap.ts'

/** apiextensions registry/customresource/etcd.go, ScaleREST.Get. */
export const scaleReplicas: Rule = {
  name: 'scale-replicas',
  about:
    'GET of the scale subresource answers 500 where the replicas are not set; they always are if all that leads to them is required or has a default.',
  *document(document) {
    for (const { part, at } of placed(document, 'subresources')) {
      const path = part.scale?.specReplicasPath
      if (path === undefined) continue
      const schemas = placedSchemas(document).map(({ schema }) => schema)
      const place = child(child(at, 'scale'), 'specReplicasPath')
      if (schemas.every((schema) => declaredAt(schema, path) === undefined)) {
        yield trap(place, {
          message: 'the scale never works: no schema declares the field with the replicas',
          expected: 'the path of a declared integer',
          actual: goQuote(path),
          fix: 'correct the path, or declare the field',
        })
        continue
      }
      const optional = schemas[0] === undefined ? [] : mayBeMissing(schemas[0], path)
      if (optional.length === 0) continue
      const names = optional.join(' and ')
      yield trap(place, {
        message: `the scale of an object answers 500 as long as nobody has set ${names}`,
        expected: 'replicas that are always set',
        actual: `an optional ${names}`,
        fix: `require ${names}, or give a default, such as 1 to an integer and {} to an object`,
      })
    }
  },
}

/** The fields on the way of which an object may have none, as far as they are declared. */
function mayBeMissing(root: DecodedSchema, path: string): string[] {
  const missing: string[] = []
  let schema = root
  let before = ''
  for (const name of path.split('.').slice(1)) {
    const property = schema.properties?.get(name)
    if (property === undefined) return missing
    before += `.${name}`
    if (property.default === undefined && !schema.required?.includes(name)) missing.push(before)
    schema = property
  }
  return missing
}
