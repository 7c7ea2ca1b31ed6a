import type { StructuralSchema } from '@kindbox/core'
import type { Random } from './random.ts'
import { validValue } from './random-value.ts'

type Schema = { -readonly [Keyword in keyof StructuralSchema]: StructuralSchema[Keyword] }

const MAX_DEPTH = 3
/** Few, so that sequences meet the same field again; none is a number, which could be taken for a version. */
export const fieldNames = ['a', 'b', 'c', 'kind', 'metadata', 'replicas', '__proto__', 'x-y'] as const

/** A structural schema of any type. Nothing in it makes the server refuse the definition, except by chance a default. */
export function randomSchema(random: Random, depth = 0): StructuralSchema {
  const deep = depth < MAX_DEPTH ? 1 : 0
  const kind = random.weighted({
    object: 4 * deep,
    map: 2 * deep,
    array: 3 * deep,
    set: deep,
    listMap: deep,
    embedded: 0.3 * deep,
    anything: 0.5,
    string: 3,
    integer: 3,
    number: 2,
    boolean: 1,
    intOrString: 1,
  })
  const schema = schemas[kind](random, depth)
  if (kind !== 'embedded' && random.oneIn(5)) schema.nullable = true
  return withDefault(random, schema)
}

/** An object with fields of its own, as spec and status are; declared fields come in addition to random ones. */
export function randomObjectSchema(random: Random, declared: { readonly [name: string]: StructuralSchema } = {}): StructuralSchema {
  return objectSchema(random, 0, declared)
}

const schemas = {
  object: objectSchema,
  map(random: Random, depth: number): Schema {
    const schema: Schema = { type: 'object', additionalProperties: randomSchema(random, depth + 1) }
    if (random.oneIn(6)) schema.maxProperties = random.integer(1, 3)
    return schema
  },
  array(random: Random, depth: number): Schema {
    const schema: Schema = { type: 'array', items: randomSchema(random, depth + 1) }
    if (random.oneIn(4)) schema.maxItems = random.integer(1, 3)
    if (random.oneIn(4)) schema.minItems = 1
    return schema
  },
  set: (random: Random): Schema => ({ type: 'array', items: scalar(random), 'x-kubernetes-list-type': 'set' }),
  listMap(random: Random, depth: number): Schema {
    const keys = random.oneIn(3) ? ['a', 'b'] : ['a']
    const declared = Object.fromEntries(keys.map((key) => [key, scalar(random)]))
    const { nullable: _, default: _default, required = [], ...items } = objectSchema(random, depth + 1, declared)
    return {
      type: 'array',
      items: { ...items, required: [...new Set([...required, ...keys])] },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': keys,
    }
  },
  embedded: (random: Random): Schema => ({
    type: 'object',
    'x-kubernetes-embedded-resource': true,
    ...(random.oneIn(2)
      ? { 'x-kubernetes-preserve-unknown-fields': true }
      : { properties: { spec: { type: 'object', properties: { a: { type: 'string' } } } } }),
  }),
  anything: (): Schema => ({ 'x-kubernetes-preserve-unknown-fields': true }),
  string(random: Random): Schema {
    const schema: Schema = { type: 'string' }
    const rule = random.weighted({ none: 3, enum: 1, length: 2, pattern: 1, format: 2 })
    if (rule === 'enum') schema.enum = ['red', 'green', '']
    if (rule === 'length') Object.assign(schema, { minLength: random.integer(0, 2), maxLength: random.integer(2, 5) })
    if (rule === 'pattern') schema.pattern = random.pick(['^[a-z]*$', '^.{0,4}$', 'x|^$', '^é+$'])
    if (rule === 'format')
      schema.format = random.pick(['date-time', 'date', 'uuid', 'byte', 'duration', 'email', 'ipv4', 'uri', 'not-a-format'])
    return schema
  },
  integer(random: Random): Schema {
    const schema: Schema = { type: 'integer', ...bounds(random) }
    if (random.oneIn(4)) schema.format = random.pick(['int32', 'int64'])
    if (random.oneIn(6)) schema.multipleOf = random.integer(1, 3)
    return schema
  },
  number(random: Random): Schema {
    const schema: Schema = { type: 'number', ...bounds(random) }
    if (random.oneIn(4)) schema.format = random.pick(['float', 'double'])
    if (random.oneIn(6)) schema.multipleOf = random.pick([0.5, 0.1, 2])
    return schema
  },
  boolean: (): Schema => ({ type: 'boolean' }),
  intOrString: (random: Random): Schema => ({
    'x-kubernetes-int-or-string': true,
    ...(random.oneIn(3) && { anyOf: [{ type: 'integer' }, { type: 'string' }] }),
  }),
}

function objectSchema(random: Random, depth: number, declared: { readonly [name: string]: StructuralSchema } = {}): Schema {
  const names = fieldNames.filter((name) => !Object.hasOwn(declared, name) && random.oneIn(3))
  const properties = { ...declared, ...Object.fromEntries(names.map((name) => [name, randomSchema(random, depth + 1)])) }
  const schema: Schema = { type: 'object', properties: Object.fromEntries(Object.entries(properties)) }
  if (random.oneIn(3)) schema.required = random.some(names)
  if (schema.required?.length === 0) delete schema.required
  if (random.oneIn(4)) schema['x-kubernetes-preserve-unknown-fields'] = true
  if (random.oneIn(8)) schema.maxProperties = random.integer(1, 4)
  if (random.oneIn(6) && names.length >= 2) {
    const junctor = random.pick(['anyOf', 'oneOf', 'allOf'] as const)
    schema[junctor] = names.slice(0, 2).map((name) => ({ required: [name] }))
  }
  if (random.oneIn(10) && names.length > 0) schema.not = { required: [random.pick(names)] }
  return schema
}

/** What the elements of a set and the keys of a map list may be; the server wants neither null nor a default of theirs. */
function scalar(random: Random): Schema {
  return schemas[random.pick(['string', 'integer', 'boolean'] as const)](random)
}

function bounds(random: Random): Schema {
  return {
    ...(random.oneIn(3) && { minimum: random.integer(-2, 2) }),
    ...(random.oneIn(3) && { maximum: random.integer(2, 6) }),
    ...(random.oneIn(8) && { minimum: 0, exclusiveMinimum: true }),
    ...(random.oneIn(8) && { maximum: 5, exclusiveMaximum: true }),
  }
}

function withDefault(random: Random, schema: Schema): Schema {
  if (!random.oneIn(5)) return schema
  return { ...schema, default: schema.nullable === true && random.oneIn(4) ? null : validValue(random, schema) }
}
