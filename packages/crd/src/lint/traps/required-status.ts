import { child } from '../../review/go/field-path.ts'
import type { Rule } from '../rule.ts'
import { trap } from './trap.ts'

/** The server drops the status of a create before it validates (apiextensions registry/customresource/strategy.go, PrepareForCreate). */
export const requiredStatus: Rule = {
  name: 'required-status',
  about: 'With the status subresource a create loses its status, so one that is required refuses every create.',
  *root({ schema, at }, { site }) {
    if (!site.status || !schema.required?.includes('status') || schema.properties?.get('status')?.default !== undefined) return
    yield trap(child(at, 'required'), {
      message: 'no object can be created: the status is required, and the status subresource drops it from every create',
      expected: 'a status that may be missing',
      actual: '"status" among the required fields',
      fix: 'take "status" out of the required fields',
    })
  },
}
