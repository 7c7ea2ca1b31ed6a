import { describe, expect, test } from '@jest/globals'
import { faults, FIELD, fooCrd, fooVersion, ROOT, withField, withRoot } from '../foo-crd.fixture.ts'
import { expressions } from './expressions.ts'

const ruled = (type: object, ...rules: object[]) => withField({ ...type, 'x-kubernetes-validations': rules })
const printed = (rule: string, messageExpression = '') =>
  `{"Rule":${JSON.stringify(rule)},"Message":"","MessageExpression":${JSON.stringify(messageExpression)},"Reason":null,"FieldPath":"","OptionalOldSelf":null}`

describe('expressions', () => {
  test.each([
    ruled({ type: 'string' }, { rule: 'self.startsWith("a")' }),
    ruled({ type: 'string', format: 'date-time' }, { rule: 'self.getFullYear() == 2026' }),
    ruled({ type: 'string', format: 'duration' }, { rule: 'self < duration("1h")' }),
    ruled({ 'x-kubernetes-int-or-string': true }, { rule: 'type(self) == int || self.endsWith("%")' }),
    ruled({ type: 'object', properties: { 'a-b': { type: 'integer' }, if: { type: 'integer' } } }, { rule: 'self.a__dash__b < self.if' }),
    ruled({ type: 'integer' }, { rule: 'self > 0', messageExpression: '"not " + string(self)' }),
    withRoot({ type: 'object', 'x-kubernetes-validations': [{ rule: 'self.metadata.name != "a" && self.kind == "Foo"' }] }),
    ruled(
      { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
      { rule: 'self.metadata.generateName == ""' },
    ),
    ruled(
      {
        type: 'object',
        properties: { properties: { type: 'array', items: { type: 'integer', 'x-kubernetes-validations': [{ rule: 'self > 1' }] } } },
      },
      { rule: 'true' },
    ),
  ])('takes %j', (crd) => {
    expect(faults(expressions, crd)).toEqual([])
  })

  test.each([
    {
      schema: { type: 'string', 'x-kubernetes-validations': [{ rule: 'self > 1' }] },
      expected: [
        `${FIELD}.x-kubernetes-validations[0].rule: Invalid value: ${printed('self > 1').replace('>', '\\u003e')}: compilation failed: ` +
          `ERROR: <input>:1:6: found no matching overload for '_>_' applied to '(string, int)'\n | self > 1\n | .....^`,
      ],
    },
    {
      schema: { type: 'string', 'x-kubernetes-validations': [{ rule: 'self.size()' }] },
      expected: [
        `${FIELD}.x-kubernetes-validations[0].rule: Invalid value: ${printed('self.size()')}: cel expression must evaluate to a bool`,
      ],
    },
    {
      // What may be null is no bool, either.
      schema: { type: 'string', 'x-kubernetes-validations': [{ rule: 'google.protobuf.BoolValue{value: true}' }] },
      expected: [
        `${FIELD}.x-kubernetes-validations[0].rule: Invalid value: ${printed('google.protobuf.BoolValue{value: true}')}: cel expression must evaluate to a bool`,
      ],
    },
    {
      schema: { type: 'string', 'x-kubernetes-validations': [{ rule: 'true' }, { rule: 'true', messageExpression: '1' }] },
      expected: [
        `${FIELD}.x-kubernetes-validations[1].messageExpression: Invalid value: ${printed('true', '1')}: messageExpression must evaluate to a string`,
      ],
    },
    {
      schema: { type: 'object', properties: { b: {} }, 'x-kubernetes-validations': [{ rule: 'has(self.b)' }] },
      expected: [
        `${FIELD}.x-kubernetes-validations[0].rule: Invalid value: ${printed('has(self.b)')}: compilation failed: ` +
          `ERROR: <input>:1:4: undefined field 'b'\n | has(self.b)\n | ...^`,
      ],
    },
    {
      schema: { 'x-kubernetes-preserve-unknown-fields': true, 'x-kubernetes-validations': [{ rule: 'true' }] },
      expected: [
        `${FIELD}.x-kubernetes-validations: Internal error: internal error: failed to construct type information for ` +
          'x-kubernetes-validations rules: unable to convert structural schema to CEL declarations',
      ],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(expressions, withField(schema))).toEqual(expected)
  })

  describe('the items of what is no list', () => {
    const rules = { 'x-kubernetes-validations': [{ rule: 'true' }] }
    const odd = (outer: object, item: object) => withField({ type: 'object', ...outer, items: item })

    test('are judged by themselves where nothing around them has rules', () => {
      expect(faults(expressions, odd({}, { type: 'string', ...rules }))).toEqual([])
    })

    test('have no type for the rules around them', () => {
      expect(faults(expressions, odd(rules, { type: 'string', ...rules }))).toEqual([
        `${FIELD}.items.x-kubernetes-validations: Internal error: failed to convert to declType for CEL validation rules`,
      ])
    })

    test.each([
      ['a property', { type: 'object', properties: { b: { type: 'string', ...rules } } }, 'properties[b]'],
      ['their items', { type: 'array', items: { type: 'string', ...rules } }, 'items'],
    ])('make the server panic over rules of %s', (_, item, place) => {
      expect(faults(expressions, odd(rules, item))).toEqual([
        `${FIELD}.items.${place}.x-kubernetes-validations: kube-apiserver 1.36 panics and hangs up: ` +
          'these rules are about the items or entries of what is neither a list nor a map',
      ])
    })

    test('a name that no expression can use is not looked up', () => {
      expect(faults(expressions, odd(rules, { type: 'object', properties: { 'a b': { type: 'string', ...rules } } }))).toEqual([])
    })
  })

  test('sees of metadata only the names, where the object has rules', () => {
    const metadata = {
      type: 'object',
      properties: { name: { type: 'string', maxLength: 5 } },
      'x-kubernetes-validations': [{ rule: 'self.name != self.generateName' }],
    }
    const root = { type: 'object', properties: { metadata } }
    expect(faults(expressions, withRoot({ ...root, 'x-kubernetes-validations': [{ rule: 'true' }] }))).toEqual([])
    expect(faults(expressions, withRoot(root))).toHaveLength(1)
  })

  test('names the version where versions differ', () => {
    const bad = { openAPIV3Schema: { type: 'object', 'x-kubernetes-validations': [{ rule: '1' }] } }
    const versions = [fooVersion(), fooVersion({ name: 'v2', storage: false, schema: bad })]
    expect(faults(expressions, fooCrd({ versions }))).toEqual([
      `spec.versions[1].schema.openAPIV3Schema.x-kubernetes-validations[0].rule: Invalid value: ${printed('1')}: cel expression must evaluate to a bool`,
    ])
    expect(faults(expressions, withRoot(bad.openAPIV3Schema))).toEqual([
      `${ROOT}.x-kubernetes-validations[0].rule: Invalid value: ${printed('1')}: cel expression must evaluate to a bool`,
    ])
  })
})
