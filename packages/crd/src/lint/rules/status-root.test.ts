import { describe, expect, test } from '@jest/globals'
import { faults, ROOT, withRoot } from '../foo-crd.fixture.ts'
import { statusRoot } from './status-root.ts'

const withStatus = { subresources: { status: {} } }
const LIMIT =
  'only [Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength Pattern MaxItems MinItems ' +
  'UniqueItems MultipleOf Required Items Properties ExternalDocs Example XPreserveUnknownFields XValidations] fields are allowed at the root of ' +
  'the schema if the status subresource is enabled'

describe('status-root', () => {
  test.each([
    { type: 'object', description: 'A Foo.', required: ['spec'], properties: { status: { type: 'object', default: {} } } },
    { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, 'x-kubernetes-validations': [{ rule: 'true' }] },
  ])('takes %j', (schema) => {
    expect(faults(statusRoot, withRoot(schema, withStatus))).toEqual([])
  })

  test.each([
    { oneOf: [{ required: ['spec'] }] },
    { default: {} },
    { minProperties: 1 },
    { 'x-kubernetes-map-type': 'atomic' },
    { allOf: [] },
  ])('refuses %j at the root, unless there is no status subresource', (keyword) => {
    const [fault, ...more] = faults(statusRoot, withRoot({ type: 'object', ...keyword }, withStatus))
    expect(more).toEqual([])
    expect(fault).toMatch(new RegExp(`^${ROOT}: Invalid value: {"ID":"","Schema":"",.*"XValidations":null}: `))
    expect(fault?.endsWith(LIMIT)).toBe(true)
    expect(faults(statusRoot, withRoot({ type: 'object', ...keyword }))).toEqual([])
  })

  test('a root of another type loses its status altogether', () => {
    expect(faults(statusRoot, withRoot({ type: 'string', default: '' }, withStatus))).toEqual([
      expect.stringContaining(`${ROOT}.type: Invalid value: "string": only "object" is allowed`),
    ])
  })
})
