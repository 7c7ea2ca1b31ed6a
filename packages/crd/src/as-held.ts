/**
 * A definition as the server holds it, which reads it into Go's types (`encoding/json`). A field that is null is not there, as YAML has it where
 * nothing comes after a colon: with `subresources: {status: null}` there is no status subresource. Bounds are float64s, also where a decoder
 * gave a bigint. What is held as it is stays the same object.
 */
export function asHeld<C extends { readonly spec: object }>(crd: C): C {
  return fields(crd, (name, value) => (name === 'spec' && isObject(value) ? fields(value, specField) : value))
}

/** The same for a version of one. */
export function versionAsHeld<V extends object>(version: V): V {
  return fields(version, versionField)
}

function specField(name: string, value: unknown): unknown {
  return name === 'versions' ? elements(value, (version) => (isObject(version) ? versionAsHeld(version) : version)) : plain(value)
}

function versionField(name: string, value: unknown): unknown {
  return name === 'schema' && isObject(value) ? fields(value, (_, schema) => schemaOf(schema)) : plain(value)
}

function schemaOf(schema: unknown): unknown {
  return isObject(schema) ? fields(schema, schemaField) : schema
}

function schemaField(name: string, value: unknown): unknown {
  switch (name) {
    case 'properties':
      return isObject(value) ? named(value) : value
    case 'items':
    case 'additionalProperties':
    case 'not':
      return schemaOf(value)
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return elements(value, (schema) => schemaOf(schema ?? {}))
    case 'required':
      return elements(value, (property) => property ?? '')
    case 'maximum':
    case 'minimum':
    case 'multipleOf':
      return typeof value === 'bigint' ? Number(value) : value
    case 'default':
    case 'enum':
    case 'example':
      // Any JSON, in which null is a value.
      return value
    default:
      return plain(value)
  }
}

/** A null in a map of schemas is a schema that says nothing. */
function named(schemas: object): object {
  const entries = Object.entries(schemas)
  const kept = entries.map(([name, schema]) => [name, schemaOf(schema ?? {})] as const)
  return kept.every(([, schema], index) => schema === entries[index]?.[1]) ? schemas : Object.fromEntries(kept)
}

function plain(value: unknown): unknown {
  return isObject(value) ? fields(value, (_, field) => plain(field)) : elements(value, plain)
}

function fields<T extends object>(object: T, of: (name: string, value: unknown) => unknown): T {
  const entries = Object.entries(object)
  const kept = entries.flatMap(([name, value]) => (value === null ? [] : [[name, of(name, value)] as const]))
  const isSame = kept.length === entries.length && kept.every(([, value], index) => value === entries[index]?.[1])
  return isSame ? object : (Object.fromEntries(kept) as T)
}

function elements(value: unknown, of: (element: unknown) => unknown): unknown {
  if (!Array.isArray(value)) return value
  const made = value.map(of)
  return made.every((element, index) => element === value[index]) ? value : made
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
