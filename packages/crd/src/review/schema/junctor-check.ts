import { goQuote } from '@kindbox/core'
import type { StructuralSchema } from '@kindbox/core'
import type { Check, FaultKind, Run } from './run.ts'

/**
 * `allOf`, `anyOf`, `oneOf` and `not` (kube-openapi's schemaPropsValidator). Of alternatives that all fail, the server shows
 * the faults of the one with the highest match count, the first among equals.
 */
export function compileJunctors(schema: StructuralSchema, compile: (schema: StructuralSchema) => Check): Check | undefined {
  const checks: Check[] = []
  if (schema.anyOf !== undefined && schema.anyOf.length > 0) checks.push(anyOf(schema.anyOf.map(compile)))
  if (schema.oneOf !== undefined && schema.oneOf.length > 0) checks.push(oneOf(schema.oneOf.map(compile)))
  if (schema.allOf !== undefined && schema.allOf.length > 0) checks.push(allOf(schema.allOf.map(compile)))
  if (schema.not !== undefined) checks.push(not(compile(schema.not)))
  if (checks.length === 0) return undefined
  const all: Check = (value, run) => {
    let count = 1
    for (const check of checks) count += check(value, run)
    return count
  }
  return (value, run) => (run.correlated === undefined ? all(value, run) : run.unforgiving(() => all(value, run)))
}

const nameless = (): FaultKind => ({ is: 'nameless' })

function anyOf(alternatives: readonly Check[]): Check {
  return (value, run) => {
    const failed: Failed = { best: undefined, count: -1 }
    for (const alternative of alternatives) {
      const { count, valid } = run.quietly(alternative, value)
      if (valid) return count
      consider(failed, alternative, count)
    }
    run.fail(nameless, (name) => `${goQuote(name)} must validate at least one schema (anyOf)`)
    return show(failed, value, run)
  }
}

function oneOf(alternatives: readonly Check[]): Check {
  return (value, run) => {
    const failed: Failed = { best: undefined, count: -1 }
    let firstCount = 0
    let valid = 0
    for (const alternative of alternatives) {
      const result = run.quietly(alternative, value)
      if (!result.valid) {
        if (valid === 0) consider(failed, alternative, result.count)
        continue
      }
      if (valid === 0) firstCount = result.count
      valid++
    }
    if (valid === 1) return firstCount
    const found = valid === 0 ? 'Found none valid' : `Found ${valid} valid alternatives`
    run.fail(nameless, (name) => `${goQuote(name)} must validate one and only one schema (oneOf). ${found}`)
    return valid === 0 ? show(failed, value, run) : 0
  }
}

function allOf(parts: readonly Check[]): Check {
  return (value, run) => {
    let count = 0
    let valid = 0
    for (const part of parts) {
      const failures = run.failures
      count += part(value, run)
      if (run.failures === failures) valid++
    }
    if (valid !== parts.length) {
      const none = valid === 0 ? '. None validated' : ''
      run.fail(nameless, (name) => `${goQuote(name)} must validate all the schemas (allOf)${none}`)
    }
    return count
  }
}

function not(refused: Check): Check {
  return (value, run) => {
    if (run.quietly(refused, value).valid) run.fail(nameless, (name) => `${goQuote(name)} must not validate the schema (not)`)
    return 0
  }
}

interface Failed {
  best: Check | undefined
  count: number
}

function consider(failed: Failed, alternative: Check, count: number): void {
  if (failed.best !== undefined && count <= failed.count) return
  failed.best = alternative
  failed.count = count
}

/** Reports the faults of the alternative that came nearest; in a quiet run its count is known and its faults are not wanted. */
function show(failed: Failed, value: unknown, run: Run): number {
  if (failed.best !== undefined && run.faults !== undefined) failed.best(value, run)
  return Math.max(failed.count, 0)
}
