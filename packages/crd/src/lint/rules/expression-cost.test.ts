import { describe, expect, test } from '@jest/globals'
import { established, faults, FIELD, ROOT, withField } from '../foo-crd.fixture.ts'
import { expressionCost } from './expression-cost.ts'

const advice = '(try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)'
const rules = (...texts: string[]) => ({ 'x-kubernetes-validations': texts.map((rule) => ({ rule })) })
const everyPair = 'self.all(a, self.all(b, a == b))'
const strings = (maxItems?: number, maxLength?: number) => ({
  type: 'array',
  ...(maxItems !== undefined && { maxItems }),
  items: { type: 'string', ...(maxLength !== undefined && { maxLength }) },
})

describe('expression-cost', () => {
  test.each([
    { type: 'string', ...rules('self.contains("a")') },
    { ...strings(100, 10), ...rules(everyPair) },
    { type: 'array', maxItems: 10, items: { type: 'string', ...rules('self == "a"') } },
  ])('takes %j', (schema) => {
    expect(faults(expressionCost, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { ...strings(), ...rules(everyPair) },
      expected: [
        `${FIELD}.x-kubernetes-validations[0].rule: Forbidden: estimated rule cost exceeds budget by factor of more than 100x ${advice}`,
        `${FIELD}.x-kubernetes-validations[0].rule: Forbidden: contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema`,
        `${ROOT}: Forbidden: x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema exceeds budget by factor of more than 100x ${advice}`,
      ],
    },
    {
      schema: { ...strings(1500, 10), ...rules(everyPair) },
      expected: [`${FIELD}.x-kubernetes-validations[0].rule: Forbidden: estimated rule cost exceeds budget by factor of 2.0x ${advice}`],
    },
    {
      // Nothing says how many items there are: as many as a request has room for.
      schema: { type: 'array', items: { type: 'string', ...rules('self.matches("a+b+c+d+e+")') } },
      expected: [
        `${FIELD}.items.x-kubernetes-validations[0].rule: Forbidden: estimated rule cost exceeds budget by factor of more than 100x ${advice}`,
        `${FIELD}.items.x-kubernetes-validations[0].rule: Forbidden: contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema`,
        `${ROOT}: Forbidden: x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema exceeds budget by factor of more than 100x ${advice}`,
      ],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(expressionCost, withField(schema))).toEqual(expected)
  })

  test('prices a message once', () => {
    const messageExpression = 'self.map(a, self.map(b, a + b)).size() == 0 ? "a" : "b"'
    const schema = { ...strings(), 'x-kubernetes-validations': [{ rule: 'true', messageExpression }] }
    expect(faults(expressionCost, withField(schema))[0]).toBe(
      `${FIELD}.x-kubernetes-validations[0].messageExpression: Forbidden: estimated messageExpression cost exceeds budget by factor of more than 100x ${advice}`,
    )
  })

  test('names four of those that make a schema too costly', () => {
    const costly = Array.from({ length: 15 }, (_, i) => [`b${i}`, { ...strings(1000, 10), ...rules(everyPair) }])
    const found = faults(expressionCost, withField({ type: 'object', properties: Object.fromEntries(costly) }))
    expect(found.map((fault) => fault.replace(/: Forbidden: (contributed|x-kubernetes).*/, ' $1'))).toEqual([
      ...['b0', 'b1', 'b2', 'b3'].map((name) => `${FIELD}.properties[${name}].x-kubernetes-validations[0].rule contributed`),
      `${ROOT} x-kubernetes`,
    ])
    expect(found.at(-1)).toContain('exceeds budget by factor of 1.350750x')
  })

  test('lets a rule of an unchanged schema cost what it did', () => {
    const crd = withField({ ...strings(1500, 10), ...rules(everyPair) })
    const changed = withField({ ...strings(1500, 10), description: 'changed', ...rules(everyPair) })
    expect(faults(expressionCost, crd, established(crd))).toEqual([])
    expect(faults(expressionCost, changed, established(crd))).toHaveLength(1)
  })
})
