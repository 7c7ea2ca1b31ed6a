import { child, validateRules } from '@kindbox/crd/steps'
import { agrees, errorLines, type Judgement, recordedLines } from './judgement.ts'
import type { Numbered, UnitCase } from './read-oracle.ts'

/**
 * What the rules of a schema find, and what they cost. The server walks maps in a random order, on which the cost can depend: a record agrees where
 * some order of its keys does.
 */
export function judgeRules({ case: unit, line }: Numbered<UnitCase>): Judgement {
  const inOrder = judgeInOrder(unit, unit.self, LIMITS.get(line))
  return agrees(inOrder) ? inOrder : judgeInOrder(unit, reversed(unit.self), LIMITS.get(line))
}

/** By line of apiserver_schema_cel.jsonl: what upstream's cases allow one call, which is not recorded (schema/cel/validation_test.go). */
const LIMITS: ReadonlyMap<number, number> = new Map([
  [1146, 0],
  [1158, 1],
])

function judgeInOrder(unit: UnitCase, self: unknown, perCallLimit: number | undefined): Judgement {
  const { schema, oldSelf, root = false, ratchet = false, errors = [] } = unit
  const given = BigInt(unit.budget ?? 0)
  const budget = Number(given < LARGEST ? given : LARGEST)
  const prefix = prefixOf(unit)
  const findings = validateRules(schema ?? {}, self, {
    old: oldSelf,
    resource: root,
    ratchet,
    budget,
    ...(prefix !== undefined && { at: child(undefined, prefix) }),
    ...(perCallLimit !== undefined && unit.budget === 10_000_000 && { perCallLimit }),
  })
  const remaining = BigInt(unit.remaining ?? 0)
  const spent = (before: bigint, after: bigint) => (after < 0n ? 'all is spent' : `${before - after} is spent`)
  return {
    kindbox: [...errorLines(findings.errors).map(anonymous), spent(BigInt(budget), BigInt(findings.budget))],
    server: [...recordedLines(errors).map(anonymous), spent(given, remaining)],
  }
}

/** Some cases were given the greatest int64 to spend, of which a JavaScript number cannot take away one. */
const LARGEST = 2n ** 50n

/** What the case was called for: `root`, the path of a default, or an object. */
function prefixOf({ errors = [] }: UnitCase): string | undefined {
  const fields = errors.map(({ field }) => field)
  return fields.flatMap((field) => /^(?:root|(?:test|spec)\..*?\.default)(?=$|[.[])/.exec(field) ?? [])[0]
}

/** The server numbers the type of `self` anew each time. */
function anonymous(line: string): string {
  return line.replaceAll(/selfType\d*/g, 'selfType')
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  )
}
