import { expect, test } from '@jest/globals'
import type { StructuralSchema } from '../structural-schema.ts'
import { withDefaults } from './with-defaults.ts'

const schema: StructuralSchema = {
  type: 'object',
  properties: {
    replicas: { type: 'integer', default: 1 },
    note: { type: 'string', nullable: true, default: 'none' },
    image: { type: 'object', default: {}, properties: { tag: { type: 'string', default: 'latest' }, name: { type: 'string' } } },
    ports: { type: 'array', items: { type: 'object', properties: { protocol: { type: 'string', default: 'TCP' } } } },
    limits: { type: 'object', additionalProperties: { type: 'object', properties: { unit: { type: 'string', default: 'm' } } } },
  },
}
const filled = { replicas: 1, note: 'none', image: { tag: 'latest' } }

test.each([
  { title: 'fills what is missing, and what the default leaves out', value: {}, expected: filled },
  { title: 'fills null where null is no value', value: { replicas: null, note: null }, expected: { ...filled, note: null } },
  { title: 'keeps false values', value: { replicas: 0, note: '', image: {} }, expected: { ...filled, replicas: 0, note: '' } },
  {
    title: 'reaches into items',
    value: { ports: [{}, { protocol: 'UDP' }] },
    expected: { ...filled, ports: [{ protocol: 'TCP' }, { protocol: 'UDP' }] },
  },
  { title: 'reaches into maps', value: { limits: { cpu: {} } }, expected: { ...filled, limits: { cpu: { unit: 'm' } } } },
  { title: 'keeps unknown fields and wrong types', value: { more: 1, image: 5 }, expected: { ...filled, more: 1, image: 5 } },
  { title: 'leaves what is no object', value: 'x', expected: 'x' },
])('withDefaults $title', ({ value, expected }) => {
  const before = JSON.stringify(value)
  expect(withDefaults(value, schema)).toEqual(expected)
  expect(JSON.stringify(value)).toBe(before)
})

test('shares what it does not change', () => {
  const complete = { ...filled, ports: [{ protocol: 'UDP' }] }
  expect(withDefaults(complete, schema)).toBe(complete)
  const value = { image: complete.image, ports: complete.ports }
  expect((withDefaults(value, schema) as typeof value).ports).toBe(value.ports)
})

test('a field called __proto__ is a field', () => {
  const proto = JSON.parse('{"type":"object","properties":{"__proto__":{"type":"object","default":{"polluted":true}}}}') as StructuralSchema
  const result = withDefaults({}, proto) as object
  expect(Object.keys(result)).toEqual(['__proto__'])
  expect('polluted' in result).toBe(false)
})
