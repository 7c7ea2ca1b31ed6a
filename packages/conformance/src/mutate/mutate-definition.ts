import type { CustomResourceDefinition } from '@kindbox/crd'
import type { Random } from '../differential/random.ts'
import { copyOf, isObject, type Json, type JsonObject } from './json.ts'
import { type EnvelopeOptions, mutateEnvelope } from './mutate-envelope.ts'
import { mutateSchema } from './mutate-schema.ts'
import { mutateStructure } from './mutate-structure.ts'

export interface MutatedDefinition {
  readonly document: JsonObject
  /** Names of the mutations. */
  readonly done: readonly string[]
}

/** A definition with one to three things changed, in its schemas and around them. */
export function mutateDefinition(random: Random, crd: CustomResourceDefinition, options: EnvelopeOptions): MutatedDefinition {
  const document = copyOf(crd) as JsonObject
  const done: string[] = []
  for (let times = random.pick([1, 1, 1, 2, 3]); times > 0; times--) {
    const schemas = openApiSchemas(document)
    if (schemas.length === 0 || random.oneIn(3)) done.push(mutateEnvelope(random, document, options))
    else done.push((random.oneIn(3) ? mutateStructure : mutateSchema)(random, random.pick(schemas)))
  }
  return { document, done }
}

function openApiSchemas(crd: JsonObject): JsonObject[] {
  const versions: Json | undefined = isObject(crd['spec']) ? crd['spec']['versions'] : undefined
  if (!Array.isArray(versions)) return []
  return versions.flatMap((version) => {
    const schema = isObject(version) && isObject(version['schema']) ? version['schema']['openAPIV3Schema'] : undefined
    return isObject(schema) ? [schema] : []
  })
}
