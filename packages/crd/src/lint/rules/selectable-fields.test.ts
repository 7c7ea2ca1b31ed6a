import { describe, expect, test } from '@jest/globals'
import { established, faults, fooCrd, fooVersion, withRoot } from '../foo-crd.fixture.ts'
import { selectableFields } from './selectable-fields.ts'

const letters = [...'abcdefghi']
const properties = Object.fromEntries(letters.map((name) => [name, { type: 'string', enum: ['x'] }]))
const schema = {
  type: 'object',
  properties: {
    metadata: { type: 'object', properties: { name: { type: 'string' } } },
    spec: { type: 'object', properties: { ...properties, n: { type: 'integer' }, list: { type: 'array', items: { type: 'string' } } } },
  },
}
const selecting = (...paths: (string | undefined)[]) => withRoot(schema, { selectableFields: paths.map((jsonPath) => ({ jsonPath })) })
const AT = 'spec.selectableFields'
const SCALAR = 'must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.'

describe('selectable-fields', () => {
  test.each([[[]], [['.spec.a', '.spec.n']], [letters.slice(0, 8).map((name) => `.spec.${name}`)]])('takes %j', (paths) => {
    expect(faults(selectableFields, selecting(...paths))).toEqual([])
  })

  test.each([
    [[undefined], [`${AT}[0].jsonPath: Required value`]],
    [['.spec.z'], [`${AT}[0].jsonPath: Invalid value: ".spec.z": is an invalid path: does not refer to a valid field`]],
    [['spec.a'], [`${AT}[0].jsonPath: Invalid value: "spec.a": is an invalid path: expected [ or . but got: spec`]],
    [['.spec.'], [`${AT}[0].jsonPath: Invalid value: ".spec.": is an invalid path: unexpected end of JSON path`]],
    [[".spec['a']"], [`${AT}[0].jsonPath: Invalid value: ".spec['a']": is an invalid path: array notation is not allowed`]],
    [['.spec.list'], [`${AT}[0].jsonPath: Invalid value: ".spec.list": ${SCALAR}`]],
    [['.metadata.name'], [`${AT}[0].jsonPath: Invalid value: ".metadata.name": must not point to fields in metadata`]],
    [['.spec.a', '.spec.a'], [`${AT}[1].jsonPath: Duplicate value: ".spec.a"`]],
    [letters.map((name) => `.spec.${name}`), [`${AT}: Too many: 9: must have at most 8 items`]],
  ])('refuses %j', (paths, expected) => {
    expect(faults(selectableFields, selecting(...paths))).toEqual(expected)
  })

  test('too many that were there before may stay as they are', () => {
    const paths = letters.map((name) => `.spec.${name}`)
    expect(faults(selectableFields, selecting(...paths), established(selecting(...paths)))).toEqual([])
    expect(faults(selectableFields, selecting(...paths.toReversed()), established(selecting(...paths)))).toHaveLength(1)
  })

  test('the server asks for a schema at the same place, and says it badly', () => {
    const fields = { selectableFields: [{ jsonPath: '.spec.a' }] }
    const shared = { schema: { openAPIV3Schema: schema } }
    const versions = [fooVersion({ ...shared, ...fields }), fooVersion({ ...shared, name: 'v2', storage: false })]
    expect(faults(selectableFields, fooCrd({ versions }))).toEqual([
      'spec.versions[0].selectableFields: Invalid value: "": may only be set when `version.schema.openAPIV3Schema` is not included',
    ])
    expect(faults(selectableFields, fooCrd({ versions: [fooVersion({ schema: undefined, ...fields })] }))).toEqual([
      `${AT}: Invalid value: "": may only be set when validations.schema is included`,
    ])
  })
  test.each([
    ['cannot be converted', { ...schema, $schema: 'x' }],
    ['is not there', undefined],
  ])('the server panics over a field of a schema that %s', (_, openAPIV3Schema) => {
    const at = (path: string) =>
      faults(
        selectableFields,
        fooCrd({ versions: [fooVersion({ schema: { openAPIV3Schema }, selectableFields: [{ jsonPath: path }] })] }),
      ).find((fault) => fault.includes('jsonPath'))
    expect(at('.spec.a')).toBe(
      `${AT}[0].jsonPath: kube-apiserver 1.36 panics and hangs up: the schema in which it looks for the field could not be converted, or there is none`,
    )
    expect(at('spec.a')).toBe(`${AT}[0].jsonPath: Invalid value: "spec.a": is an invalid path: expected [ or . but got: spec`)
  })
})
