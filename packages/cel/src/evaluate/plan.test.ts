import { describe, expect, test } from '@jest/globals'

import { EvaluationError, type ListValue } from '../value.ts'
import { fromJson } from '../values/from-json.ts'
import { outcome, program, variables } from './evaluation.fixture.ts'
import { COST_LIMIT_EXCEEDED } from './plan.ts'

describe('variables, selections and indices', () => {
  test.each([
    ['anything.a', 1n],
    ['anything.zz', 'error: no such key: zz'],
    ['anything.a.b', 'error: no such key: b'],
    ['anything["zz"]', 'error: no such key: zz'],
    ['anything[number]', 'error: no such key: 42'],
    ['anything.constructor', 'error: no such key: constructor'],
    ['anything.__proto__', 'error: no such key: __proto__'],
    ['anything[anything.c[3]]', 'error: invalid qualifier type: types.Null'],
    ['anything.c[dyn(1.0)]', 2.5],
    ['anything.c[dyn(1u)]', 2.5],
    ['anything.c[9]', 'error: index out of bounds: 9'],
    ['anything.c[-1]', 'error: index out of bounds: -1'],
    ['anything.c[dyn(1.5)]', 'error: unsupported index value 1.5 in list'],
    ['anything.c[anything.b]', "error: unsupported index type 'string' in list"],
    ['ints[ints[1]]', 1n],
    ['map.w.deep.er', 5n],
    ['map[texts[1]]', 'error: no such key: bb'],
    ['{"a": number}.a', 42n],
    ['{1: "a"}[dyn(1u)]', 'a'],
    ['{1: "a", 2: "b"}[dyn(2.0)]', 'b'],
    ['(flag ? anything : map).a', 1n],
    ['missing', 'error: no such attribute(s): missing'],
    ['nothing == null', true],
  ])('%s', (text, expected) => {
    expect(outcome(text)).toBe(expected)
  })

  test.each([
    ['has(anything.a)', true],
    ['has(anything.nothing)', true],
    ['has(anything.zz)', false],
    ['has(anything.a.b)', false],
    ['has(anything.e.x)', false],
    ['has(anything.zz.b)', 'error: no such key: zz'],
    ['has(anything.toString)', false],
    ['has((flag ? anything : map).a)', true],
    ['has({"a": 1}.a)', true],
  ])('%s', (text, expected) => {
    expect(outcome(text)).toBe(expected)
  })

  test.each([
    ['anything.?a.orValue(9)', 1n],
    ['anything.?zz.orValue(9)', 9n],
    ['anything.?zz.b.c.hasValue()', false],
    ['anything.?a.b.hasValue()', false],
    ['anything[?"a"].value()', 1n],
    ['ints[?9].hasValue()', false],
    ['ints[?0] == optional.of(3)', true],
    ['maybe.orValue(0)', 5n],
    ['maybe.optMap(x, x * 2).value()', 10n],
    ['optional.none().or(optional.of(2)).value()', 2n],
    ['optional.of(1).or(optional.of(1 / 0)).value()', 1n],
    ['optional.none().orValue(1 / 0)', 'error: division by zero'],
    ['has(anything.?zz.a)', false],
    ['[?maybe, ?optional.none(), 3] == [5, 3]', true],
    ['{?"a": maybe, ?"b": optional.none()} == {"a": 5}', true],
    // A ternary takes the optional itself for what has() says, as upstream does.
    ['type(flag ? has(anything.?e.x) : false) == bool', false],
  ])('of optionals: %s', (text, expected) => {
    expect(outcome(text)).toBe(expected)
  })
})

describe('logic absorbs errors', () => {
  test.each([
    ['true || missing == 1', true],
    ['missing == 1 || true', true],
    ['missing == 1 && false', false],
    ['missing == 1 && true', 'error: no such attribute(s): missing'],
    ['missing == 1 || 1 / 0 == 1', 'error: no such attribute(s): missing'],
    ['anything.b && true', 'error: no such overload'],
    ['anything.b && false', false],
    ['anything.b || true', true],
    ['anything.a ? 1 : 2', 'error: no such overload'],
    ['flag ? 1 : 1 / 0', 1n],
    ['!anything.a', 'error: no such overload'],
    ['ints.exists(x, 1 / (x - 1) == 0)', true],
    ['ints.exists(x, 1 / (x - 1) == 7)', 'error: division by zero'],
    ['ints.all(x, 1 / (x - 1) == 7)', false],
    ['ints.all(x, 1 / (x - 1) >= 0)', 'error: division by zero'],
    ['ints.exists_one(x, 1 / (x - 1) == 0)', 'error: division by zero'],
    ['ints.map(x, 1 / (x - 1)) == []', 'error: division by zero'],
    ['ints.map(x, 1 / (x - 1)) == [] || true', true],
    ['[1 / 0, 2] == []', 'error: division by zero'],
    ['{"a": 1 / 0} == {}', 'error: division by zero'],
  ])('%s', (text, expected) => {
    expect(outcome(text)).toBe(expected)
  })
})

describe('comprehensions', () => {
  test.each([
    ['ints.map(x, x * 2) == [6, 2, 4]', true],
    ['ints.map(x, x > 1, x * 2) == [6, 4]', true],
    ['ints.filter(x, x > 1) == [3, 2]', true],
    ['ints.exists_one(x, x > 1)', false],
    ['ints.map(x, ints.filter(y, y > x)) == [[], [3, 2], [3]]', true],
    ['ints.map(x, [x]).map(y, y[0]) == ints', true],
    ['map.all(k, size(k) == 1)', true],
    ['map.exists(k, v, k == "x" && v == 7)', true],
    ['ints.transformList(i, x, i + x) == [3, 2, 4]', true],
    ['ints.transformMap(i, x, x > 1, x) == {0: 3, 2: 2}', true],
    ['ints.transformMapEntry(i, x, {x: i}) == {3: 0, 1: 1, 2: 2}', true],
    ['ints.transformMapEntry(i, x, {1: i})', 'error: insert failed: key 1 already exists'],
    ['[].all(x, x > 1)', true],
    ['anything.a.all(x, true)', "error: got 'types.Int', expected iterable type"],
    ['anything.a.all(x, y, true)', 'error: unsupported comprehension range type: types.Int'],
    // What grows while it is built is not seen to grow, except by the one who builds it, as in upstream.
    ['optional.of([]).optMap(x, [x + [1], x]) == optional.of([[1], [1]])', true],
  ])('%s', (text, expected) => {
    expect(outcome(text)).toBe(expected)
  })
})

describe('what is refused before anything is evaluated', () => {
  test.each([
    ['int("x") == 1', "type conversion error from 'string' to 'int'"],
    ['int(dyn(true)) == 1', 'no such overload: int(bool)'],
    ['missing == 1 || bool(dyn("x"))', "type conversion error from 'string' to 'bool'"],
    [
      'text.matches(dyn("a") + "(") || text.matches("a" + "(") || dyn(text).matches(string("("))',
      'error parsing regexp: missing closing ): `(`',
    ],
  ])('%s', (text, message) => {
    expect(() => program(text)).toThrow(expect.objectContaining({ message }))
  })
})

describe('the limit', () => {
  test('ends the evaluation once it is exceeded, and nothing absorbs that', () => {
    const rule = program('ints.all(x, x > 0) || true')
    const { cost } = rule.evaluate(variables)
    expect(rule.evaluate(variables, { costLimit: cost })).toEqual({ value: true, cost })
    expect(rule.evaluate(variables, { costLimit: 10 })).toEqual({ value: new EvaluationError(COST_LIMIT_EXCEEDED), cost: 11 })
  })

  test.each([
    ['nested comprehensions', 'big.all(a, big.all(b, big.all(c, big.all(d, a + b + c + d >= 0))))'],
    ['lists that double', 'big.map(a, big.map(b, big.map(c, [a, b, c])))'],
    ['texts that double', 'texts.map(t, big.map(a, text + text + text + text + text + text + text + text))'],
    ['an element looked for in a long list', `9 in (${Array.from({ length: 100 }, () => 'big').join(' + ')})`],
  ])('bounds %s', (_, text) => {
    const values = { ...variables, ints: fromJson(Array.from({ length: 20_000 }, (__, index) => index)) }
    const { value, cost } = program(text.replaceAll('big', 'ints')).evaluate(values, { costLimit: 100_000 })
    expect(value).toEqual(new EvaluationError(COST_LIMIT_EXCEEDED))
    expect(cost).toBeGreaterThan(100_000)
  })

  test('bounds iterations that are free', () => {
    const endless: ListValue = { kind: 'list', size: 1e12, at: () => 1n }
    const { value } = program('ints.filter(x, false).size()').evaluate({ ...variables, ints: endless }, { costLimit: 1_000_000 })
    expect(value).toEqual(new EvaluationError(COST_LIMIT_EXCEEDED))
  })

  test('bounds lists that double', () => {
    const doubled = Array.from({ length: 40 }).reduce<string>((inner) => `optional.of(a + a).optMap(a, ${inner}).value()`, '1 in a')
    expect(outcome(`optional.of([number]).optMap(a, ${doubled}).value()`)).toBe('error: list of more than 10000000 elements')
  })

  test('map takes linear time', () => {
    const values = { ...variables, ints: fromJson(Array.from({ length: 100_000 }, (_, index) => index)) }
    expect(program('ints.map(x, x + 1).filter(x, x > 0).size()').evaluate(values).value).toBe(100_000n)
  })
})
