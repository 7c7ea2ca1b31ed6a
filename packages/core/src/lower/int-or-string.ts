import { joinAnnotations } from './annotations.ts'
import { kindOf, pick } from './keyword-groups.ts'
import type { Draft, Lowering, OpenDraft, Place } from './lowering.ts'

/** Limits that say nothing of a string. */
export const OF_INTEGERS = ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum', 'multipleOf'] as const

/** Limits that say nothing of a number. The formats of numbers say nothing where there is no type beside them. */
export const OF_STRINGS = ['minLength', 'maxLength', 'pattern', 'format'] as const

/**
 * A union of integers and strings as `x-kubernetes-int-or-string`. Limits of the one say nothing about the other, so both stand side by
 * side; an enum would judge both, so one of strings becomes a pattern and one of integers is refused.
 *
 * @param uniteAlike unites the members of one type.
 */
export function uniteIntOrString(
  members: readonly Draft[],
  uniteAlike: (members: readonly Draft[]) => Draft,
  place: Place,
  lowering: Lowering,
): Draft {
  const of = (kind: string) => members.filter((member) => kindOf(member) === kind)
  const [integers, strings, either] = [uniteAlike(of('integer')), uniteAlike(of('string')), uniteAlike(of('int-or-string'))]
  const nullable = members.some((member) => member.nullable === true)
  const draft: OpenDraft = {
    ...joinAnnotations(members, place, lowering),
    'x-kubernetes-int-or-string': true,
    ...(nullable && { nullable }),
  }
  if (of('int-or-string').length > 0) {
    // Either accepts all that the others do unless it has limits, and limits of both would have to be told apart.
    if (hasOnly(either, [])) return draft
    refuse(place, lowering)
    return {}
  }
  if (!hasOnly(integers, OF_INTEGERS) || !hasOnly(strings, [...OF_STRINGS, 'enum'])) {
    refuse(place, lowering)
    return {}
  }
  Object.assign(draft, pick(integers, OF_INTEGERS), pick(strings, OF_STRINGS))
  if (strings.enum === undefined) return draft
  if (strings.pattern !== undefined) {
    refuse(place, lowering)
    return {}
  }
  const values = strings.enum.filter((value) => typeof value === 'string')
  return { ...draft, pattern: `^(?:${values.map(quoteMeta).join('|')})$` }
}

function hasOnly(draft: Draft, keywords: readonly string[]): boolean {
  const free = new Set([
    'type',
    'nullable',
    'description',
    'title',
    'default',
    'example',
    'externalDocs',
    'x-kubernetes-int-or-string',
    ...keywords,
  ])
  return Object.keys(draft).every((keyword) => free.has(keyword))
}

/** As Go's regexp.QuoteMeta. */
function quoteMeta(text: string): string {
  return text.replaceAll(/[\\.+*?()|[\]{}^$]/g, '\\$&')
}

function refuse(place: Place, lowering: Lowering): void {
  lowering.refuse(place, {
    reason: 'an int-or-string can hold limits of its integers and of its strings, but no condition that would judge both',
    expected: 'Type.Integer() with minimum, maximum, multipleOf and Type.String() with lengths, pattern, literals',
    fix: 'Type.Union([Type.Integer(), Type.String()])',
  })
}
