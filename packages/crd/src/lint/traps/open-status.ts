import { child, key } from '../../review/go/field-path.ts'
import type { Rule } from '../rule.ts'
import { trap } from './trap.ts'

/** Without the subresource a status is a field like others (apiextensions registry/customresource/strategy.go). */
export const openStatus: Rule = {
  name: 'open-status',
  about:
    'A status without the status subresource can be written by all who may write the object, and each write of it is a new generation.',
  *root({ schema, at }, { site }) {
    if (site.status || !schema.properties?.has('status')) return
    yield trap(key(child(at, 'properties'), 'status'), {
      message: 'whoever may write the object may write its status, and each write of it raises metadata.generation',
      expected: 'subresources: {status: {}}',
      actual: 'no status subresource',
      fix: 'enable the status subresource',
    })
  },
}
