import { orNull, typeOfValue } from './literal.ts'
import { kindOf } from './keyword-groups.ts'
import type { Draft } from './lowering.ts'

/**
 * Gives a schema without a type the one that it implies: that of its enum's values, or, when it says nothing about values,
 * any. One that constrains values of an unnamed type stays as it is.
 */
export function settle(draft: Draft): Draft {
  if (kindOf(draft) !== 'untyped') return draft
  if (draft.enum !== undefined) {
    const types = new Set(draft.enum.filter((value) => value !== null).map(typeOfValue))
    if (types.has('number')) types.delete('integer')
    const [type, ...others] = types
    if (type === undefined || others.length > 0) return draft
    return draft.enum.includes(null) ? orNull({ ...draft, type }) : { ...draft, type }
  }
  const { description: _d, title: _t, default: _v, example: _e, externalDocs: _x, nullable: _n, ...rest } = draft
  return Object.keys(rest).length === 0 ? { ...draft, 'x-kubernetes-preserve-unknown-fields': true } : draft
}
