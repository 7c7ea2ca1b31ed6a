import type { Area, Case } from '../suite/case.ts'
import { creations } from '../suite/creations.ts'
import { sampleKind } from '../suite/sample-kind.ts'

const rule = (expression: string, more: object = {}) => ({ rule: expression, ...more })
const rules = (...each: object[]) => ({ 'x-kubernetes-validations': each })
const foo = sampleKind('cel.conformance.example', 'Foo', {
  v1: {
    schema: {
      type: 'object',
      ...rules(rule("self.metadata.name != 'forbidden'", { message: 'that name is taken' })),
      properties: {
        spec: {
          type: 'object',
          ...rules(
            rule('!has(self.min) || !has(self.max) || self.min <= self.max', { message: 'min must not exceed max', fieldPath: '.min' }),
            rule('!has(self.plain) || self.plain > 17'),
          ),
          properties: {
            min: { type: 'integer' },
            max: { type: 'integer' },
            plain: { type: 'integer' },
            spoken: {
              type: 'string',
              maxLength: 100,
              ...rules(rule("self != 'bad'", { messageExpression: "'value ' + self + ' is bad'", message: 'unused' })),
            },
            required: { type: 'string', maxLength: 100, ...rules(rule("self != 'bad'", { reason: 'FieldValueRequired' })) },
            forbidden: { type: 'string', maxLength: 100, ...rules(rule("self != 'bad'", { reason: 'FieldValueForbidden' })) },
            duplicate: { type: 'string', maxLength: 100, ...rules(rule("self != 'bad'", { reason: 'FieldValueDuplicate' })) },
            fixed: { type: 'string', maxLength: 100, ...rules(rule('self == oldSelf', { message: 'is immutable' })) },
            once: {
              type: 'string',
              maxLength: 100,
              ...rules(rule('!oldSelf.hasValue()', { optionalOldSelf: true, message: 'only at creation' })),
            },
            list: {
              type: 'array',
              maxItems: 10,
              items: { type: 'object', properties: { name: { type: 'string', maxLength: 10 } }, ...rules(rule("self.name != 'bad'")) },
            },
            map: {
              type: 'object',
              maxProperties: 10,
              additionalProperties: { type: 'integer', ...rules(rule('self > 0')) },
            },
            failing: { type: 'array', maxItems: 10, items: { type: 'integer' }, ...rules(rule('self[3] == 1')) },
            typed: { type: 'integer', maximum: 17 },
          },
        },
      },
    },
  },
})
const updates: { readonly [title: string]: readonly [before: object, after: object] } = {
  'a transition rule on a change': [{ fixed: 'a' }, { fixed: 'b' }],
  'a transition rule without a change': [{ fixed: 'a' }, { fixed: 'a', plain: 18 }],
  'a transition rule on a field that appears': [{}, { fixed: 'a' }],
  'a transition rule on a field that goes': [{ fixed: 'a' }, {}],
  'an optional old value at an update': [{ once: 'a' }, { once: 'b' }],
}

/** Validation rules: x-kubernetes-validations. */
export const cel: Area = {
  name: 'cel',
  crds: [foo.crd],
  cases: [
    ...creations(foo, {
      'rules that hold': { spec: { min: 1, max: 2, plain: 18, spoken: 'x', list: [{ name: 'a' }], map: { a: 1 } } },
      'a message and a fieldPath': { spec: { min: 3, max: 2 } },
      'no message': { spec: { plain: 1 } },
      'a messageExpression': { spec: { spoken: 'bad' } },
      'reason FieldValueRequired': { spec: { required: 'bad' } },
      'reason FieldValueForbidden': { spec: { forbidden: 'bad' } },
      'reason FieldValueDuplicate': { spec: { duplicate: 'bad' } },
      'a rule on metadata': { metadata: { name: 'forbidden' } },
      'in the items of a list': { spec: { list: [{ name: 'a' }, { name: 'bad' }] } },
      'in the values of a map': { spec: { map: { 'a.b': 0, c: 1 } } },
      'a rule that cannot be evaluated': { spec: { failing: [1] } },
      'several rules': { spec: { min: 3, max: 2, plain: 1, spoken: 'bad' } },
      'a schema error of a kind that lets rules run': { spec: { plain: 1, typed: 18 } },
      'a schema error of a kind that stops rules': { spec: { plain: 1, typed: 'x' } },
    }),
    ...Object.entries(updates).map(([title, [before, after]]): Case => ({
      title,
      async run(s) {
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec: before }))
        await s.put(`${foo.path(s.namespace)}/a`, { ...body, spec: after })
      },
    })),
  ],
}
