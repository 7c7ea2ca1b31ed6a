import { ANNOTATIONS } from './annotations.ts'
import { EXTENSIONS } from './extensions.ts'
import type { Lowering, Place } from './lowering.ts'
import { literalOf, shorten, sourceOf } from './source.ts'

/** Keywords with a room of their own. */
const LOWERED: ReadonlySet<string> = new Set([
  ...ANNOTATIONS,
  ...EXTENSIONS,
  ...'type nullable enum const pattern format items additionalItems uniqueItems'.split(' '),
  ...'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength minItems maxItems minProperties maxProperties'.split(
    ' ',
  ),
  ...'properties required additionalProperties patternProperties unevaluatedProperties allOf anyOf oneOf not $ref'.split(' '),
])

/** Keywords that name a schema for references; nothing of them has to remain once the references are inlined. */
const NAMES: ReadonlySet<string> = new Set(['$id', '$schema', '$defs', '$comment', 'definitions', '$anchor'])

/** Keywords of JSON Schema that refuse values and have no structural form, with what to write instead of them. */
const CONSTRAINTS: ReadonlyMap<string, (value: unknown, place: Place) => string> = new Map<
  string,
  (value: unknown, place: Place) => string
>([
  ['contains', (value) => rule(`self.exists(item, ${equals('item', value)})`)],
  ['minContains', (value, place) => rule(`self.filter(item, ${equals('item', place.keywords.contains)}).size() >= ${String(value)}`)],
  ['maxContains', (value, place) => rule(`self.filter(item, ${equals('item', place.keywords.contains)}).size() <= ${String(value)}`)],
  ['propertyNames', (value) => rule(`self.all(key, ${matches('key', value)})`)],
  ['dependencies', (value) => rule(dependents(value))],
  ['dependentRequired', (value) => rule(dependents(value))],
  ['dependentSchemas', (value) => rule(dependents(value))],
  ['if', () => rule('!(...) || (...)')],
  ['prefixItems', () => 'Type.Array(...), or Type.Object(...) with a property per position'],
  ['unevaluatedItems', () => 'leave unevaluatedItems out'],
  ['$dynamicRef', () => 'Type.Module({ ... }).Import(...)'],
  ['$recursiveRef', () => "Type.Unsafe({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true })"],
])

/** `then` and `else` are judged with the `if` that they belong to. */
const DEPENDENT: ReadonlySet<string> = new Set(['then', 'else'])

/** Reports the keywords that no other room handles: refuses those that constrain values, warns of those that the server drops. */
export function reportOtherKeywords(place: Place, lowering: Lowering): void {
  for (const [keyword, value] of Object.entries(place.keywords)) {
    if (LOWERED.has(keyword) || NAMES.has(keyword) || (DEPENDENT.has(keyword) && place.keywords.if !== undefined)) continue
    const constraint = CONSTRAINTS.get(keyword)
    const actual = shorten(`${keyword}: ${sourceOf(value)}`)
    if (constraint !== undefined) {
      const reason = `JSONSchemaProps has no ${keyword}, and leaving it out would accept more`
      lowering.refuse(place, { reason, expected: `no ${keyword}`, actual, fix: constraint(value, place) })
      continue
    }
    lowering.ignore(place, {
      reason: `JSONSchemaProps has no ${shorten(keyword)}, so the server would drop it`,
      expected: 'a keyword of JSONSchemaProps',
      actual,
      fix: keyword === 'examples' && Array.isArray(value) ? `example: ${literalOf(value[0])}` : ignoredFix(keyword),
    })
  }
}

function ignoredFix(keyword: string): string {
  return keyword === 'readOnly' ? rule('self == oldSelf') : `leave ${shorten(keyword)} out`
}

function rule(text: string): string {
  return `'x-kubernetes-validations': [{ rule: ${literalOf(text)} }]`
}

function equals(name: string, schema: unknown): string {
  const value: unknown = isRecord(schema) ? schema.const : undefined
  return value === undefined || typeof value === 'object' ? '...' : `${name} == ${JSON.stringify(value)}`
}

function matches(name: string, schema: unknown): string {
  const pattern: unknown = isRecord(schema) ? schema.pattern : undefined
  return typeof pattern === 'string' ? `${name}.matches(${JSON.stringify(pattern)})` : '...'
}

/** The first dependency as a condition; CEL reads only names like these without escapes. */
function dependents(dependencies: unknown): string {
  const [first] = isRecord(dependencies) ? Object.entries(dependencies) : []
  const [name, needed] = first ?? ['a', ['b']]
  const names = [name, ...(Array.isArray(needed) ? needed : [])]
  if (names.length < 2 || !names.every((item) => typeof item === 'string' && /^[a-z]\w*$/.test(item))) return '!has(self.a) || has(self.b)'
  return `!has(self.${name}) || (${names
    .slice(1)
    .map((item) => `has(self.${String(item)})`)
    .join(' && ')})`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
