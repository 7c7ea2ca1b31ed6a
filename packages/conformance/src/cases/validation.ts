import type { Area } from '../suite/case.ts'
import { creations } from '../suite/creations.ts'
import { sampleKind, withSpec } from '../suite/sample-kind.ts'

const text = (keywords: object) => ({ type: 'string', ...keywords })
const formats = ['date-time', 'date', 'duration', 'uuid', 'email', 'hostname', 'ipv4', 'ipv6', 'cidr', 'mac', 'uri', 'byte', 'unknown']
const foo = sampleKind('validation.conformance.example', 'Foo', {
  v1: {
    schema: withSpec({
      string: { type: 'string' },
      integer: { type: 'integer' },
      number: { type: 'number' },
      boolean: { type: 'boolean' },
      object: { type: 'object', properties: { a: { type: 'string' } } },
      array: { type: 'array', items: { type: 'integer' } },
      ...Object.fromEntries(formats.map((format) => [`format-${format}`, text({ format })])),
      int32: { type: 'integer', format: 'int32' },
      int64: { type: 'integer', format: 'int64' },
      float: { type: 'number', format: 'float' },
      bounded: { type: 'integer', minimum: 17, maximum: 23 },
      wide: { type: 'integer', minimum: -(2 ** 62), maximum: 2 ** 62 },
      exclusive: { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: true },
      multiple: { type: 'integer', multipleOf: 17 },
      short: text({ minLength: 2, maxLength: 4 }),
      patterned: text({ pattern: '^[a-z]+$' }),
      choice: text({ enum: ['a', 'b'] }),
      numericChoice: { type: 'integer', enum: [17, 23] },
      few: { type: 'array', minItems: 1, maxItems: 2, items: { type: 'string' } },
      narrow: { type: 'object', minProperties: 1, maxProperties: 2, additionalProperties: { type: 'string' } },
      required: {
        type: 'object',
        required: ['b', 'a'],
        properties: {
          a: { type: 'string' },
          b: { type: 'string' },
          c: { type: 'object', required: ['d'], properties: { d: { type: 'string' } } },
        },
      },
      portOrName: { 'x-kubernetes-int-or-string': true },
      patternedPort: { 'x-kubernetes-int-or-string': true, pattern: '^[a-z]+$', maximum: 23 },
      one: {
        type: 'object',
        properties: { a: { type: 'string' }, b: { type: 'string' } },
        oneOf: [{ required: ['a'] }, { required: ['b'] }],
      },
      any: { type: 'string', anyOf: [{ pattern: '^a' }, { pattern: 'z$' }] },
      all: { type: 'string', allOf: [{ minLength: 3 }, { pattern: '^a' }] },
      not: { type: 'string', not: { enum: ['bad'] } },
      list: { type: 'array', items: { type: 'object', required: ['name'], properties: { name: text({ maxLength: 3 }) } } },
      map: { type: 'object', additionalProperties: { type: 'object', properties: { size: { type: 'integer', maximum: 17 } } } },
    }),
  },
})
const wrong: { readonly [type: string]: readonly unknown[] } = {
  string: [1, true, ['a'], { a: 'b' }],
  integer: ['1', 1.5, true],
  number: ['1', false],
  boolean: ['true', 1],
  object: ['x', [1], 1],
  array: ['x', { a: 1 }],
}
const misfits: { readonly [format: string]: string } = {
  'date-time': '2024-13-01T00:00:00Z',
  date: '2024-02-30',
  duration: '5 parsecs',
  uuid: 'no-uuid',
  email: 'nobody',
  hostname: 'under_score',
  ipv4: '1.2.3.256',
  ipv6: '1.2.3.4',
  cidr: '10.0.0.0/33',
  mac: '00:11:22',
  uri: 'no uri',
  byte: 'a!',
  unknown: 'anything',
}
const fits: { readonly [format: string]: string } = {
  'date-time': '2024-02-29T23:59:59.5+01:00',
  date: '2024-02-29',
  duration: '1h30m',
  uuid: '123e4567-E89B-12d3-a456-426614174000',
  email: 'a@b.example',
  hostname: 'a.b-c.example',
  ipv4: '10.0.0.1',
  ipv6: '2001:db8::1',
  cidr: '10.0.0.0/8',
  mac: '00:11:22:33:44:55',
  uri: 'https://a.example/b?c#d',
  byte: 'aGk=',
}

/** What schemas refuse, and in which words. */
export const validation: Area = {
  name: 'validation',
  crds: [foo.crd],
  cases: [
    ...Object.entries(wrong).map(([type, values]) => ({
      title: `${type}: values of other types`,
      async run(s: Parameters<Area['cases'][number]['run']>[0]) {
        for (const value of values) await s.post(foo.path(s.namespace), foo.object('a', { spec: { [type]: value } }))
      },
    })),
    ...creations(foo, {
      'every format, well formed': { spec: Object.fromEntries(Object.entries(fits).map(([name, value]) => [`format-${name}`, value])) },
      ...Object.fromEntries(
        Object.entries(misfits).map(([format, value]) => [`format ${format}, malformed`, { spec: { [`format-${format}`]: value } }]),
      ),
      'integers written as floats': { spec: { integer: 17, number: 17 } },
      'int32 too large': { spec: { int32: 2_147_483_648 } },
      'int32 too small': { spec: { int32: -2_147_483_649 } },
      'float too large': { spec: { float: 3.5e38 } },
      'below the minimum': { spec: { bounded: 16 } },
      'above the maximum': { spec: { bounded: 24 } },
      'at an exclusive minimum': { spec: { exclusive: 0 } },
      'within wide bounds': { spec: { wide: 2 ** 62 } },
      'below a wide bound': { spec: { wide: -6e18 } },
      'at an exclusive maximum': { spec: { exclusive: 1 } },
      'not a multiple': { spec: { multiple: 18 } },
      'too short': { spec: { short: 'a' } },
      'too long': { spec: { short: 'abcde' } },
      'characters, not code units, are counted': { spec: { short: '😀😀😀😀' } },
      'against the pattern': { spec: { patterned: 'A1' } },
      'not in the enum': { spec: { choice: 'c' } },
      'not in the enum of numbers': { spec: { numericChoice: 18 } },
      'too few items': { spec: { few: [] } },
      'too many items': { spec: { few: ['a', 'b', 'c'] } },
      'too few properties': { spec: { narrow: {} } },
      'too many properties': { spec: { narrow: { a: 'a', b: 'b', c: 'c' } } },
      'required fields missing': { spec: { required: {} } },
      'a nested required field missing': { spec: { required: { a: 'a', b: 'b', c: {} } } },
      'integer or string: an integer and a string': { spec: { portOrName: 'x', patternedPort: 17 } },
      'integer or string: a boolean': { spec: { portOrName: true } },
      'integer or string: a float': { spec: { portOrName: 1.5 } },
      'integer or string: against the pattern': { spec: { patternedPort: 'A' } },
      'integer or string: above the maximum': { spec: { patternedPort: 24 } },
      'oneOf: none': { spec: { one: {} } },
      'oneOf: two': { spec: { one: { a: 'a', b: 'b' } } },
      'anyOf: none': { spec: { any: 'b' } },
      'allOf: both fail': { spec: { all: 'b' } },
      'allOf: one fails': { spec: { all: 'ab' } },
      not: { spec: { not: 'bad' } },
      'in the items of a list': { spec: { list: [{ name: 'abc' }, {}, { name: 'abcd' }] } },
      'in the values of a map': { spec: { map: { 'a.b/c': { size: 18 } } } },
      'several at once': { spec: { bounded: 1, choice: 'c', short: 'a', patterned: '1', required: { a: 1 } } },
      'a spec that is no object': { spec: 'x' },
      'a bad name and a bad spec': { metadata: { name: 'A_B' }, spec: { choice: 'c' } },
      'labels that are none': { metadata: { name: 'a', labels: { 'a b': 'c', ok: 'not ok' } } },
      'another kind': { kind: 'Bar' },
      'another group': { apiVersion: 'other.example/v1' },
      'no kind': { kind: '' },
    }),
    {
      title: 'numbers beyond what a double holds',
      async run(s) {
        for (const [field, value] of [
          ['int64', '9223372036854775807'],
          ['int64', '9223372036854775808'],
          ['number', '1e400'],
        ]) {
          const body = JSON.stringify(foo.object('a', { spec: { [field!]: 'VALUE' } })).replace('"VALUE"', value!)
          await s.post(`${foo.path(s.namespace)}?dryRun=All`, body)
        }
      },
    },
    {
      title: 'a replacement and patches',
      async run(s) {
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec: { bounded: 17 } }))
        await s.put(`${foo.path(s.namespace)}/a`, { ...body, spec: { bounded: 1, choice: 'c' } })
        await s.patch(`${foo.path(s.namespace)}/a`, 'merge', { spec: { choice: 'c' } })
        await s.patch(`${foo.path(s.namespace)}/a`, 'json', [{ op: 'add', path: '/spec/list', value: [{}] }])
      },
    },
  ],
}
