import type { StructuralSchema } from '@kindbox/core'
import type { Random } from '../differential/random.ts'
import { copyOf, isObject, type Json, type JsonObject } from './json.ts'
import { freshExpression } from './mutate-expression.ts'
import { nearValue } from './near-value.ts'
import { schemasIn } from './schemas-in.ts'

/** Puts keywords into a schema that mean something only together, and says which. */
export function mutateStructure(random: Random, root: JsonObject): string {
  const schemas = schemasIn(root)
  const kind = random.pick(Object.keys(structures) as (keyof typeof structures)[])
  structures[kind](random, random.pick(schemas), { root, schemas })
  return kind
}

interface Around {
  readonly root: JsonObject
  readonly schemas: readonly JsonObject[]
}

/** Changes one schema, or what is around it. */
type Structure = (random: Random, schema: JsonObject, around: Around) => void

const NO_LITERALS = { strings: [], numbers: [] }

const structures = {
  'a near default': (random, schema) => {
    const value = nearValue(random, schema as unknown as StructuralSchema, null, NO_LITERALS)
    schema['default'] = random.oneIn(3) && isObject(value) ? { ...value, zz: 1 } : value
  },
  'a map list': (random, schema, { schemas }) => {
    const list = random.oneIn(3) ? schema : listOfObjects(random, schemas)
    const item = isObject(list['items']) ? list['items'] : undefined
    const names = isObject(item?.['properties']) ? Object.keys(item['properties']) : ['a']
    const keys = random.some(names).slice(0, 2)
    Object.assign(list, { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': keys })
    if (random.oneIn(2)) Object.assign(item ?? {}, { required: random.oneIn(4) ? [] : keys })
    if (random.oneIn(5)) Object.assign(item ?? {}, { nullable: true })
  },
  'a set': (random, schema) => {
    const item = random.pick<JsonObject>([
      { type: 'string' },
      { type: 'string', nullable: true },
      { type: 'object' },
      { type: 'object', 'x-kubernetes-map-type': 'atomic' },
      { type: 'array', items: { type: 'string' } },
      { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
    ])
    replace(schema, { type: 'array', 'x-kubernetes-list-type': 'set', items: copyOf(item) })
  },
  'a keyword of the root': (random, _, { root }) => {
    const [keyword, value] = random.pick<readonly [string, Json]>([
      ['nullable', true],
      ['additionalProperties', random.oneIn(2)],
      ['type', random.pick(['array', 'string', ''])],
      ['minProperties', 1],
      ['default', {}],
      ['x-kubernetes-map-type', 'atomic'],
      ['x-kubernetes-embedded-resource', true],
    ])
    if (keyword === 'additionalProperties' && random.oneIn(2)) delete root['properties']
    root[keyword] = value
  },
  'a type that is none': (random, schema) => {
    schema['type'] = random.pick(['null', 'file', 'Object', 'any'])
  },
  'a junctor at the root': (random, _, { root }) => {
    const part = { properties: { [random.pick(['spec', 'nobody'])]: { properties: { [random.pick(['a', 'text'])]: { items: {} } } } } }
    root[random.pick(['anyOf', 'allOf', 'oneOf'])] = [random.oneIn(2) ? part : { not: part }]
  },
  'a junctor that says too much': (random, schema) => {
    const [keyword, value] = random.pick(beyondValues)
    const part = random.pick<Json>([
      { [keyword]: copyOf(value) },
      { properties: { a: { [keyword]: copyOf(value) } } },
      { items: { [keyword]: copyOf(value) } },
      { not: { additionalProperties: { type: 'string' } } },
      { properties: { metadata: {} } },
    ])
    schema[random.pick(['anyOf', 'allOf', 'oneOf'])] = [{ allOf: [part] }]
    if (random.oneIn(4)) schema['not'] = copyOf(part)
  },
  'integer or string': (random, schema) => {
    const types = [{ type: 'integer' }, { type: 'string' }]
    replace(schema, {
      ...(random.oneIn(2) && { 'x-kubernetes-int-or-string': true }),
      ...(random.oneIn(3) && { type: random.pick(['string', 'integer']) }),
      ...(random.oneIn(3) && { [random.pick(['x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource'])]: true }),
      ...(random.oneIn(2) ? { anyOf: random.oneIn(3) ? types.toReversed() : types } : { allOf: [{ anyOf: types }, { pattern: '^a' }] }),
    })
  },
  'an embedded resource': (random, schema) => {
    const metadata = random.pick<JsonObject>([
      { type: 'object' },
      { type: 'object', properties: { name: { type: 'string', maxLength: 3, default: random.pick(['a', '%', '']) } } },
      { type: 'object', default: { labels: { a: random.pick(['b', '-']) } }, 'x-kubernetes-preserve-unknown-fields': true },
      { type: 'object', properties: { labels: { type: 'object', additionalProperties: { type: 'string', default: 'x' } } } },
      { type: 'object', 'x-kubernetes-embedded-resource': true },
    ])
    replace(schema, {
      ...(!random.oneIn(6) && { type: random.pick(['object', 'object', 'object', 'string']) }),
      'x-kubernetes-embedded-resource': true,
      ...(random.oneIn(2) && { 'x-kubernetes-preserve-unknown-fields': true }),
      ...(random.oneIn(5) && { additionalProperties: { type: 'string' } }),
      ...(random.oneIn(2) && { properties: { metadata: copyOf(metadata), kind: { type: random.pick(['string', 'integer']) } } }),
      ...(random.oneIn(3) && { default: { apiVersion: 'v1', kind: 'Pod', metadata: { name: random.pick(['a', '%']) } } }),
    })
  },
  'metadata of the root': (random, _, { root }) => {
    const properties = isObject(root['properties']) ? root['properties'] : {}
    root['properties'] = properties
    const field = random.pick(['metadata', 'metadata', 'apiVersion', 'kind'])
    properties[field] = random.pick<Json>([
      { type: 'object', properties: { name: { type: 'string', pattern: '^a' }, generateName: { type: 'string' } } },
      { type: 'object', properties: { labels: { type: 'object' } } },
      { type: 'object', required: ['name'] },
      { type: 'object', default: {} },
      { type: 'string', default: 'a' },
      { type: 'integer' },
      {},
    ])
  },
  'rules of what is no list': (random, schema) => {
    const rules = () => ({ 'x-kubernetes-validations': [{ rule: random.oneIn(3) ? freshExpression(random) : 'true' }] })
    const inner = random.pick<JsonObject>([
      { type: 'string', ...rules() },
      { type: 'object', properties: { [random.pick(['a', 'a b'])]: { type: 'string', ...rules() } } },
      { type: 'array', items: { type: 'string', ...rules() } },
    ])
    replace(schema, {
      type: random.pick(['object', 'string', 'array']),
      ...rules(),
      [random.pick(['items', 'additionalProperties'])]: inner,
    })
  },
  'an expensive rule': (random, schema) => {
    const bounds = random.pick<JsonObject>([{}, { maxItems: 100 }, { maxItems: 1000 }])
    const item = { type: 'string', ...random.pick([{}, { maxLength: 10 }, { maxLength: 2000 }]) }
    const rule = random.pick([
      'self.all(x, self.all(y, x == y))',
      'self.all(x, self.all(y, self.all(z, x + y != z)))',
      "self.exists(x, x.matches('^(a|b)+$'))",
      'self.map(x, x + x).join().size() < 9',
      'self.all(x, x in self)',
    ])
    const messageExpression = random.pick(["'a'", "self.join(',')", 'self.map(x, self.map(y, x + y).join()).join()'])
    const rules = Array.from({ length: random.pick([1, 1, 12]) }, () => ({ rule, ...(random.oneIn(2) && { messageExpression }) }))
    replace(schema, { type: 'array', ...bounds, items: item, 'x-kubernetes-validations': rules })
  },
  'without bounds': (_, _schema, { schemas }) => {
    for (const schema of schemas) for (const bound of ['maxItems', 'maxLength', 'maxProperties']) delete schema[bound]
  },
  'a transition': (random, schema) => {
    const rule: JsonObject = { rule: random.pick(['self == oldSelf', 'oldSelf.hasValue()', 'true', 'oldSelf.orValue(self) == self']) }
    if (random.oneIn(2)) rule['optionalOldSelf'] = random.oneIn(2)
    const rules = Array.isArray(schema['x-kubernetes-validations']) ? schema['x-kubernetes-validations'] : []
    schema['x-kubernetes-validations'] = [...rules, rule]
  },
  'a rule whose path leads on': (random, schema) => {
    const properties = isObject(schema['properties']) ? Object.keys(schema['properties']) : []
    const name = random.pick([...properties, 'a'])
    const fieldPath = random.pick([
      `.${name}`,
      `['${name}']`,
      `.${name}.b`,
      `.${name}.b.c`,
      `.${name}['b']`,
      `['${name}`,
      `['a\\\\']`,
      `.'${name}.b`,
    ])
    if (properties.length === 0 && random.oneIn(2)) schema['additionalProperties'] = random.pick<Json>([true, false, { type: 'string' }])
    schema['x-kubernetes-validations'] = [{ rule: 'true', fieldPath }]
  },
} satisfies { readonly [name: string]: Structure }

/** What a value validation must not say (schema/validation.go, validateNestedValueValidation). */
const beyondValues: readonly (readonly [keyword: string, value: Json])[] = [
  ['type', 'string'],
  ['default', 1],
  ['title', 'x'],
  ['description', 'x'],
  ['nullable', true],
  ['additionalProperties', true],
  ['x-kubernetes-preserve-unknown-fields', true],
  ['x-kubernetes-embedded-resource', true],
  ['x-kubernetes-int-or-string', true],
  ['x-kubernetes-list-type', 'set'],
  ['x-kubernetes-list-map-keys', ['a']],
  ['x-kubernetes-map-type', 'atomic'],
  ['x-kubernetes-validations', [{ rule: 'true' }]],
  ['required', ['a']],
  ['enum', ['a']],
  ['format', 'uuid'],
]

function listOfObjects(random: Random, schemas: readonly JsonObject[]): JsonObject {
  const lists = schemas.filter(({ type, items }) => type === 'array' && isObject(items) && items['type'] === 'object')
  return random.pick(lists.length === 0 ? schemas : lists)
}

function replace(schema: JsonObject, other: JsonObject): void {
  for (const keyword of Object.keys(schema)) delete schema[keyword]
  Object.assign(schema, other)
}
