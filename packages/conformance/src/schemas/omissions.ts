import type { AnyResource, StructuralSchema } from '@kindbox/core'
import type { Sample } from './samples.ts'

/** An object that lacks one required field, or has a word in the place of a constant, or another name. */
export interface Omission {
  readonly resource: AnyResource
  /** `- spec.template` or `~ spec.type` */
  readonly change: string
  readonly object: Json
}

export interface Json {
  [field: string]: unknown
}

/**
 * Everything that a schema requires left out of a sample once, and every list of constants given something else; and names that not every kind takes. What
 * is around a field and not in the sample is made up.
 *
 * @param most how often the same field of the same definition is tried: a container has many places
 */
export function* omissions({ resource, object }: Sample, most: number): Generator<Omission> {
  const { apiVersion, kind } = resource
  const tried = new Map<StructuralSchema, number>()
  yield* below(resource.schema, [])
  for (const name of ['Bad_Name', 'a.b']) {
    yield { resource, change: `~ metadata.name ${name}`, object: { ...object, apiVersion, kind, metadata: { ...object.metadata, name } } }
  }

  function* below(schema: StructuralSchema, path: readonly (string | number)[]): Generator<Omission> {
    const times = tried.get(schema) ?? 0
    if (times >= most) return
    tried.set(schema, times + 1)
    for (const field of schema.required ?? []) {
      if (path.length > 0 || field !== 'metadata') yield changed('-', [...path, field], (parent) => void delete parent[field])
    }
    if (schema.enum !== undefined) yield changed('~', path, (parent, last) => void (parent[last] = 'Bogus'))
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (path.length > 0 || !['apiVersion', 'kind', 'metadata', 'status'].includes(name)) yield* below(property, [...path, name])
    }
    if (schema.items !== undefined) yield* below(schema.items, [...path, 0])
    if (typeof schema.additionalProperties === 'object') yield* below(schema.additionalProperties, [...path, 'key'])
  }

  function changed(sign: string, path: readonly (string | number)[], change: (parent: Json, last: string) => void): Omission {
    const copy = structuredClone({ ...object, apiVersion, kind }) as Json
    let [parent, schema] = [copy, resource.schema]
    for (const segment of path.slice(0, -1)) {
      schema =
        typeof segment === 'number' ? schema.items! : (schema.properties?.[segment] ?? (schema.additionalProperties as StructuralSchema))
      parent = (parent[segment] ??= made(schema)) as Json
      // A list that the sample left empty.
      if (Array.isArray(parent) && parent.length === 0) parent.push(made(schema.items!))
    }
    change(parent, String(path.at(-1)))
    return { resource, change: `${sign} ${path.join('.')}`, object: copy }
  }
}

/** The least that has the right types. */
function made(schema: StructuralSchema): unknown {
  const [constant] = schema.enum?.filter((value) => value !== '') ?? []
  if (constant !== undefined) return constant
  switch (schema.type) {
    case 'object': {
      const { required = [], properties = {}, additionalProperties } = schema
      const fields = Object.fromEntries(required.map((name) => [name, made(properties[name]!)]))
      return typeof additionalProperties === 'object' ? { ...fields, key: made(additionalProperties) } : fields
    }
    case 'array':
      return [made(schema.items!)]
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return 1
    case 'string':
    case undefined:
      return texts[schema.format ?? ''] ?? (schema.type === undefined ? 1 : 'x')
  }
}

const texts: { readonly [format: string]: string } = {
  byte: 'eA==',
  'date-time': '2026-01-02T03:04:05Z',
  'micro-time': '2026-01-02T03:04:05.678901Z',
}
