import { describe, expect, test } from '@jest/globals'
import { FIELD, fooCrd, fooVersion, withField, withRoot } from './foo-crd.fixture.ts'
import { lint } from './lint.ts'

describe('lint', () => {
  test('says nothing of a good definition', () => {
    expect(lint(fooCrd())).toEqual([])
  })

  test('gives the cause of the server, and where to look in the document', () => {
    expect(lint(withField({ type: 'array' }))).toEqual([
      {
        code: 'FieldValueRequired',
        severity: 'error',
        path: ['spec', 'versions', 0, 'schema', 'openAPIV3Schema', 'properties', 'spec', 'properties', 'a', 'items'],
        field: 'spec.validation.openAPIV3Schema.properties[spec].properties[a].items',
        message: 'Required value: must be specified',
        expected: 'must be specified',
        actual: 'nothing',
        rule: 'array-items',
      },
    ])
  })

  test.each([
    [fooCrd({}, { name: 'foo' }), 'must be spec.names.plural+"."+spec.group', '"foo"'],
    [fooCrd({}, { name: undefined }), 'Required value: name or generateName is required', 'nothing'],
    [withField({ type: 'object', default: { c: 1 } }), 'must not have unknown fields', '{"c":1}'],
    [withField({ type: 'integer', default: 'one' }), 'in body must be of type integer: "string"', '"string"'],
    [withField({ type: 'string', maxLength: 1, default: 'one' }), 'Too long: may not be more than 1 byte', 'something else'],
  ])('%#: expected is %s', (crd, expected, actual) => {
    expect(lint(crd)).toMatchObject([{ expected, actual }])
  })

  test('names the version where versions differ, and the whole where they do not', () => {
    const bad = { openAPIV3Schema: { type: 'object', nullable: true } }
    const versions = [fooVersion(), fooVersion({ name: 'v2', storage: false, schema: bad })]
    expect(lint(fooCrd({ versions })).map(({ field }) => field)).toEqual(['spec.versions[1].schema.openAPIV3Schema.nullable'])
    const same = [fooVersion({ schema: bad }), fooVersion({ name: 'v2', storage: false, schema: bad })]
    expect(lint(fooCrd({ versions: same })).map(({ field }) => field)).toEqual(['spec.validation.openAPIV3Schema.nullable'])
  })

  test('versions are the same though one has an empty list and another none', () => {
    const [none, empty] = [{ type: 'object' }, { type: 'object', required: [], properties: {} }]
    const versions = [none, empty].map((schema, i) =>
      fooVersion({ name: `v${i}`, storage: i === 0, schema: { openAPIV3Schema: { ...schema, id: 'x' } } }),
    )
    expect(lint(fooCrd({ versions })).map(({ field }) => field)).toEqual(['spec.validation.openAPIV3Schema.id'])
  })

  test('looks at defaults only where the structure is in order', () => {
    expect(lint(withField({ type: 'array', default: 'x' })).map(({ field }) => field)).toEqual([`${FIELD}.items`])
    expect(lint(withField({ type: 'array', items: { type: 'string' }, default: 'x' })).map(({ field }) => field)).toEqual([
      `${FIELD}.default`,
    ])
  })

  test('what the server drops is a warning', () => {
    expect(lint(withField({ type: 'string', const: 'a' }))).toMatchObject([
      {
        code: 'UnknownField',
        severity: 'warning',
        message: 'unknown field "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.a.const"',
      },
    ])
    // Below `items` the server decodes without looking for them.
    expect(lint(withField({ type: 'array', items: { type: 'string', const: 'a' } }))).toMatchObject([
      { code: 'Ignored', severity: 'warning' },
    ])
  })

  test.each([
    ['$ is no name', { $: { type: 'string' } }],
    ['__proto__', JSON.parse('{"__proto__": {"type": "string"}}') as object],
    ['constructor', { constructor: { type: 'string' }, toString: { type: 'string' } }],
    ['', { '': { type: 'string' } }],
  ])('a property may have any name: %s', (_, properties) => {
    expect(lint(withRoot({ type: 'object', properties: { spec: { type: 'object', properties } } }))).toEqual([])
    const bad = JSON.parse(JSON.stringify(properties).replaceAll('"string"', '"array"')) as object
    const issues = lint(withRoot({ type: 'object', properties: { spec: { type: 'object', properties: bad } } }))
    expect(issues.map(({ path }) => path[8])).toEqual(Object.keys(properties))
  })

  test('changes nothing of what it is given', () => {
    const crd = deepFreeze(
      withField({ type: 'object', default: { metadata: {}, b: null }, properties: { b: { type: 'string' } }, not: {} }),
    )
    expect(() => lint(crd)).not.toThrow()
  })

  test('an old definition without a structure that preserves unknown fields may go on so, until it uses what needs one', () => {
    const loose = (keywords: object) =>
      fooCrd({
        preserveUnknownFields: true,
        versions: [fooVersion({ schema: { openAPIV3Schema: { type: 'object', properties: { spec: keywords } } } })],
      })
    const old = loose({}) as never
    expect(lint(loose({ minProperties: 1, 'x-kubernetes-validations': [] }), { old })).toEqual([])
    expect(
      lint(loose({ 'x-kubernetes-map-type': 'atomic', 'x-kubernetes-validations': [{ rule: 'true' }] }), { old }).map(({ field }) => field),
    ).toContain('spec.validation.openAPIV3Schema.properties[spec].type')
  })

  test('an old definition that is none is the caller’s fault', () => {
    expect(() => lint(fooCrd(), { old: { kind: 'Pod' } as never })).toThrow(
      'The old definition is none: kind must be CustomResourceDefinition',
    )
  })
})

describe('hostile definitions', () => {
  test.each([
    ['100,000 levels', nested(100_000), 'nests deeper than 1000 levels'],
    ['itself', itself(), 'nests deeper than 1000 levels'],
    ['a billion laughs', laughs(), 'is larger than the 3 MiB'],
  ])('%s', (_, schema, message) => {
    const issues = lint(withRoot(schema))
    expect(issues).toMatchObject([{ code: 'Undecodable' }])
    expect(issues[0]?.message).toContain(message)
  })

  test('as many levels as it takes are judged to the last', () => {
    const issues = lint(withRoot(nested(490)))
    expect(issues).toMatchObject([{ code: 'FieldValueRequired', message: 'Required value: must not be empty for specified object fields' }])
    expect(issues[0]?.path).toHaveLength(5 + 2 * 490 + 1)
  })

  test('100,000 properties', () => {
    const properties = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`p${i}`, { type: 'string', maxLength: 1 }]))
    expect(lint(withRoot({ type: 'object', properties }))).toEqual([])
  })
})

function nested(levels: number): unknown {
  let schema: unknown = {}
  for (let level = 0; level < levels; level++) schema = { type: 'object', properties: { a: schema } }
  return schema
}

function itself(): unknown {
  const schema: { type: string; properties: { [name: string]: unknown } } = { type: 'object', properties: {} }
  schema.properties['a'] = schema
  return schema
}

function laughs(): unknown {
  let schema: unknown = { type: 'string' }
  for (let level = 0; level < 30; level++) schema = { type: 'object', properties: { a: schema, b: schema } }
  return schema
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(Object.freeze(value))) deepFreeze(inner)
  return value
}
