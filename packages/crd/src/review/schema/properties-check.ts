import { goQuote } from '@kindbox/core'
import type { StructuralSchema } from '@kindbox/core'
import { hasField, isObject, type JsonObject } from '../go/record.ts'
import type { Check, Run } from './run.ts'

/** `properties`, `additionalProperties`, `required`, `minProperties`, `maxProperties` (kube-openapi's objectValidator). */
export function compileProperties(schema: StructuralSchema, compile: (schema: StructuralSchema) => Check): Check {
  const properties = new Map(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, compile(property)]))
  const { additionalProperties, minProperties, maxProperties } = schema
  const required = schema.required ?? []
  const closed = additionalProperties === false
  const additional = typeof additionalProperties === 'object' ? compile(additionalProperties) : undefined

  function checkField(object: JsonObject, key: string, run: Run): number {
    const value = object[key]
    const property = properties.get(key)
    if (property !== undefined) {
      return run.direct ? property(value, run) : run.inside(object, key, run.name === '' ? key : `${run.name}.${key}`, property, value)
    }
    // The server puts the dot of a map's entry also where there is nothing before it.
    if (additional !== undefined)
      return run.direct ? additional(value, run) : run.inside(object, key, `${run.name}.${key}`, additional, value)
    if (closed)
      run.fail(
        () => ({ is: 'plain', printed: goQuote(key) }),
        (name) => `${name}.${key} in body is a forbidden property`,
      )
    return 0
  }

  return (value, run) => {
    if (!isObject(value)) return 0
    let count = 0
    let size = 0
    for (const key of Object.keys(value)) {
      size++
      count += checkField(value, key, run)
    }
    for (const name of required) if (!hasField(value, name)) run.failMissing(name)
    if (minProperties !== undefined && size < minProperties) {
      run.fail(
        () => ({ is: 'plain', printed: String(size) }),
        (name) => `${name} in body should have at least ${minProperties} properties`,
      )
    }
    if (maxProperties !== undefined && size > maxProperties) {
      run.fail(
        () => ({ is: 'tooMany', actual: size, maximum: maxProperties }),
        (name) => `${name} in body should have at most ${maxProperties} properties`,
      )
    }
    return count
  }
}
