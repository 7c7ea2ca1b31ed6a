import { isRecord } from '../decode/record.ts'
import type { JsonPath, Step } from './parse-json-path.ts'

/** A path that does not fit the value, such as an index behind the end of a list. */
export class NoMatch extends Error {}

/**
 * The values that a path leads to; none where a field is not there (client-go util/jsonpath/jsonpath.go, with missing keys allowed).
 *
 * @throws NoMatch where the path cannot be followed in such a value.
 */
export function findValues(path: JsonPath, value: unknown): readonly unknown[] {
  return path.reduce<readonly unknown[]>((values, step) => follow(step, values), [value])
}

function follow(step: Step, values: readonly unknown[]): readonly unknown[] {
  switch (step.do) {
    case 'field':
      return values.flatMap((value) => (isRecord(value) && Object.hasOwn(value, step.name) ? [value[step.name]] : []))
    case 'every':
      return values.flatMap(children)
    case 'descend':
      return values.flatMap(descendants)
    case 'slice':
      return values.flatMap((value) => (value === null ? [] : sliced(step, value)))
    case 'union':
      return step.paths.flatMap((path) => path.reduce((found, each) => follow(each, found), values))
    case 'filter':
      return values.flatMap((value) => filtered(step, value))
    case 'value':
      return values.map(() => step.value)
  }
}

function children(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return isRecord(value) ? Object.values(value) : []
}

/** All that has something in it, the value itself first. */
function descendants(value: unknown): readonly unknown[] {
  const found: unknown[] = []
  // Objects may be nested deeper than calls.
  const open = [value]
  while (open.length > 0) {
    const next = open.pop()
    const inside = children(next)
    if (inside.length === 0) continue
    found.push(next)
    open.push(...inside.toReversed())
  }
  return found
}

function sliced({ from = 0, to, by = 1, one }: Extract<Step, { do: 'slice' }>, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new NoMatch('not a list')
  const { length } = value
  const start = from < 0 ? from + length : from
  const given = to ?? length
  const end = given < 0 || (given === 0 && one) ? given + length : given
  if (start === end) return []
  if (start < 0 || start >= length || end < 0 || end > length || start > end || by <= 0) throw new NoMatch('out of bounds')
  return value.slice(start, end).filter((_, index) => index % by === 0)
}

function filtered({ left, operator, right }: Extract<Step, { do: 'filter' }>, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new NoMatch('not a list')
  return value.filter((item) => {
    const lefts = findValues(left, item)
    if (operator === 'exists') return lefts.length > 0
    if (lefts.length === 0) return false
    const rights = findValues(right, item)
    if (lefts.length > 1 || rights.length > 1) throw new NoMatch('one at a time')
    return rights.length > 0 && holds(lefts[0], operator, rights[0])
  })
}

function holds(left: unknown, operator: string, right: unknown): boolean {
  if (kindOf(left) !== kindOf(right)) throw new NoMatch('not comparable')
  if (operator === '==') return left === right
  if (operator === '!=') return left !== right
  if (typeof left === 'boolean') throw new NoMatch('not ordered')
  const [a, b] = [left, right] as [number, number]
  if (operator === '<') return a < b
  if (operator === '<=') return a <= b
  if (operator === '>') return a > b
  if (operator === '>=') return a >= b
  throw new NoMatch('no operator')
}

/** What Go's templates compare with each other (text/template funcs.go, `basicKind`). */
function kindOf(value: unknown): string {
  if (typeof value === 'bigint' || Number.isInteger(value)) return 'integer'
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return typeof value
  throw new NoMatch('not comparable')
}
