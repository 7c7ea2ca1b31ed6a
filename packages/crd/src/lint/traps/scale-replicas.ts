import { goQuote } from '@kindbox/core'
import { child } from '../../review/go/field-path.ts'
import { placed, placedSchemas } from '../document.ts'
import type { Rule } from '../rule.ts'
import { declaredAt } from './declared-at.ts'
import { trap } from './trap.ts'

/** apiextensions registry/customresource/etcd.go, ScaleREST.Get. */
export const scaleReplicas: Rule = {
  name: 'scale-replicas',
  about: 'GET of the scale subresource answers 500 while the replicas are not set; with a default they always are.',
  *document(document) {
    for (const { part, at } of placed(document, 'subresources')) {
      const path = part.scale?.specReplicasPath
      if (path === undefined) continue
      const replicas = placedSchemas(document).map(({ schema }) => declaredAt(schema, path))
      const [first] = replicas
      const place = child(child(at, 'scale'), 'specReplicasPath')
      if (replicas.every((schema) => schema === undefined)) {
        yield trap(place, {
          message: 'the scale never works: no schema declares the field with the replicas',
          expected: 'the path of a declared integer',
          actual: goQuote(path),
          fix: 'correct the path, or declare the field',
        })
      } else if (first?.type === 'integer' && first.default === undefined) {
        yield trap(place, {
          message: 'the scale of an object answers 500 as long as nobody has set its replicas',
          expected: 'a default for the replicas',
          actual: 'none',
          fix: 'give the field a default, such as 1',
        })
      }
    }
  },
}
