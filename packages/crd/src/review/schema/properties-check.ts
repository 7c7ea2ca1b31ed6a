import { goQuote } from '@kindbox/core'
import type { StructuralSchema } from '@kindbox/core'
import { hasField, type JsonObject } from '../go/record.ts'
import type { Check, Run } from './run.ts'

/** `properties`, `additionalProperties`, `required`, `minProperties`, `maxProperties` (kube-openapi's objectValidator), of an object. */
export function compileProperties(
  schema: StructuralSchema,
  compile: (schema: StructuralSchema) => Check,
): (object: JsonObject, run: Run) => number {
  const { properties = {}, additionalProperties, required = [], minProperties, maxProperties } = schema
  const checks = new Map<string, Check>()
  const closed = additionalProperties === false
  const ofEntries = typeof additionalProperties === 'object' ? additionalProperties : undefined
  let additional: Check | undefined

  /** A large definition has thousands of properties, and a document meets few of them: each is compiled when it is first met. */
  function firstMet(key: string): Check | undefined {
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined
    if (property === undefined) return undefined
    const check = compile(property)
    checks.set(key, check)
    return check
  }

  function checkOther(object: JsonObject, key: string, run: Run): number {
    // The server puts the dot of a map's entry also where there is nothing before it.
    if (ofEntries !== undefined) {
      additional ??= compile(ofEntries)
      return run.direct ? additional(object[key], run) : run.inside(object, key, `${run.name}.${key}`, additional, object[key])
    }
    if (closed)
      run.fail(
        () => ({ is: 'plain', printed: goQuote(key) }),
        (name) => `${name}.${key} in body is a forbidden property`,
      )
    return 0
  }

  return (object, run) => {
    const { direct } = run
    const keys = Object.keys(object)
    let count = 0
    for (const key of keys) {
      const check = checks.get(key) ?? firstMet(key)
      if (check === undefined) count += checkOther(object, key, run)
      else if (direct) count += check(object[key], run)
      else count += run.inside(object, key, run.name === '' ? key : `${run.name}.${key}`, check, object[key])
    }
    for (const name of required) if (!hasField(object, name)) run.failMissing(name)
    if (minProperties !== undefined && keys.length < minProperties) {
      run.fail(
        () => ({ is: 'plain', printed: String(keys.length) }),
        (name) => `${name} in body should have at least ${minProperties} properties`,
      )
    }
    if (maxProperties !== undefined && keys.length > maxProperties) {
      run.fail(
        () => ({ is: 'tooMany', actual: keys.length, maximum: maxProperties }),
        (name) => `${name} in body should have at most ${maxProperties} properties`,
      )
    }
    return count
  }
}
