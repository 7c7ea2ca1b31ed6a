import type { StructuralSchema } from '../structural-schema.ts'
import { sameJson } from './json-value.ts'
import type { Draft, OpenDraft } from './lowering.ts'

/**
 * The keywords that judge values, which are those that `anyOf`, `oneOf`, `allOf` and `not` may hold (apiserver/schema/structural.go,
 * ValueValidation). Those of one group mean something together only.
 */
export const VALUE_GROUPS = [
  ['enum'],
  ['minimum', 'exclusiveMinimum'],
  ['maximum', 'exclusiveMaximum'],
  ['multipleOf'],
  ['minLength'],
  ['maxLength'],
  ['pattern'],
  ['format'],
  ['minItems'],
  ['maxItems'],
  ['minProperties'],
  ['maxProperties'],
  ['allOf'],
  ['anyOf'],
  ['oneOf'],
  ['not'],
] as const satisfies readonly (readonly (keyof Draft)[])[]

const IN_JUNCTORS: ReadonlySet<string> = new Set([...VALUE_GROUPS.flat(), 'required', 'properties', 'items'])

/** The part of a schema that some keywords make. */
export function pick(draft: Draft, keywords: readonly (keyof Draft)[]): Draft {
  return Object.fromEntries(keywords.flatMap((keyword) => (draft[keyword] === undefined ? [] : [[keyword, draft[keyword]]])))
}

/** Whether a schema judges values and nothing else, at every depth, and so may stand in a junctor as it is. */
export function isValueForm(draft: Draft): boolean {
  if (!Object.keys(draft).every((keyword) => IN_JUNCTORS.has(keyword))) return false
  const inner = [...Object.values(draft.properties ?? {}), ...(draft.allOf ?? []), ...(draft.anyOf ?? []), ...(draft.oneOf ?? [])]
  if (draft.items !== undefined) inner.push(draft.items)
  if (draft.not !== undefined) inner.push(draft.not)
  return inner.every(isValueForm)
}

/** What a schema says of a property; a property named as one of Object.prototype is not found by inheritance. */
export function propertyOf(draft: Draft, name: string): StructuralSchema | undefined {
  return draft.properties !== undefined && Object.hasOwn(draft.properties, name) ? draft.properties[name] : undefined
}

export function isEmpty(draft: Draft): boolean {
  return Object.keys(draft).length === 0
}

/** What a schema says about the JSON type of its values. */
export type Kind = NonNullable<Draft['type']> | 'int-or-string' | 'any' | 'untyped'

export function kindOf(draft: Draft): Kind {
  if (draft['x-kubernetes-int-or-string'] === true) return 'int-or-string'
  if (draft.type !== undefined) return draft.type
  const { description: _d, title: _t, default: _v, example: _e, externalDocs: _x, nullable: _n, ...rest } = draft
  return sameJson(rest, { 'x-kubernetes-preserve-unknown-fields': true }) ? 'any' : 'untyped'
}

/** Adds to `allOf`, where a schema may repeat a keyword. */
export function alsoAllOf(draft: OpenDraft, more: readonly Draft[]): void {
  const members = [...(draft.allOf ?? []), ...more.filter((member) => !isEmpty(member))]
  if (members.length > 0) draft.allOf = members
}
