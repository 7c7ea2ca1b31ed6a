import type { Lowering, Place } from './lowering.ts'
import { literalOf } from './source.ts'

/**
 * The schema that `$ref` means: a definition of an enclosing `Type.Module(...).Import(...)`, or the enclosing schema whose `$id`
 * it is, as `Type.Recursive` writes it. Structural schemas have no references, so what is found stands in the result itself.
 */
export function resolve(place: Place, lowering: Lowering): object | undefined {
  const { $ref } = place.keywords
  if (typeof $ref !== 'string') {
    lowering.malformed(place, '$ref', 'the name of a schema')
    return undefined
  }
  const name = $ref.replace(/^#\/(\$defs|definitions)\//, '')
  for (let outer: Place | undefined = place; outer !== undefined; outer = outer.outer) {
    if (outer.keywords.$id === $ref || ($ref === '#' && outer.depth === 1)) return outer.schema
    for (const definitions of [outer.keywords.$defs, outer.keywords.definitions]) {
      if (typeof definitions !== 'object' || definitions === null || !Object.hasOwn(definitions, name)) continue
      const found: unknown = (definitions as Record<string, unknown>)[name]
      if (typeof found === 'object' && found !== null) return found
    }
  }
  lowering.refuse(place, {
    reason: `nothing here is named ${literalOf($ref)}; a reference is inlined and has to be found within the schema`,
    expected: 'the name of a definition in an enclosing Type.Module',
    fix: `Type.Module({ ${/^[A-Za-z_$][\w$]*$/.test($ref) ? $ref : literalOf($ref)}: ... }).Import(${literalOf($ref)})`,
  })
  return undefined
}
