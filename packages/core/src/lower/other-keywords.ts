import { ANNOTATIONS } from './annotations.ts'
import { EXTENSIONS } from './extensions.ts'
import type { Lowering, Place } from './lowering.ts'
import { literalOf, shorten, sourceOf } from './source.ts'
import { ruleOption } from './with-rule.ts'

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

type Instead = (value: unknown, place: Place) => string

/** Keywords of JSON Schema that refuse values and have no structural form, with what to write instead of them. */
const CONSTRAINTS: ReadonlyMap<string, Instead> = new Map<string, Instead>([
  ['contains', (value) => ruleOption(`self.exists(item, ${equals('item', value)})`)],
  ['minContains', (value, place) => ruleOption(`self.filter(item, ${equals('item', place.keywords.contains)}).size() >= ${String(value)}`)],
  ['maxContains', (value, place) => ruleOption(`self.filter(item, ${equals('item', place.keywords.contains)}).size() <= ${String(value)}`)],
  ['propertyNames', (value) => ruleOption(`self.all(key, ${matches('key', value)})`)],
  ['dependencies', (value) => ruleOption(dependents(value))],
  ['dependentRequired', (value) => ruleOption(dependents(value))],
  ['dependentSchemas', (value) => ruleOption(dependents(value))],
  ['if', () => ruleOption('!(...) || (...)')],
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
  return keyword === 'readOnly' ? ruleOption('self == oldSelf') : `leave ${shorten(keyword)} out`
}

function equals(name: string, schema: unknown): string {
  const value: unknown = isRecord(schema) ? schema.const : undefined
  return value === undefined || typeof value === 'object' ? '...' : `${name} == ${JSON.stringify(value)}`
}

function matches(name: string, schema: unknown): string {
  const pattern: unknown = isRecord(schema) ? schema.pattern : undefined
  return typeof pattern === 'string' ? `${name}.matches(${JSON.stringify(pattern)})` : '...'
}

/** Names that CEL reads as words of its own, unless they are escaped. */
const RESERVED: ReadonlySet<string> = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(' '),
)

/** The first dependency as a condition, where CEL reads the names without escapes. */
function dependents(dependencies: unknown): string {
  const [first] = isRecord(dependencies) ? Object.entries(dependencies) : []
  const [name, needed] = first ?? ['a', ['b']]
  const names = [name, ...(Array.isArray(needed) ? needed : [])]
  if (names.length < 2 || !names.every(isPlainName)) return '!has(self.a) || has(self.b)'
  return `!has(self.${name}) || (${names
    .slice(1)
    .map((item) => `has(self.${String(item)})`)
    .join(' && ')})`
}

function isPlainName(name: unknown): boolean {
  return typeof name === 'string' && /^[A-Za-z]\w*$/.test(name) && !name.includes('__') && !RESERVED.has(name)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
