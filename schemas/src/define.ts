import type { StructuralSchema } from '@kindbox/core'

/** The schemas of a group in one version. */
export interface Definitions {
  /** `apps/v1`; `core/v1` for `v1`. */
  readonly module: string
  /**
   * A schema by its name. What it refers to is in it: parts that several schemas share are the same object, and a schema that
   * refers to itself holds itself. The same name gives the same schema.
   */
  schemaOf(name: string): StructuralSchema
}

/** A schema as it stands in the data: a reference is `PodSpec`, or `core/v1.PodSpec` where it leads into another module. */
interface Unlinked {
  $ref?: string
  items?: Unlinked
  additionalProperties?: Unlinked
  properties?: { [name: string]: Unlinked }
}

/**
 * Makes definitions of their JSON. Each is read when it is first asked for: a program that reads ConfigMaps never parses what a Pod
 * is made of.
 */
export function define(module: string, imports: readonly Definitions[], texts: { readonly [name: string]: string }): Definitions {
  const read = new Map<string, StructuralSchema>()

  function schemaOf(name: string): StructuralSchema {
    const known = read.get(name)
    if (known !== undefined) return known
    const text = Object.hasOwn(texts, name) ? texts[name] : undefined
    if (text === undefined) throw new RangeError(`There is no definition ${name} in ${module}.`)
    const schema = JSON.parse(text) as Unlinked
    // Kept before it is linked, because it may refer to itself.
    read.set(name, schema as StructuralSchema)
    linkParts(schema)
    return schema as StructuralSchema
  }

  function linkParts(schema: Unlinked): void {
    const { properties, items, additionalProperties } = schema
    for (const name of Object.keys(properties ?? {})) properties![name] = linked(properties![name]!)
    if (items !== undefined) schema.items = linked(items)
    if (additionalProperties !== undefined) schema.additionalProperties = linked(additionalProperties)
  }

  function linked(part: Unlinked): Unlinked {
    const { $ref, ...own } = part
    if ($ref === undefined) {
      linkParts(part)
      return part
    }
    const schema = target($ref) as Unlinked
    return Object.keys(own).length === 0 ? schema : { ...schema, ...own }
  }

  function target($ref: string): StructuralSchema {
    const dot = $ref.lastIndexOf('.')
    if (dot === -1) return schemaOf($ref)
    const other = imports.find((definitions) => definitions.module === $ref.slice(0, dot))
    if (other === undefined) throw new RangeError(`${module} does not import the module of ${$ref}.`)
    return other.schemaOf($ref.slice(dot + 1))
  }

  return { module, schemaOf }
}
