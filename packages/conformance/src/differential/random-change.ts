import type { StructuralSchema } from '@kindbox/core'
import type { CustomResourceDefinition, CustomResourceDefinitionVersion } from '@kindbox/crd'
import { validValue } from './random-value.ts'
import { fieldNames, randomSchema } from './random-schema.ts'
import { scalePaths } from './random-definition.ts'
import type { Random } from './random.ts'

type Versions = readonly CustomResourceDefinitionVersion[]
type Schemas = { readonly [name: string]: StructuralSchema }

/** Another spec of a definition: the schema of a version in one place, the versions, what they serve and how objects are printed. */
export function changedDefinition(random: Random, definition: CustomResourceDefinition, revision: number): CustomResourceDefinition {
  const change = changes[random.weighted({ schema: 8, subresources: 1, columns: 1, add: 1.5, store: 1, serve: 0.7, remove: 0.7 })]
  const versions = change(random, definition.spec.versions).map((version) => marked(version, revision))
  return { ...definition, spec: { ...definition.spec, versions } }
}

/** The column by which one sees which revision of a definition a server works with. */
export const markOf = (revision: number) => `revision-${revision}`

function marked(version: CustomResourceDefinitionVersion, revision: number): CustomResourceDefinitionVersion {
  const columns = (version.additionalPrinterColumns ?? []).filter(({ name }) => !name.startsWith('revision-'))
  const mark = { name: markOf(revision), type: 'string', jsonPath: '.metadata.name' }
  return { ...version, additionalPrinterColumns: [...columns, mark] }
}

const MAX_VERSIONS = 3

const changes = {
  schema: (random: Random, versions: Versions) =>
    oneOf(random, versions, (version) => withSchema(version, changedRoot(random, schemaOf(version)))),

  subresources: (random: Random, versions: Versions) =>
    oneOf(random, versions, (version) => {
      const { status, scale } = version.subresources ?? {}
      const [hasStatus, hasScale] = random.oneIn(2)
        ? [status === undefined, scale !== undefined]
        : [status !== undefined, scale === undefined]
      return { ...version, subresources: { ...(hasStatus && { status: {} }), ...(hasScale && { scale: scale ?? scalePaths(random) }) } }
    }),

  columns: (random: Random, versions: Versions) =>
    oneOf(random, versions, (version) => ({ ...version, additionalPrinterColumns: randomColumns(random, schemaOf(version)) })),

  add(random: Random, versions: Versions): Versions {
    if (versions.length === MAX_VERSIONS) return versions
    const name = ['v1', 'v2', 'v3', 'v4'].find((each) => !versions.some((version) => version.name === each))!
    const like = random.pick(versions)
    const schema = random.oneIn(2) ? schemaOf(like) : changedRoot(random, schemaOf(like))
    return [...versions, { ...withSchema(like, schema), name, served: true, storage: false }]
  },

  store(random: Random, versions: Versions): Versions {
    const { name } = random.pick(versions)
    return versions.map((version) => ({ ...version, storage: version.name === name }))
  },

  serve: (random: Random, versions: Versions) => oneOf(random, versions, (version) => ({ ...version, served: !version.served })),

  remove(random: Random, versions: Versions): Versions {
    const { name } = random.pick(versions)
    return versions.length === 1 ? versions : versions.filter((version) => version.name !== name)
  },
}

function oneOf(
  random: Random,
  versions: Versions,
  change: (version: CustomResourceDefinitionVersion) => CustomResourceDefinitionVersion,
): Versions {
  const { name } = random.pick(versions)
  return versions.map((version) => (version.name === name ? change(version) : version))
}

function schemaOf(version: CustomResourceDefinitionVersion): StructuralSchema {
  return version.schema!.openAPIV3Schema!
}

function withSchema(version: CustomResourceDefinitionVersion, openAPIV3Schema: StructuralSchema): CustomResourceDefinitionVersion {
  return { ...version, schema: { openAPIV3Schema } }
}

function randomColumns(random: Random, { properties = {} }: StructuralSchema) {
  const places = Object.entries(properties).flatMap(([part, { properties: inside = {} }]) =>
    Object.keys(inside)
      .filter((name) => /^\w+$/.test(name))
      .map((name) => `.${part}.${name}`),
  )
  return random.some(['.metadata.name', '.metadata.labels', ...places]).map((jsonPath, index) => ({
    name: `column-${index}`,
    type: random.pick(['string', 'integer', 'number', 'boolean', 'date']),
    jsonPath,
    ...(random.oneIn(3) && { priority: 1 }),
  }))
}

/** Spec and status stay objects: the rest of the sequence is about them. */
function changedRoot(random: Random, schema: StructuralSchema): StructuralSchema {
  if (random.oneIn(12)) return toggled(schema, 'x-kubernetes-preserve-unknown-fields')
  const { properties = {} } = schema
  const name = random.pick(Object.keys(properties))
  const part = properties[name]!
  const inside = { ...part.properties } as Schemas
  const isLocal = Object.keys(inside).length === 0 || random.oneIn(4)
  return { ...schema, properties: { ...properties, [name]: isLocal ? changedFields(random, part, 1) : changedBelow(random, part, 1) } }
}

/** Some schema within, or this one, is another or has other rules. */
function changed(random: Random, schema: StructuralSchema, depth: number): StructuralSchema {
  if (random.oneIn(5)) return randomSchema(random, depth)
  if (
    !random.oneIn(3) &&
    (schema.properties !== undefined || schema.items !== undefined || typeof schema.additionalProperties === 'object')
  )
    return changedBelow(random, schema, depth)
  if (random.oneIn(6)) return toggled(schema, 'nullable')
  if (random.oneIn(6)) return withOtherDefault(random, schema)
  switch (schema.type) {
    case 'object':
      return changedFields(random, schema, depth)
    case 'array':
      return random.oneIn(2) ? withOtherListType(random, schema) : { ...schema, maxItems: random.integer(0, 2) }
    case 'string':
      return random.oneIn(2) ? { ...schema, maxLength: random.integer(0, 3) } : without(schema, 'enum', 'maxLength', 'pattern', 'format')
    case 'integer':
    case 'number':
      return random.oneIn(2) ? { ...schema, maximum: random.integer(0, 4) } : without(schema, 'maximum', 'minimum', 'multipleOf')
    default:
      return randomSchema(random, depth)
  }
}

function changedBelow(random: Random, schema: StructuralSchema, depth: number): StructuralSchema {
  const { properties = {}, items, additionalProperties } = schema
  const names = Object.keys(properties)
  if (names.length > 0) {
    const name = random.pick(names)
    return { ...schema, properties: { ...properties, [name]: changed(random, properties[name]!, depth + 1) } }
  }
  if (items !== undefined) return { ...schema, items: changed(random, items, depth + 1) }
  if (typeof additionalProperties !== 'object') return changedFields(random, schema, depth)
  return { ...schema, additionalProperties: changed(random, additionalProperties, depth + 1) }
}

function changedFields(random: Random, schema: StructuralSchema, depth: number): StructuralSchema {
  const { properties = {}, required = [] } = schema
  const names = Object.keys(properties)
  switch (random.weighted({ add: 3, drop: 2, require: 2, open: 1, whole: 2, few: 1 })) {
    case 'add': {
      if (schema.additionalProperties !== undefined) return without(schema, 'maxProperties')
      const name = random.pick(fieldNames)
      return { ...schema, properties: Object.fromEntries([...Object.entries(properties), [name, randomSchema(random, depth + 1)]]) }
    }
    case 'drop': {
      if (names.length === 0) return schema
      const name = random.pick(names)
      return { ...schema, properties: Object.fromEntries(Object.entries(properties).filter(([each]) => each !== name)) }
    }
    case 'require': {
      const wanted = random.oneIn(2) ? random.some(names) : required.slice(1)
      return wanted.length === 0 ? without(schema, 'required') : { ...schema, required: wanted }
    }
    case 'open':
      return toggled(schema, 'x-kubernetes-preserve-unknown-fields')
    case 'whole':
      return { ...schema, 'x-kubernetes-map-type': random.pick(['atomic', 'granular'] as const) }
    case 'few':
      return { ...schema, maxProperties: random.integer(1, 3) }
  }
}

function withOtherListType(random: Random, schema: StructuralSchema): StructuralSchema {
  const { items } = schema
  const bare = without(schema, 'x-kubernetes-list-type', 'x-kubernetes-list-map-keys')
  if (random.oneIn(2)) return { ...bare, 'x-kubernetes-list-type': 'atomic' }
  if (items?.type !== 'object') return { ...bare, 'x-kubernetes-list-type': 'set' }
  const keys = Object.entries(items.properties ?? {}).filter(([, { type }]) => ['string', 'integer', 'boolean'].includes(type ?? ''))
  const [key] = keys[0] ?? []
  if (key === undefined) return bare
  return { ...bare, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': [key], items: { ...items, required: [key] } }
}

function withOtherDefault(random: Random, schema: StructuralSchema): StructuralSchema {
  const bare = without(schema, 'default')
  return random.oneIn(2) ? bare : { ...bare, default: validValue(random, bare) }
}

function toggled(schema: StructuralSchema, keyword: 'nullable' | 'x-kubernetes-preserve-unknown-fields'): StructuralSchema {
  return schema[keyword] === true ? without(schema, keyword) : { ...schema, [keyword]: true }
}

function without(schema: StructuralSchema, ...keywords: readonly (keyof StructuralSchema)[]): StructuralSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword as keyof StructuralSchema)))
}
