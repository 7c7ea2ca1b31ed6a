import type { StructuralSchema } from '@kindbox/core'
import type { Check, Run } from './run.ts'

/** `items`, `minItems` and `maxItems` (kube-openapi's schemaSliceValidator), of an array. */
export function compileItems(
  schema: StructuralSchema,
  compile: (schema: StructuralSchema) => Check,
): (items: readonly unknown[], run: Run) => number {
  const { items: ofItems, minItems, maxItems } = schema
  let check: Check | undefined

  function checkItems(items: readonly unknown[], run: Run, itemSchema: StructuralSchema): number {
    const { direct } = run
    check ??= compile(itemSchema)
    let count = 0
    for (let i = 0; i < items.length; i++) {
      count += direct ? check(items[i], run) : run.inside(items, i, `${run.name}[${i}]`, check, items[i])
    }
    return count
  }

  return (items, run) => {
    const size = items.length
    const count = 1 + (ofItems === undefined ? 0 : checkItems(items, run, ofItems))
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
