import type { StructuralSchema } from '@kindbox/core'
import type { Random } from '../differential/random.ts'
import { isObject, type Json, type JsonObject, setField } from './json.ts'
import { freshExpression, mutateExpression } from './mutate-expression.ts'
import { oddValue } from './odd-values.ts'
import { schemasIn } from './schemas-in.ts'

/** Changes one thing in one of the schemas of a version, and says what. */
export function mutateSchema(random: Random, root: JsonObject): string {
  const schemas = schemasIn(root)
  const schema = random.oneIn(6) ? root : random.pick(schemas)
  if (random.oneIn(3)) return mutateRules(random, schemas, schema)
  if (random.oneIn(8)) {
    const keyword = random.pick(Object.keys(schema).length === 0 ? ['type'] : Object.keys(schema))
    delete schema[keyword]
    return `without ${keyword}`
  }
  const keyword = random.pick(Object.keys(keywords)) as keyof typeof keywords
  setField(schema, keyword, random.oneIn(12) ? oddValue(random) : keywords[keyword]!(random))
  return keyword
}

/** The expression of a rule that is there, another field of it, or a rule where there was none. */
function mutateRules(random: Random, schemas: readonly JsonObject[], schema: JsonObject): string {
  const ruled = schemas.filter((one) => Array.isArray(one['x-kubernetes-validations']))
  const place = ruled.length > 0 && !random.oneIn(4) ? random.pick(ruled) : schema
  const rules = Array.isArray(place['x-kubernetes-validations']) ? place['x-kubernetes-validations'] : []
  place['x-kubernetes-validations'] = rules
  const found = rules.length > 0 && !random.oneIn(5) ? random.pick(rules) : undefined
  const rule: JsonObject = isObject(found) ? found : { rule: freshExpression(random) }
  if (rule !== found) rules.push(rule)
  const field = random.pick(Object.keys(ruleFields))
  setField(rule, field, random.oneIn(30) ? oddValue(random) : ruleFields[field]!(random, rule))
  return `rule ${field}`
}

type Maker = (random: Random) => Json

const ruleFields: { readonly [field: string]: (random: Random, rule: JsonObject) => Json } = {
  rule: (random, { rule }) => mutateExpression(random, typeof rule === 'string' ? rule : 'true'),
  message: (random) => random.pick(['', ' ', 'x', 'a\nb', 'é', 'x'.repeat(2049)]),
  messageExpression: (random) =>
    random.pick([
      freshExpression(random),
      "'a' + self",
      'string(self)',
      "'a'",
      ' ',
      "'a\\nb'",
      "''",
      '1',
      "self.map(x, string(x)).join(',')",
      "'x' + string(size(self))",
    ]),
  fieldPath: (random) =>
    random.pick([
      '.spec',
      '.a',
      ".spec['a']",
      "['a.b']",
      '.',
      '',
      ' ',
      '.a[0]',
      "['a",
      '.a.b',
      '.__proto__',
      '.items',
      '.spec.',
      'spec',
      '.a b',
      "['\\'']",
      '.spec\n',
    ]),
  reason: (random) => random.pick(['FieldValueInvalid', 'FieldValueRequired', 'FieldValueForbidden', 'FieldValueDuplicate', 'Nope', '']),
  optionalOldSelf: (random) => random.pick([true, false]),
}

const parts: readonly Maker[] = [
  () => ({ type: 'string' }),
  () => ({ type: 'string', maxLength: 5 }),
  () => ({ type: 'integer' }),
  () => ({ type: 'object' }),
  () => ({}),
  () => ({ type: 'object', properties: { a: { type: 'string' }, 'b.c': { type: 'integer', default: 1 } } }),
  () => ({ type: 'array', items: { type: 'string' } }),
  () => ({ type: 'array', maxItems: 3, items: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] } }),
  () => ({ type: 'object', additionalProperties: { type: 'string' } }),
  () => ({ properties: { b: {} } }),
  () => ({ required: ['a'] }),
  () => ({ minimum: 1 }),
  () => ({ items: { pattern: '^a' } }),
  () => ({ nullable: true }),
  () => ({ type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true }),
  () => ({ type: 'object', properties: { metadata: { type: 'object', properties: { name: { type: 'string', default: '%' } } } } }),
  (random) => ({ type: 'string', 'x-kubernetes-validations': [{ rule: freshExpression(random) }] }),
  () => ({ 'x-kubernetes-int-or-string': true }),
  () => null,
]
const part: Maker = (random) => random.pick(parts)(random)
const partList: Maker = (random) => Array.from({ length: random.integer(0, 2) }, () => part(random))
const fields: Maker = (random) =>
  Object.fromEntries(
    random.some(['a', 'b', 'a.b', 'metadata', 'kind', 'spec', 'status', '__proto__', '']).map((name) => [name, part(random)]),
  )
const count: Maker = (random) => random.pick<Json>([0, 1, 5, -1, 1.5, 1e19, 9223372036854775000])
const bound: Maker = (random) => random.pick<Json>([0, 1, -1.5, 1e21, 1e-7, 100])
const flag: Maker = (random) => random.pick([true, true, false])

const keywords: {
  readonly [
    keyword in
      | keyof StructuralSchema
      | 'bogus'
      | 'definitions'
      | 'dependencies'
      | 'patternProperties'
      | 'additionalItems'
      | '$ref'
      | '$schema'
      | 'id'
  ]?: Maker
} = {
  type: (random) => random.pick(['string', 'object', 'array', 'integer', 'number', 'boolean', 'null', 'bogus', '']),
  properties: fields,
  items: (random) => random.pick<Maker>([part, partList, () => true, () => 'x'])(random),
  additionalProperties: (random) => random.pick<Maker>([part, part, flag])(random),
  anyOf: (random) => (random.oneIn(3) ? [{ type: 'integer' }, { type: 'string' }] : partList(random)),
  allOf: partList,
  oneOf: partList,
  not: part,
  nullable: flag,
  default: (random) =>
    random.pick<Json>([
      'x',
      '',
      1,
      1.5,
      true,
      null,
      {},
      [],
      { a: 1 },
      { a: 'x' },
      [1],
      [{ a: 'x' }],
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: '%' } },
      { metadata: 42 },
      { zz: 1 },
    ]),
  enum: (random) => random.pick<Json>([['a'], [], [1, null], ['a', 'a'], [{}], 'a']),
  pattern: (random) => random.pick(['^a', '(', '(?!a)', 'a{1001}', '\\1', '[', 'x*+', '(?P<a>b)', '(a*)*$', '\\p{L}', '\\d', '']),
  format: (random) =>
    random.pick(['date-time', 'datetime', 'int32', 'date', 'duration', 'byte', 'uuid', 'ipv4', 'foo', '', 'k8s-short-name', 'password']),
  required: (random) => random.pick<Json>([['a'], [], ['a', 'a'], [null], ['status'], ['spec', 'status']]),
  minimum: bound,
  maximum: bound,
  exclusiveMinimum: flag,
  exclusiveMaximum: flag,
  multipleOf: bound,
  minLength: count,
  maxLength: count,
  minItems: count,
  maxItems: count,
  minProperties: count,
  maxProperties: count,
  uniqueItems: flag,
  title: () => 'x',
  description: (random) => random.pick(['', 'é\n']),
  'x-kubernetes-preserve-unknown-fields': flag,
  'x-kubernetes-embedded-resource': flag,
  'x-kubernetes-int-or-string': flag,
  'x-kubernetes-list-type': (random) => random.pick(['atomic', 'set', 'map', 'x', '']),
  'x-kubernetes-list-map-keys': (random) => random.pick<Json>([['a'], ['a', 'a'], ['zz'], [], ['a', 'b'], ['name']]),
  'x-kubernetes-map-type': (random) => random.pick(['atomic', 'granular', 'x', '']),
  definitions: fields,
  dependencies: (random) => random.pick<Json>([{}, { a: ['b'] }, { a: 1 }, { a: { type: 'string' } }]),
  patternProperties: fields,
  additionalItems: (random) => random.pick<Maker>([part, flag])(random),
  $ref: (random) => random.pick(['#/a', '#', '']),
  $schema: (random) => random.pick(['x', 'http://json-schema.org/schema#']),
  id: () => 'x',
  bogus: oddValue,
}
