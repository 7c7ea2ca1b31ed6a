import type { StructuralSchema } from '@kindbox/core'

/**
 * The schema of what a server answers: it has filled in the defaults, so that what has one is required. Gives the same schema where that says
 * nothing new.
 */
export function requiredDefaults(schema: StructuralSchema): StructuralSchema {
  const { properties, items, additionalProperties, required = [] } = schema
  const inner = properties && mapValues(properties, requiredDefaults)
  const missing = Object.entries(properties ?? {}).flatMap(([name, { default: value }]) =>
    value === undefined || required.includes(name) ? [] : [name],
  )
  const changed = {
    ...(missing.length > 0 && { required: [...required, ...missing] }),
    ...(inner !== undefined && inner !== properties && { properties: inner }),
    ...unlessSame('items', items),
    ...(typeof additionalProperties === 'object' && unlessSame('additionalProperties', additionalProperties)),
  }
  return Object.keys(changed).length === 0 ? schema : { ...schema, ...changed }
}

function unlessSame(keyword: 'items' | 'additionalProperties', schema: StructuralSchema | undefined): StructuralSchema {
  const made = schema && requiredDefaults(schema)
  return made === undefined || made === schema ? {} : { [keyword]: made }
}

/** The same object where no value changes. */
function mapValues<T>(values: { readonly [name: string]: T }, map: (value: T) => T): { readonly [name: string]: T } {
  const entries = Object.entries(values).map(([name, value]) => [name, map(value)] as const)
  return entries.every(([name, value]) => value === values[name]) ? values : Object.fromEntries(entries)
}
