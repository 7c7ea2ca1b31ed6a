import type { Path, StructuralSchema } from '@kindbox/core'
import { compileEmbedded, MalformedError } from '../review/embedded.ts'
import { isObject } from '../review/go/record.ts'
import { compilePrune } from '../review/prune.ts'
import { structuralForm } from './structural-form.ts'
import type { SchemaNode } from './walk.ts'

/**
 * Whether a default of a schema, put into an otherwise empty object, would lose a field by pruning (schema/defaulting/prune.go,
 * PruneDefaults). Unlike the check of a new default this one also looks into maps, and at every default from the root.
 */
export function hasUnprunedDefaults({ schema }: SchemaNode): boolean {
  const root = { ...structuralForm(schema), 'x-kubernetes-embedded-resource': true }
  const prune = compilePrune(root)
  const embedded = compileEmbedded({ type: 'object', properties: { value: root } })
  const objects = [...defaultsOf(root, (value) => value)]
  // A root default of another type stops the server's search.
  return (
    objects.every(isObject) &&
    objects.some((object) => {
      const unknown: Path[] = []
      try {
        embedded?.coerce({ value: object }, unknown)
      } catch (error) {
        if (error instanceof MalformedError) return true
        throw error
      }
      prune(object, unknown)
      return unknown.length > 0
    })
  )
}

/** For every default the object that has nothing else. */
function* defaultsOf(schema: StructuralSchema, surround: (value: unknown) => unknown): Iterable<unknown> {
  if (schema.default !== undefined) yield surround(schema.default)
  if (schema.items !== undefined) yield* defaultsOf(schema.items, (value) => surround([value]))
  if (typeof schema.additionalProperties === 'object') yield* defaultsOf(schema.additionalProperties, (value) => surround({ '*': value }))
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    yield* defaultsOf(property, (value) => surround({ [name]: value }))
}
