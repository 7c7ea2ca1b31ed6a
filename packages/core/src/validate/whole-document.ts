import type { Kind } from '../resource/kind.ts'
import type { StructuralSchema } from '../structural-schema.ts'
import { inputObjectMeta, storedObjectMeta } from './object-meta-schema.ts'

type Schemas = { readonly [mode in 'stored' | 'input']: StructuralSchema }

const schemas = new WeakMap<Kind, Schemas>()

/** The schema of a kind's documents with what the kind itself says: its name and version, and what metadata holds. */
export function wholeDocument(kind: Kind, mode: 'stored' | 'input'): StructuralSchema {
  let both = schemas.get(kind)
  if (both === undefined) schemas.set(kind, (both = isStored(kind) ? objectSchemas(kind) : plainSchemas(kind)))
  return both[mode]
}

function objectSchemas({ schema, storedSchema = schema, ...kind }: Kind): Schemas {
  const types = typeSchemas(kind)
  return {
    stored: {
      ...storedSchema,
      required: ['apiVersion', 'kind', 'metadata', ...(storedSchema.required ?? [])],
      properties: { ...storedSchema.properties, ...types, metadata: storedObjectMeta },
    },
    input: {
      ...schema,
      required: ['metadata', ...(schema.required ?? [])],
      properties: { ...schema.properties, ...types, metadata: inputObjectMeta },
    },
  }
}

function plainSchemas({ schema, ...kind }: Kind): Schemas {
  const properties = {
    ...schema.properties,
    ...typeSchemas(kind),
    ...(kind.items !== undefined && { items: { type: 'array', items: itemSchema(kind.items) } as const }),
  }
  return {
    stored: { ...schema, required: ['apiVersion', 'kind', ...(schema.required ?? [])], properties },
    input: { ...schema, properties },
  }
}

/** Servers leave out the type of every item in a typed list. */
function itemSchema(kind: Kind): StructuralSchema {
  const schema = wholeDocument(kind, 'stored')
  return { ...schema, required: (schema.required ?? []).filter((name) => name !== 'apiVersion' && name !== 'kind') }
}

function typeSchemas({ apiVersion, kind }: Pick<Kind, 'apiVersion' | 'kind'>): { readonly [name: string]: StructuralSchema } {
  return { apiVersion: { type: 'string', enum: [apiVersion] }, kind: { type: 'string', enum: [kind] } }
}

/** Whether its objects have a name and a uid: an answer, which nobody can get, and what is computed, which nobody can create, have none. */
function isStored({ plural, verbs = ['create', 'get'] }: Kind & { readonly plural?: string; readonly verbs?: readonly string[] }): boolean {
  return plural !== undefined && verbs.includes('create') && verbs.includes('get')
}
