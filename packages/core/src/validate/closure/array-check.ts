import type { StructuralSchema } from '../../structural-schema.ts'
import { typesOf } from './go-types.ts'
import type { Check } from './run.ts'

/** An array and its items. */
export function arrayCheck(schema: StructuralSchema, checkOf: (schema: StructuralSchema) => Check): Check {
  const { items, nullable = false } = schema
  const types = typesOf(schema)
  let check: Check | undefined
  return (value, key, run) => {
    if (value === null && (nullable || run.input)) return
    if (!Array.isArray(value)) return run.fail({ keyword: 'type', params: { type: types } }, value, key)
    if (items === undefined) return
    check ??= checkOf(items)
    if (key !== undefined) run.path.push(key)
    for (let index = 0; index < value.length && !run.full; index++) check(value[index], index, run)
    if (key !== undefined) run.path.pop()
  }
}
