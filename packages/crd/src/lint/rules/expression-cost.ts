import type { Issue } from '@kindbox/core'
import { child, type FieldPath, index } from '../../review/go/field-path.ts'
import { fixed } from '../../review/go/fixed.ts'
import type { CompiledExpressions } from '../compile-expressions.ts'
import { forbidden } from '../field-error.ts'
import type { Rule } from '../rule.ts'

/** validation.go, getExpressionCost and getCostErrorMessage; cel_validation.go, `TotalCost`. */
export const expressionCost: Rule = {
  name: 'expression-cost',
  about:
    'What CEL rules can cost at most is bounded: for each, evaluated for every value that an object has room for, and for all of a schema. ' +
    'A rule of an unchanged schema may cost what it did.',
  *expressions(compiled, { site, strictness }) {
    const costs = compiled.flatMap(costsOf)
    if (!strictness.unchangedSchemas.has(site.version)) {
      for (const { at, what, cost } of costs) if (cost > EXPRESSION_LIMIT) yield forbidden(at, excess(what, cost, EXPRESSION_LIMIT))
    }
    yield* totalProblems(costs, site.at)
  },
}

const EXPRESSION_LIMIT = 10_000_000
const SCHEMA_LIMIT = 100_000_000
/** Where the server's unsigned integers end. */
const UNLIMITED = 2 ** 64

interface Cost {
  readonly at: FieldPath
  readonly what: string
  readonly cost: number
}

function costsOf({ at, rules, times }: CompiledExpressions): Cost[] {
  return rules.flatMap(({ maxCost, message }, i) => {
    const place = index(at, i)
    const cost: Cost = { at: child(place, 'rule'), what: 'estimated rule cost', cost: Math.min(maxCost * times, UNLIMITED) }
    if (message === undefined) return [cost]
    // The server prices a message as if it could be made but once.
    return [cost, { at: child(place, 'messageExpression'), what: 'estimated messageExpression cost', cost: message.maxCost }]
  })
}

function* totalProblems(costs: readonly Cost[], at: FieldPath): Iterable<Issue> {
  const total = costs.reduce((sum, { cost }) => Math.min(sum + cost, UNLIMITED), 0)
  if (total <= SCHEMA_LIMIT) return
  const expensive = costs.filter(({ cost }) => cost >= SCHEMA_LIMIT / 100).toSorted((a, b) => b.cost - a.cost)
  for (const { at: place } of expensive.slice(0, 4)) {
    yield forbidden(place, 'contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema')
  }
  yield forbidden(at, excess('x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema', total, SCHEMA_LIMIT))
}

function excess(what: string, cost: number, limit: number): string {
  const factor = cost / limit
  const printed = factor > 100 ? 'more than 100' : fixed(factor, factor < 1.5 ? 6 : 1)
  const advice = 'try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared'
  return `${what} exceeds budget by factor of ${printed}x (${advice})`
}
