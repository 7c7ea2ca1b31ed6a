import type { ValidationRule } from '../structural-schema.ts'
import { copyJson } from './json-value.ts'
import type { Draft, Lowering, OpenDraft, Place } from './lowering.ts'
import { literalOf, shorten } from './source.ts'

/** Extensions that are a flag. */
const FLAGS = ['x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource', 'x-kubernetes-int-or-string'] as const

/** All extensions of JSONSchemaProps. */
export const EXTENSIONS = [
  ...FLAGS,
  'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-map-type',
  'x-kubernetes-validations',
] as const

const RULE_KEYWORDS: ReadonlyMap<string, 'string' | 'boolean'> = new Map([
  ['rule', 'string'],
  ['message', 'string'],
  ['messageExpression', 'string'],
  ['reason', 'string'],
  ['fieldPath', 'string'],
  ['optionalOldSelf', 'boolean'],
])

/** What a rule may give as its reason (validation.go, supportedValidationReason). */
const REASONS: ReadonlySet<unknown> = new Set(['FieldValueInvalid', 'FieldValueForbidden', 'FieldValueRequired', 'FieldValueDuplicate'])

/** `x-kubernetes-*`, each checked for its own form; what it may stand beside is checked once the schema is whole. */
export function lowerExtensions(place: Place, lowering: Lowering): Draft {
  const extensions: OpenDraft = {}
  const { keywords } = place
  for (const flag of FLAGS) {
    if (keywords[flag] === true) extensions[flag] = true
    // A flag that is false says what its absence says, save one, which the server refuses (validation.go: must be true or undefined).
    else if (keywords[flag] !== undefined && (keywords[flag] !== false || flag === 'x-kubernetes-preserve-unknown-fields')) {
      lowering.malformed(place, flag, 'true or absent')
    }
  }
  const listType = keywords['x-kubernetes-list-type']
  if (listType === 'atomic' || listType === 'set' || listType === 'map') extensions['x-kubernetes-list-type'] = listType
  else if (listType !== undefined) lowering.malformed(place, 'x-kubernetes-list-type', "'atomic', 'set' or 'map'")
  const mapType = keywords['x-kubernetes-map-type']
  if (mapType === 'atomic' || mapType === 'granular') extensions['x-kubernetes-map-type'] = mapType
  else if (mapType !== undefined) lowering.malformed(place, 'x-kubernetes-map-type', "'atomic' or 'granular'")
  const mapKeys = keywords['x-kubernetes-list-map-keys']
  if (Array.isArray(mapKeys) && mapKeys.every((key) => typeof key === 'string')) extensions['x-kubernetes-list-map-keys'] = [...mapKeys]
  else if (mapKeys !== undefined) lowering.malformed(place, 'x-kubernetes-list-map-keys', 'a list of property names')
  return { ...extensions, ...lowerValidations(place, lowering) }
}

function lowerValidations(place: Place, lowering: Lowering): Draft {
  const written = place.keywords['x-kubernetes-validations']
  if (written === undefined) return {}
  const rules = copyJson(written)?.value
  if (!Array.isArray(rules) || !rules.every(isRule)) {
    const rule = "[{ rule: 'self.minReplicas <= self.replicas', message: '...' }]"
    lowering.malformed(place, 'x-kubernetes-validations', `a list of rules such as ${rule}`)
    return {}
  }
  for (const rule of rules) leaveOutUnknown(rule, place, lowering)
  return rules.length > 0 ? { 'x-kubernetes-validations': rules } : {}
}

/** @param rule a copy, which is changed. */
function leaveOutUnknown(rule: ValidationRule, place: Place, lowering: Lowering): void {
  for (const keyword of Object.keys(rule)) {
    if (RULE_KEYWORDS.has(keyword)) continue
    Reflect.deleteProperty(rule, keyword)
    const actual = shorten(literalOf(keyword))
    const reason = `a rule of x-kubernetes-validations has no ${actual}, and the server drops it`
    lowering.ignore(place, { reason, expected: [...RULE_KEYWORDS.keys()].join(', '), actual, fix: `leave ${actual} out` })
  }
}

function isRule(rule: unknown): rule is ValidationRule {
  if (typeof rule !== 'object' || rule === null || !('rule' in rule) || String(rule.rule).trim() === '') return false
  if ('reason' in rule && !REASONS.has(rule.reason)) return false
  return Object.entries(rule).every(([keyword, value]) => !RULE_KEYWORDS.has(keyword) || typeof value === RULE_KEYWORDS.get(keyword))
}
