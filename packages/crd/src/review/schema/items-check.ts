import type { StructuralSchema } from '@kindbox/core'
import type { Check } from './run.ts'

/** `items`, `minItems` and `maxItems` (kube-openapi's schemaSliceValidator). */
export function compileItems(schema: StructuralSchema, compile: (schema: StructuralSchema) => Check): Check {
  const { minItems, maxItems } = schema
  const item = schema.items === undefined ? undefined : compile(schema.items)

  return (value, run) => {
    if (!Array.isArray(value)) return 0
    const size = value.length
    let count = 1
    if (item !== undefined) {
      for (let i = 0; i < size; i++) count += run.direct ? item(value[i], run) : run.inside(value, i, `${run.name}[${i}]`, item, value[i])
    }
    if (minItems !== undefined && size < minItems) {
      run.fail(
        () => ({ is: 'plain', printed: String(size) }),
        (name) => `${name} in body should have at least ${minItems} items`,
      )
    }
    if (maxItems !== undefined && size > maxItems) {
      run.fail(
        () => ({ is: 'tooMany', actual: size, maximum: maxItems }),
        (name) => `${name} in body should have at most ${maxItems} items`,
      )
    }
    return count
  }
}
