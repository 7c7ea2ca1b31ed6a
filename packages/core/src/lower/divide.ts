import type { StructuralSchema } from '../structural-schema.ts'
import { VALUE_GROUPS, isEmpty, pick } from './keyword-groups.ts'
import type { Draft, OpenDraft } from './lowering.ts'

/** A schema in two parts that say together what it says. */
export interface Division {
  /** What has to stand outside of junctors: types, the names of properties, annotations, extensions. */
  readonly skeleton: Draft
  /** What may stand inside: everything that judges values of those types. */
  readonly values: Draft
}

/** Divides a schema as Kubernetes does (apiserver/schema/structural.go: Generic and Extensions against ValueValidation). */
export function divide(draft: Draft): Division {
  const { properties, items, required, ...rest } = draft
  const skeleton: OpenDraft = { ...rest }
  for (const keyword of VALUE_GROUPS.flat()) delete skeleton[keyword]
  const values: OpenDraft = { ...pick(rest, VALUE_GROUPS.flat()), ...(required !== undefined && { required }) }
  if (properties !== undefined) {
    const divided = Object.entries(properties).map(([name, property]) => [name, divide(property)] as const)
    skeleton.properties = Object.fromEntries(divided.map(([name, part]) => [name, part.skeleton]))
    const judged = divided
      .filter(([, part]) => !isEmpty(part.values))
      .map(([name, part]): [string, StructuralSchema] => [name, part.values])
    if (judged.length > 0) values.properties = Object.fromEntries(judged)
  }
  if (items !== undefined) {
    const part = divide(items)
    skeleton.items = part.skeleton
    if (!isEmpty(part.values)) values.items = part.values
  }
  return { skeleton, values }
}
