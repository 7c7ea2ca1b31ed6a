import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '@kindbox/core'
import { compileEvaluateRules } from './evaluate-rules.ts'

const strings = { type: 'array', items: { type: 'string' } } as const
const WRONG = 'invalid data, expected string, got bool'

/** Whether a rule holds, or what it ends in. */
function outcome(schema: StructuralSchema, rules: readonly string[], value: unknown): string {
  const ruled: StructuralSchema = { ...schema, 'x-kubernetes-validations': rules.map((rule) => ({ rule })) }
  const found = compileEvaluateRules({ type: 'object', properties: { list: ruled } })?.({ kind: 'Foo', list: value })
  const rule = rules.at(-1)
  const error = found?.errors.findLast(({ message }) => message.endsWith(`rule: ${rule}`))?.message
  if (error === undefined) return 'holds'
  if (error.endsWith(`failed rule: ${rule}`)) return 'fails'
  return error
    .replace('Invalid value: "array": ', '')
    .replace(` evaluating rule: ${rule}`, '')
    .replace(/^'(.*)': call arguments did not match .*$/, '$1')
}

describe('an element that is not of its type is an error in its place; what kube-apiserver said of [true, "y"] and of ["y", true]', () => {
  test.each<[rule: string, first: string, second: string]>([
    ['self.isSorted()', 'no such overload: isSorted(list)', WRONG],
    ["self.indexOf('y') == 1", 'holds', 'fails'],
    ["self.lastIndexOf('y') == 1", 'holds', 'fails'],
    ["self.min() == 'y'", 'no such overload: min(list)', WRONG],
    ["self.max() == 'z'", 'no such overload: max(list)', WRONG],
    ["sets.intersects(self, ['y'])", 'holds', 'holds'],
    ["sets.intersects(['y'], self)", 'holds', 'holds'],
    ["sets.contains(self, ['y'])", 'holds', 'holds'],
    ["sets.contains(['y','x','z'], self)", 'fails', 'fails'],
    ["sets.equivalent(self, ['y'])", 'fails', 'fails'],
    ['sets.contains(self, self)', WRONG, WRONG],
    ['self.distinct().size() == 2', 'holds', 'holds'],
    ['self.reverse().size() == 2', 'holds', 'holds'],
    ["self.reverse()[0] == 'y'", 'holds', WRONG],
    ['self.slice(0, 1).size() == 1', 'holds', 'holds'],
    ["self.slice(1, 2)[0] == 'y'", 'holds', WRONG],
    ['self.sort().size() == 2', 'list elements must be comparable', 'list elements must have the same type'],
    ['self.sortBy(x, 1).size() == 2', 'holds', 'holds'],
    ["self.join(',') == 'x'", 'no such overload: join(list, string)', `join: invalid input: ${WRONG}`],
    ["self.join() == 'x'", 'no such overload: join(list)', `join: invalid input: ${WRONG}`],
    ["'y' in self", 'holds', 'holds'],
    ["'q' in self", WRONG, WRONG],
    ["'y' in self + ['z']", 'holds', 'holds'],
    ["'q' in ['a'] + self", WRONG, WRONG],
    ["'y' in ['a'] + self", 'holds', 'holds'],
    ["self == ['q', 'y']", WRONG, 'fails'],
    ["self != ['q', 'y']", 'holds', 'holds'],
    ["['q', 'y'] == self", 'fails', 'fails'],
    ["['q', 'z'] == self", 'fails', 'fails'],
    ["['q', 'y'] != self", 'holds', 'holds'],
    [
      "'%s'.format([self]) == ''",
      'error during formatting: no formatting function for error',
      'error during formatting: no formatting function for error',
    ],
    ['[self].flatten().size() == 2', 'holds', 'holds'],
    ["self.all(x, x != 'q')", WRONG, WRONG],
    ["self.exists(x, x == 'y')", 'holds', 'holds'],
    ["self.exists_one(x, x == 'y')", WRONG, WRONG],
    ["self.filter(x, x == 'y').size() == 1", WRONG, WRONG],
    ["(self + ['z']).size() == 3", 'holds', 'holds'],
    ["(self + ['z'])[0] == 'x'", WRONG, 'fails'],
    ["(['z'] + self)[1] == 'x'", WRONG, 'fails'],
    ["(self + self)[2] == 'y'", 'invalid data, expected string, got *errors.errorString', 'holds'],
    ["self[0] == 'x'", WRONG, 'fails'],
    ['type(self[0]) == string', WRONG, 'holds'],
    ["self.all(i, v, v != 'q')", WRONG, WRONG],
    ['self.transformList(i, v, 1).size() == 2', 'holds', 'holds'],
    ['dyn(self) == dyn([1])', 'fails', 'fails'],
    ["dyn(self) == ['y', 'y']", WRONG, WRONG],
    ["'y' in dyn(self)", 'holds', 'holds'],
    ["dyn('y') in self", 'holds', 'holds'],
    ["[self] == [['x']]", 'fails', 'fails'],
    ["{'a': self} == {'a': ['x','y']}", 'holds', 'fails'],
    ["self.reverse() == ['y', 'q']", 'holds', 'fails'],
    ["self.reverse() == ['y']+['q']", 'holds', 'fails'],
    ["['y', 'q'] == self.reverse()", 'fails', 'fails'],
    ["'q' in self.reverse()", 'fails', 'fails'],
    ['sets.contains(self.reverse(), self)', 'fails', 'fails'],
    ['sets.intersects(self.reverse(), self)', 'holds', 'holds'],
    ['optional.of(self.reverse()[1]).hasValue()', WRONG, 'holds'],
    ["(self.reverse() + self)[1] == 'q'", WRONG, 'fails'],
    ['(self + self.reverse()).size() == 3', 'fails', 'fails'],
    ["(self + self.reverse())[3] == 'q'", 'invalid data, expected string, got *errors.errorString', 'fails'],
    ["[self.reverse(), ['a']].flatten().size() == 2", 'fails', 'fails'],
  ])('%s', (rule, first, second) => {
    expect(outcome(strings, [rule], [true, 'y'])).toBe(first)
    expect(outcome(strings, [rule], ['y', true])).toBe(second)
  })
})

describe('what a rule adds to a set is in it for the rules after it, too', () => {
  const rule = "(self + ['z']).size() == 3"

  test.each<[rules: string[], outcome: string]>([
    [[rule], 'holds'],
    [[rule, rule], 'fails'],
    [["'z' in self + ['z']", rule], 'fails'],
  ])('%j', (rules, expected) => {
    expect(outcome({ ...strings, 'x-kubernetes-list-type': 'set' }, rules, ['x', 'y'])).toBe(expected)
  })
})

test('a key that Go cannot hash ends a rule, whatever would absorb an error', () => {
  const items: StructuralSchema = { type: 'object', properties: { name: { type: 'string' } } }
  const map: StructuralSchema = { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'], items }
  const panic = 'internal error: runtime error: hash of unhashable type []interface {}'
  expect(outcome(map, ['size(self + self) < 0 || true'], [{ name: ['a'] }])).toBe(panic)
  expect(outcome(map, ['self == self || true'], [{ name: ['a'] }])).toBe(panic)
})
