import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema, ValidationRule } from '@kindbox/core'
import { compileEvaluateRules, evaluateDefault } from './evaluate-rules.ts'
import { child } from '../go/field-path.ts'

const spec = (schema: StructuralSchema): StructuralSchema => ({ type: 'object', properties: { spec: schema } })
const ruled = (schema: StructuralSchema, ...rules: ValidationRule[]): StructuralSchema => ({ ...schema, 'x-kubernetes-validations': rules })

/** What the rules say of an object with this spec; of an update where there was another. */
function judge(schema: StructuralSchema, value: unknown, old?: unknown) {
  const evaluate = compileEvaluateRules(spec(schema))
  const findings = evaluate?.({ kind: 'Foo', spec: value }, old === undefined ? undefined : { kind: 'Foo', spec: old })
  return {
    errors: findings?.errors.map(({ reason, field, message }) => `${reason} ${field}: ${message}`),
    warnings: findings?.warnings,
  }
}

const replicas = { type: 'object', properties: { min: { type: 'integer' }, max: { type: 'integer' } } } as const

describe('on a create', () => {
  test.each<[string, StructuralSchema, unknown, string[]]>([
    ['a rule that holds', ruled(replicas, { rule: 'self.min <= self.max' }), { min: 1, max: 2 }, []],
    [
      'a rule that does not',
      ruled(replicas, { rule: ' self.min <= self.max ' }),
      { min: 3, max: 2 },
      ['FieldValueInvalid spec: Invalid value: failed rule: self.min <= self.max'],
    ],
    [
      'a message',
      ruled({ type: 'integer' }, { rule: 'self > 3', message: ' too few ' }),
      3,
      ['FieldValueInvalid spec: Invalid value: 3: too few'],
    ],
    [
      'a message that is computed',
      ruled({ type: 'string' }, { rule: 'false', message: 'unseen', messageExpression: '" not " + self' }),
      'a',
      ['FieldValueInvalid spec: Invalid value: "a": not a'],
    ],
    [
      'a message that cannot be computed',
      ruled({ type: 'array', items: { type: 'string' } }, { rule: 'false', message: 'seen', messageExpression: 'self[1]' }),
      ['a'],
      ['FieldValueInvalid spec: Invalid value: seen'],
    ],
    [
      'a message of two lines',
      ruled({ type: 'string' }, { rule: 'false', messageExpression: '"a\\nb"' }),
      'a',
      ['FieldValueInvalid spec: Invalid value: "a": failed rule: false'],
    ],
    [
      'reasons and a field',
      ruled(
        replicas,
        { rule: 'false', message: 'm', reason: 'FieldValueForbidden', fieldPath: '.min' },
        { rule: 'false', message: 'm', reason: 'FieldValueRequired', fieldPath: "['max']" },
        { rule: 'false', message: 'm', reason: 'FieldValueDuplicate' },
      ),
      {},
      [
        'FieldValueForbidden spec.min: Forbidden: m',
        'FieldValueRequired spec.max: Required value: m',
        'FieldValueDuplicate spec: Duplicate value',
      ],
    ],
    [
      'a field of a map',
      ruled({ type: 'object', additionalProperties: { type: 'string' } }, { rule: 'false', message: 'm', fieldPath: '.a' }),
      {},
      ['FieldValueInvalid spec.[a]: Invalid value: m'],
    ],
    [
      'a rule that cannot be evaluated',
      ruled(replicas, { rule: 'self.min > 0' }),
      {},
      ['FieldValueInvalid spec: Invalid value: "object": no such key: min evaluating rule: self.min > 0'],
    ],
    [
      'a call that only the value shows to be wrong',
      ruled({ 'x-kubernetes-int-or-string': true }, { rule: 'self > 1' }),
      'a',
      [
        `FieldValueInvalid spec: Invalid value: "": 'no such overload': call arguments did not match a supported operator, function or macro signature for rule: self > 1`,
      ],
    ],
    [
      'rules of items and values',
      { type: 'object', additionalProperties: { type: 'array', items: ruled({ type: 'string' }, { rule: 'self == "a"' }) } },
      { x: ['a', 'b'], y: [] },
      ['FieldValueInvalid spec[x][1]: Invalid value: "b": failed rule: self == "a"'],
    ],
    [
      'a value that is null',
      { type: 'object', properties: { a: ruled({ type: 'string', nullable: true }, { rule: 'false' }) } },
      { a: null },
      [],
    ],
    ['a transition rule', ruled({ type: 'integer' }, { rule: 'self > oldSelf' }), 1, []],
    [
      'a transition rule with an optional old value',
      ruled({ type: 'integer' }, { rule: 'oldSelf.hasValue()', optionalOldSelf: true }),
      1,
      ['FieldValueInvalid spec: Invalid value: 1: failed rule: oldSelf.hasValue()'],
    ],
  ])('%s', (_, schema, value, errors) => {
    expect(judge(schema, value)).toEqual({ errors, warnings: [] })
  })

  test('nothing is there where no schema has rules', () => {
    expect(compileEvaluateRules(spec({ type: 'string' }))).toBeUndefined()
  })

  test('one call costs too much, and nothing more is evaluated', () => {
    const schema = ruled({ type: 'array', items: { type: 'integer' } }, { rule: 'self.all(a, self.all(b, a == a))' }, { rule: 'false' })
    expect(
      judge(
        schema,
        Array.from({ length: 1000 }, (_, i) => i),
      ).errors,
    ).toEqual([
      `FieldValueInvalid spec: Invalid value: "array": 'operation cancelled: actual cost limit exceeded': no further validation rules will be run due to call cost exceeds limit for rule: self.all(a, self.all(b, a == a))`,
    ])
  })

  test('all together cost too much', () => {
    const rules = Array.from({ length: 20 }, () => ({ rule: 'self.all(a, self.all(b, a == a))' }))
    expect(
      judge(
        ruled({ type: 'array', items: { type: 'integer' } }, ...rules),
        Array.from({ length: 400 }, (_, i) => i),
      ).errors,
    ).toEqual([
      'FieldValueInvalid spec: Invalid value: "array": validation failed due to running out of cost budget, no further validation rules will be run',
    ])
  })
})

describe('on an update', () => {
  const immutable = ruled({ type: 'string' }, { rule: 'self == oldSelf', message: 'fixed' })
  const keyed: StructuralSchema = { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'] }

  test.each<[string, StructuralSchema, unknown, unknown, string[]]>([
    ['a transition rule that holds', immutable, 'a', 'a', []],
    ['a transition rule that does not', immutable, 'b', 'a', ['FieldValueInvalid spec: Invalid value: "b": fixed']],
    ['a field that is new', { type: 'object', properties: { a: immutable } }, { a: 'b' }, {}, []],
    [
      'items by their keys',
      { ...keyed, items: { type: 'object', properties: { k: { type: 'string' }, v: immutable } } },
      [
        { k: 'y', v: 'new' },
        { k: 'x', v: '1' },
      ],
      [
        { k: 'x', v: '1' },
        { k: 'y', v: 'old' },
      ],
      ['FieldValueInvalid spec[0].v: Invalid value: "new": fixed'],
    ],
    [
      'an optional old value',
      ruled({ type: 'integer' }, { rule: 'oldSelf.orValue(0) < self', optionalOldSelf: true }),
      1,
      2,
      ['FieldValueInvalid spec: Invalid value: 1: failed rule: oldSelf.orValue(0) < self'],
    ],
  ])('%s', (_, schema, value, old, errors) => {
    expect(judge(schema, value, old)).toEqual({ errors, warnings: [] })
  })

  test('what is as it was is forgiven, with a warning', () => {
    const broken = ruled({ type: 'string' }, { rule: 'self == ""' })
    const schema: StructuralSchema = { type: 'object', properties: { a: broken, b: broken } }
    expect(judge(schema, { a: 'x', b: 'y' }, { a: 'x', b: 'z' })).toEqual({
      errors: ['FieldValueInvalid spec.b: Invalid value: "y": failed rule: self == ""'],
      warnings: ['spec.a: Invalid value: "x": failed rule: self == ""'],
    })
  })

  test('an item of a list that is no map is forgiven only with the whole list', () => {
    const schema: StructuralSchema = { type: 'array', items: ruled({ type: 'string' }, { rule: 'self == ""' }) }
    expect(judge(schema, ['a'], ['a']).errors).toEqual([])
    expect(judge(schema, ['a', ''], ['a']).errors).toEqual(['FieldValueInvalid spec[0]: Invalid value: "a": failed rule: self == ""'])
  })

  test.each([
    ['a time is a string', 'oldSelf.hasValue() ? type(oldSelf.value().at) == string : true', true],
    ['and none in itself', 'type(self.at) == string', false],
    ['a whole double is an int', 'oldSelf.?ratio.hasValue() && type(oldSelf.ratio.value()) == int', true],
    ['names are not escaped', 'oldSelf.hasValue() ? has(oldSelf.value().__if__) : true', false],
    ['fields that are null are there', 'oldSelf.hasValue() ? has(oldSelf.value().note) : true', true],
    ['a set on the right is a set', 'oldSelf.hasValue() ? oldSelf.value().tags == self.tags : true', false],
    ['on the left it is', 'oldSelf.hasValue() ? self.tags == oldSelf.value().tags : true', true],
  ])('an optional old object has no schema: %s', (_what, rule, holds) => {
    const schema: StructuralSchema = {
      type: 'object',
      properties: {
        at: { type: 'string', format: 'date-time' },
        ratio: { type: 'number' },
        if: { type: 'string' },
        note: { type: 'string', nullable: true },
        tags: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } },
      },
    }
    const value = { at: '2026-01-01T00:00:00Z', ratio: 2, if: 'x', note: null, tags: ['a', 'b'] }
    const { errors } = judge(ruled(schema, { rule, optionalOldSelf: true }), { ...value, tags: ['b', 'a'] }, value)
    expect(errors?.length).toBe(holds ? 0 : 1)
  })

  test('a transition rule is never forgiven', () => {
    expect(judge(ruled({ type: 'string' }, { rule: 'self != oldSelf' }), 'a', 'a')).toEqual({
      errors: ['FieldValueInvalid spec: Invalid value: "a": failed rule: self != oldSelf'],
      warnings: [],
    })
  })
})

test('a default is judged as part of no resource, and may not cost more than is left', () => {
  const schema = ruled({ type: 'string' }, { rule: 'self == "a"' })
  const at = child(undefined, 'default')
  expect(evaluateDefault(schema, 'a', { old: 'a', at, budget: 5 })).toMatchObject({ errors: [], budget: 3 })
  expect(evaluateDefault(schema, 'a', { at, budget: 1 })).toMatchObject({
    errors: [{ field: 'default', message: expect.stringContaining('running out of cost budget') }],
    budget: -1,
  })
  expect(evaluateDefault({ type: 'string' }, 'a', { old: 'a', at, budget: 5 })).toBeUndefined()
})
