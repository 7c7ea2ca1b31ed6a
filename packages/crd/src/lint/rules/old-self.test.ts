import { describe, expect, test } from '@jest/globals'
import { faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { oldSelf } from './old-self.ts'

const transition = { 'x-kubernetes-validations': [{ rule: 'self == oldSelf' }] }
const keyed = { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'] }
const item = { type: 'object', required: ['k'], properties: { k: { type: 'string' } } }

describe('old-self', () => {
  test.each([
    { type: 'string', ...transition },
    { type: 'array', items: { type: 'string' }, ...transition },
    { ...keyed, items: { ...item, ...transition } },
    { type: 'object', additionalProperties: { type: 'string', ...transition } },
    { type: 'object', properties: { items: { type: 'string', ...transition } } },
    { type: 'string', 'x-kubernetes-validations': [{ rule: 'oldSelf.hasValue() || self == "a"', optionalOldSelf: true }] },
  ])('takes %j', (schema) => {
    expect(faults(oldSelf, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'array', items: { type: 'string', ...transition } },
      expected: [
        `${FIELD}.items.x-kubernetes-validations[0].rule: Invalid value: "self == oldSelf": ` +
          `oldSelf cannot be used on the uncorrelatable portion of the schema within ${FIELD}`,
      ],
    },
    {
      schema: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string', ...transition } },
      expected: [
        `${FIELD}.items.x-kubernetes-validations[0].rule: Invalid value: "self == oldSelf": ` +
          `oldSelf cannot be used on the uncorrelatable portion of the schema within ${FIELD}`,
      ],
    },
    {
      // The outermost of the lists is named.
      schema: { type: 'array', items: { type: 'object', properties: { b: { ...keyed, items: { ...item, ...transition } } } } },
      expected: [
        `${FIELD}.items.properties[b].items.x-kubernetes-validations[0].rule: Invalid value: "self == oldSelf": ` +
          `oldSelf cannot be used on the uncorrelatable portion of the schema within ${FIELD}`,
      ],
    },
    {
      // The name of a property says nothing about what is below it.
      schema: { type: 'object', properties: { properties: { type: 'array', items: { type: 'string', ...transition } } } },
      expected: [
        `${FIELD}.properties[properties].items.x-kubernetes-validations[0].rule: Invalid value: "self == oldSelf": ` +
          `oldSelf cannot be used on the uncorrelatable portion of the schema within ${FIELD}.properties[properties]`,
      ],
    },
    {
      schema: { type: 'string', 'x-kubernetes-validations': [{ rule: 'true', optionalOldSelf: false }] },
      expected: [
        `${FIELD}.x-kubernetes-validations[0].optionalOldSelf: Invalid value: false: may not be set if oldSelf is not used in rule`,
      ],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(oldSelf, withField(schema))).toEqual(expected)
  })
})
