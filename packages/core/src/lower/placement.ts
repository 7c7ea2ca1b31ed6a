import type { StructuralSchema } from '../structural-schema.ts'
import { propertyOf } from './keyword-groups.ts'
import type { Draft, Lowering, Place } from './lowering.ts'
import { literalOf, shorten, sourceOf } from './source.ts'

interface Rule {
  readonly broken: (draft: Draft) => boolean
  readonly reason: string
  readonly expected: string
  readonly fix: string | ((draft: Draft) => string)
}

const keysOf = (draft: Draft): readonly string[] => draft['x-kubernetes-list-map-keys'] ?? []

/** What the keywords of one schema may stand beside (validation.go, ValidateCustomResourceDefinitionOpenAPISchema, and schema/validation.go). */
const RULES: readonly Rule[] = [
  {
    broken: (draft) => draft.type === 'array' && draft.items === undefined,
    reason: 'an array has to say what its items are',
    expected: 'items',
    fix: (draft) => sourceOf({ ...draft, items: { type: 'string' } }),
  },
  {
    broken: (draft) => draft['x-kubernetes-int-or-string'] === true && draft.type !== undefined,
    reason: 'x-kubernetes-int-or-string is a type of its own, and the server overlooks a second one',
    expected: 'no type',
    fix: 'Type.Union([Type.Integer(), Type.String()])',
  },
  {
    broken: (draft) =>
      draft['x-kubernetes-int-or-string'] === true &&
      (draft['x-kubernetes-preserve-unknown-fields'] === true || draft['x-kubernetes-embedded-resource'] === true),
    reason: 'an int-or-string has no fields to preserve and is no resource',
    expected: 'x-kubernetes-int-or-string alone',
    fix: 'Type.Union([Type.Integer(), Type.String()])',
  },
  {
    broken: (draft) =>
      draft['x-kubernetes-embedded-resource'] === true && (draft.type !== 'object' || draft.additionalProperties !== undefined),
    reason: 'an embedded resource is an object with named properties',
    expected: "type: 'object' without additionalProperties",
    fix: "Type.Unsafe({ type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true })",
  },
  {
    broken: (draft) =>
      draft['x-kubernetes-embedded-resource'] === true &&
      draft['x-kubernetes-preserve-unknown-fields'] !== true &&
      draft.properties === undefined,
    reason: 'an embedded resource has to name its properties or to preserve unknown fields',
    expected: 'properties, or x-kubernetes-preserve-unknown-fields: true',
    fix: "Type.Unsafe({ type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true })",
  },
  {
    broken: (draft) => draft['x-kubernetes-map-type'] !== undefined && draft.type !== 'object',
    reason: 'x-kubernetes-map-type is for objects',
    expected: "type: 'object'",
    fix: 'leave x-kubernetes-map-type out',
  },
  {
    broken: (draft) => draft['x-kubernetes-list-type'] !== undefined && draft.type !== 'array',
    reason: 'x-kubernetes-list-type is for arrays',
    expected: "type: 'array'",
    fix: 'leave x-kubernetes-list-type out',
  },
  {
    broken: (draft) => keysOf(draft).length > 0 !== (draft['x-kubernetes-list-type'] === 'map'),
    reason: "x-kubernetes-list-map-keys and 'x-kubernetes-list-type': 'map' go together",
    expected: 'both, or neither',
    fix: "'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name']",
  },
  {
    broken: (draft) => draft['x-kubernetes-list-type'] === 'map' && (draft.items?.type !== 'object' || draft.items.nullable === true),
    reason: 'the items of a list of type map are objects, and never null',
    expected: 'items of type object',
    fix: "'x-kubernetes-list-type': 'atomic'",
  },
  {
    broken: (draft) => new Set(keysOf(draft)).size < keysOf(draft).length,
    reason: 'x-kubernetes-list-map-keys names a key twice',
    expected: 'each key once',
    fix: 'leave the second out',
  },
  {
    broken: (draft) =>
      draft['x-kubernetes-list-type'] === 'set' &&
      ((draft.items?.type === 'object' && draft.items['x-kubernetes-map-type'] !== 'atomic') ||
        (draft.items?.type === 'array' && (draft.items['x-kubernetes-list-type'] ?? 'atomic') !== 'atomic') ||
        draft.items?.nullable === true),
    reason: 'the items of a list of type set are compared as wholes: objects and arrays have to be atomic, and none is null',
    expected: "items with 'x-kubernetes-map-type': 'atomic'",
    fix: "'x-kubernetes-map-type': 'atomic' on the items",
  },
]

/** Refuses keywords that the server does not let stand beside each other. */
export function checkPlacement(draft: Draft, place: Place, lowering: Lowering): void {
  for (const { broken, reason, expected, fix } of RULES) {
    if (!broken(draft)) continue
    lowering.refuse(place, { reason, expected, actual: shorten(sourceOf(draft)), fix: typeof fix === 'string' ? fix : fix(draft) })
  }
  if (draft.items?.type === 'object' && draft['x-kubernetes-list-type'] === 'map') {
    for (const key of keysOf(draft)) checkKey(key, draft.items, place, lowering)
  }
}

/** A key of a list of type map: a scalar, always there, never null. */
function checkKey(key: string, items: StructuralSchema, place: Place, lowering: Lowering): void {
  const property = propertyOf(items, key)
  const name = literalOf(key)
  const fault =
    property === undefined
      ? 'is no property of the items'
      : property.type === 'object' || property.type === 'array'
        ? 'is no scalar'
        : property.nullable === true
          ? 'may be null'
          : property.default === undefined && !(items.required ?? []).includes(key)
            ? 'may be missing, since it is neither required nor defaulted'
            : undefined
  if (fault === undefined) return
  const reason = `x-kubernetes-list-map-keys names ${name}, which ${fault}`
  lowering.refuse(place, {
    reason,
    expected: 'required scalar properties of the items',
    actual: name,
    fix: `make ${name} a required string of the items`,
  })
}
