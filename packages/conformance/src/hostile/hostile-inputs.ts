import type { StructuralSchema } from '@kindbox/core'
import { compileReview, type CustomResourceDefinition, decodeDocument, decodeDocuments, lint, type Verdict } from '@kindbox/crd'

/** An input that is made to take time or memory, or to reach what it must not. */
export interface HostileInput {
  readonly title: string
  /** What is found, in one line. */
  readonly judge: () => string
  /** How the finding begins, or what is in it. */
  readonly finding: RegExp
}

const LEVELS = 100_000
const MANY = 100_000
const MEGABYTES_50 = 50 * 2 ** 20

const open: StructuralSchema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
const text = (more: StructuralSchema): StructuralSchema => ({ type: 'object', properties: { text: { type: 'string', ...more } } })
const rule = (expression: string, more: object = {}) => ({ 'x-kubernetes-validations': [{ rule: expression, ...more }] })

function definition(spec: StructuralSchema): CustomResourceDefinition {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'foos.hostile.example' },
    spec: {
      group: 'hostile.example',
      names: { plural: 'foos', kind: 'Foo' },
      scope: 'Namespaced',
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object', properties: { spec } } } }],
    },
  }
}

const head = 'apiVersion: hostile.example/v1\nkind: Foo\nmetadata: {name: a}\n'
const json = (spec: string) => `{"apiVersion":"hostile.example/v1","kind":"Foo","metadata":{"name":"a"},"spec":${spec}}`

function found(verdict: Verdict): string {
  return verdict.accepted ? `accepted ${Object.keys((verdict.stored['spec'] ?? {}) as object).length}` : (verdict.status.message ?? '')
}

/** The verdict on a text. */
const sent = (schema: StructuralSchema, body: () => string | Uint8Array) => () =>
  found(compileReview(definition(schema), 'v1').createFromText(body()))
/** Bytes that begin and end as a text does. */
const bytes = (before: string, between: Uint8Array, after: string) => Buffer.concat([Buffer.from(before), between, Buffer.from(after)])
/** The verdict on a value. */
const given = (schema: StructuralSchema, spec: () => unknown) => () =>
  found(
    compileReview(definition(schema), 'v1').create({
      apiVersion: 'hostile.example/v1',
      kind: 'Foo',
      metadata: { name: 'a' },
      spec: spec(),
    }),
  )
/** The first error of a lint. */
const linted = (schema: () => StructuralSchema) => () => {
  const [first, ...more] = lint(definition(schema())).filter(({ severity }) => severity === 'error')
  return first === undefined ? 'accepted' : `${first.field}: ${first.message} (and ${more.length} more)`
}

const depth: readonly HostileInput[] = [
  {
    title: '100,000 levels of JSON objects',
    judge: sent(open, () => json('{"a":'.repeat(LEVELS) + '1' + '}'.repeat(LEVELS))),
    finding: /exceeded max depth|max depth/,
  },
  { title: '100,000 levels of JSON arrays', judge: sent(open, () => json('['.repeat(LEVELS) + ']'.repeat(LEVELS))), finding: /max depth/ },
  { title: '100,000 levels of JSON that never end', judge: sent(open, () => json('['.repeat(LEVELS))), finding: /depth|yaml: / },
  {
    title: '100,000 levels of YAML flow',
    judge: sent(open, () => `${head}spec: ${'{a: '.repeat(LEVELS)}1${'}'.repeat(LEVELS)}\n`),
    finding: /depth/,
  },
  { title: '100,000 levels of YAML lists', judge: sent(open, () => `${head}spec:\n  ${'- '.repeat(LEVELS)}x\n`), finding: /depth/ },
  { title: '100,000 levels in a value', judge: given(open, () => nested(LEVELS)), finding: /depth/ },
  { title: '100,000 levels in a schema', judge: linted(() => nestedSchema(LEVELS)), finding: /nests deeper than 1000 levels/ },
]

const size: readonly HostileInput[] = [
  {
    title: 'a string of 50 MB in JSON',
    judge: sent(text({ maxLength: 10 }), () => json(`{"text":"${'a'.repeat(MEGABYTES_50)}"}`)),
    finding: /Too long: may not be more than 10 bytes|should be at most 10 chars/,
  },
  {
    title: 'a plain scalar of 50 MB',
    judge: sent(text({ maxLength: 10 }), () => `${head}spec: {text: ${'a'.repeat(MEGABYTES_50)}}\n`),
    finding: /Too long|should be at most 10 chars/,
  },
  {
    title: 'a quoted scalar of 50 MB',
    judge: sent(text({ pattern: '^b' }), () => `${head}spec: {text: "${'\\u0061'.repeat(MEGABYTES_50 / 6)}"}\n`),
    finding: /should match '\^b'/,
  },
  {
    title: '100,000 fields that nobody knows',
    judge: sent(text({}), () => json(`{${times((i) => `"k${i}":1`)}}`)),
    finding: /unknown field "spec.k0"/,
  },
  { title: '100,000 fields', judge: sent(open, () => `${head}spec: {${times((i) => `k${i}: 1`)}}\n`), finding: /^accepted 100000$/ },
  { title: '100,000 times one field', judge: sent(open, () => json(`{${times(() => '"a":1')}}`)), finding: /duplicate field "spec.a"$/ },
  {
    title: '100,000 documents',
    judge: () => `${decodeDocuments('a: 1\n---\n'.repeat(MANY)).length} documents`,
    finding: /^100000 documents$/,
  },
  {
    title: '100,000 items of a set',
    judge: given(
      { type: 'object', properties: { set: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } } } },
      () => ({ set: Array.from({ length: MANY }, (_, i) => `${i % (MANY - 1)}`) }),
    ),
    finding: /spec\.set\[99999\]: Duplicate value: "0"/,
  },
  {
    title: 'a billion laughs',
    judge: sent(
      open,
      () =>
        `${head}spec:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 12 }, (_, i) => `  a${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i}`).join(', ')}]\n`).join('')}`,
    ),
    finding: /document contains excessive aliasing/,
  },
]

const numbers: readonly HostileInput[] = [
  {
    title: 'an exponent that no float64 has',
    judge: sent(open, () => json('{"a":1e400}')),
    finding: /cannot unmarshal number 1e400 into Go value of type float64/,
  },
  {
    title: 'an exponent of a million digits',
    judge: sent(open, () => json(`{"a":1e${'9'.repeat(1_000_000)}}`)),
    finding: /cannot unmarshal number/,
  },
  {
    title: 'an integer of a million digits',
    judge: sent(open, () => json(`{"a":${'9'.repeat(1_000_000)}}`)),
    finding: /cannot unmarshal number/,
  },
  { title: 'a YAML integer of a million digits', judge: sent(open, () => `${head}spec: {a: ${'9'.repeat(1_000_000)}}\n`), finding: /./ },
  {
    title: 'a quantity with a huge exponent',
    judge: given(text({ maxLength: 100, ...rule("quantity(self).isGreaterThan(quantity('1'))") }), () => ({ text: '1e999999999' })),
    finding: /./,
  },
  {
    title: 'a format string that pads a number',
    judge: linted(() => text({ maxLength: 100, ...rule("'%.999999999f'.format([1.0]) != self") })),
    finding: /./,
  },
]

/** What is no UTF-8 is U+FFFD in JSON, and refused in YAML. */
const brokenText: readonly HostileInput[] = [
  {
    title: 'a JSON string of 3 MB that is no UTF-8',
    judge: sent(text({ maxLength: 10 }), () => bytes(json('{"text":"').slice(0, -1), Buffer.alloc(3 * 2 ** 20, 0xff), '"}}')),
    finding: /Too long: may not be more than 10 bytes|should be at most 10 chars/,
  },
  {
    title: 'a JSON string of characters that are cut short',
    judge: sent(text({ maxLength: 5 }), () => bytes(json('{"text":"').slice(0, -1), Buffer.from('f09f98e282c3', 'hex'), '"}}')),
    finding: /should be at most 5 chars|may not be more than 5 bytes/,
  },
  {
    title: '100,000 JSON keys that are no UTF-8, and the same when they are read',
    judge: sent(open, () => bytes(json('{"a":1').slice(0, -1), Buffer.from(',"\xff":1'.repeat(MANY), 'latin1'), '}}')),
    finding: /duplicate field "spec.\ufffd"$/,
  },
  {
    title: 'JSON with a byte that is no UTF-8 between its tokens',
    judge: sent(open, () => bytes(json('{"a":1').slice(0, -1), Buffer.from([0xff]), '}}')),
    finding: /invalid leading UTF-8 octet/,
  },
  {
    title: '3 MB of YAML with a last byte that is no UTF-8',
    judge: sent(open, () => bytes(`${head}spec: {a: b}\n#${'x'.repeat(3 * 2 ** 20)}`, Buffer.from([0xff]), '')),
    finding: /invalid leading UTF-8 octet/,
  },
  {
    title: 'a YAML key that is cut short',
    judge: sent(open, () => bytes(`${head}spec: {a`, Buffer.from([0xe2, 0x82]), ': 1}\n')),
    finding: /invalid trailing UTF-8 octet/,
  },
  { title: 'bytes that are nothing', judge: sent(open, () => Buffer.alloc(3 * 2 ** 20, 0x80)), finding: /invalid leading UTF-8 octet/ },
  {
    title: 'YAML in UTF-16 that ends in half a pair',
    judge: sent(open, () => Buffer.concat([Buffer.from(`\ufeff${head}spec: {}\n`, 'utf16le'), Buffer.from([0x00, 0xd8])])),
    finding: /incomplete UTF-16 surrogate pair/,
  },
]

const patterns: readonly HostileInput[] = [
  {
    title: 'a pattern that backtracks',
    judge: given(text({ pattern: '^(a+)+$' }), () => ({ text: `${'a'.repeat(MANY)}!` })),
    finding: /should match/,
  },
  {
    title: 'a pattern of alternatives that backtracks',
    judge: given(text({ pattern: '^(a|a)*$' }), () => ({ text: `${'a'.repeat(MANY)}!` })),
    finding: /should match/,
  },
  {
    title: 'a rule with a pattern that backtracks',
    judge: given(text({ maxLength: 200_000, ...rule("self.matches('^(a+)+$')") }), () => ({ text: `${'a'.repeat(MANY)}!` })),
    finding: /failed rule: self.matches/,
  },
  {
    title: 'repetitions of repetitions',
    judge: linted(() => text({ pattern: '((a{0,100}){0,100}){0,100}' })),
    finding: /invalid repeat count|expression too large|must be a valid regular expression/,
  },
]

const prototypes: readonly HostileInput[] = [
  {
    title: '__proto__ in a document',
    judge() {
      const stored = compileReview(definition(open), 'v1').createFromText(
        json('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
      )
      return `${found(stored)}, ${String(({} as { polluted?: number }).polluted)}`
    },
    finding: /^accepted 2, undefined$/,
  },
  {
    title: '__proto__ as a YAML key and a merge',
    judge: sent(open, () => `${head}spec: {<<: {__proto__: {polluted: 1}}, a: {__proto__: {x: 1}}}\n`),
    finding: /^accepted 2$/,
  },
  {
    title: '__proto__ as a property with a default and a rule',
    judge() {
      const schema = JSON.parse(
        '{"type":"object","properties":{"__proto__":{"type":"object","default":{"polluted":"1"},"properties":{"polluted":{"type":"string"}}}}}',
      ) as StructuralSchema
      const ruled = {
        ...schema,
        ...rule("has(self.__underscores__proto__underscores__) && self.__underscores__proto__underscores__.polluted == '1'"),
      }
      return `${found(compileReview(definition(ruled), 'v1').createFromText(json('{}')))}, ${String(({} as { polluted?: string }).polluted)}`
    },
    finding: /^accepted 1, undefined$/,
  },
  {
    title: 'a rule that asks for a prototype',
    judge: linted(() => text({ maxLength: 9, ...rule("self.constructor == '' || self.__proto__ == ''") })),
    finding: /type 'string' does not support field selection/,
  },
  { title: 'unknown __proto__', judge: sent(text({}), () => json('{"__proto__":{"a":1}}')), finding: /unknown field "spec.__proto__"/ },
]

const expressions: readonly HostileInput[] = [
  {
    title: 'comprehensions in comprehensions',
    judge: linted(() => ({
      type: 'object',
      properties: {
        list: {
          type: 'array',
          items: { type: 'integer' },
          ...rule('self.all(a, self.all(b, self.all(c, self.all(d, a + b + c + d > 0))))'),
        },
      },
    })),
    finding: /exceeds budget/,
  },
  {
    title: 'comprehensions over literals',
    judge: given(text({ maxLength: 9, ...rule(`${'[1,2,3,4,5,6,7,8,9,0].all(x, '.repeat(9)}true${')'.repeat(9)}`) }), () => ({
      text: 'a',
    })),
    finding: /cost|budget/,
  },
  {
    title: 'a string that doubles itself',
    judge: given(text({ maxLength: 100, ...rule(`[self]${'.map(x, x + x)'.repeat(40)}[0].size() > 0`) }), () => ({
      text: 'a'.repeat(100),
    })),
    finding: /cost limit exceeded/,
  },
  {
    title: 'a list that doubles itself',
    judge: given(text({ maxLength: 100, ...rule(`[1]${'.map(x, [x, x]).map(x, x + x)'.repeat(12)}.size() > 0`) }), () => ({ text: 'a' })),
    finding: /./,
  },
  {
    title: 'a chain of 40 optMap',
    judge: linted(() => text({ maxLength: 9, ...rule(`optional.of(1)${'.optMap(x, x + 1)'.repeat(40)}.hasValue()`) })),
    finding: /too large|recursion|depth/,
  },
  {
    title: 'replacements that grow',
    judge: given(text({ maxLength: 1000, ...rule(`self${".replace('a', 'aaaaaaaaaa')".repeat(12)}.size() > 0`) }), () => ({
      text: 'a'.repeat(1000),
    })),
    finding: /budget|cost/,
  },
  {
    title: '100,000 parentheses',
    judge: linted(() => text({ maxLength: 9, ...rule(`${'('.repeat(40_000)}true${')'.repeat(40_000)}`) })),
    finding: /recursion limit exceeded/,
  },
]

const references: readonly HostileInput[] = [
  { title: 'a schema with $ref to itself', judge: linted(() => ({ $ref: '#' }) as StructuralSchema), finding: /\$ref/ },
  { title: 'a schema that holds itself', judge: linted(() => cyclic({ type: 'object' })), finding: /nests deeper than 1000 levels/ },
  {
    title: 'a review of a schema that holds itself',
    judge: refusedToCompile,
    finding: /^The schema of foos.hostile.example in v1 nests deeper than 1000 levels/,
  },
  {
    title: 'a value that holds itself',
    judge: given(open, () => {
      const value: Record<string, unknown> = {}
      value['self'] = value
      return value
    }),
    finding: /cycle|depth/,
  },
  {
    title: 'a text of half characters',
    judge: () => String(decodeDocument(`a: "${'\uD800'.repeat(1000)}"`).readable),
    finding: /true|false/,
  },
]

export const hostileInputs: readonly HostileInput[] = [
  ...depth,
  ...size,
  ...numbers,
  ...brokenText,
  ...patterns,
  ...prototypes,
  ...expressions,
  ...references,
]

function refusedToCompile(): string {
  try {
    compileReview(definition(cyclic({ type: 'object' })), 'v1')
    return 'compiled'
  } catch (error) {
    return (error as Error).message
  }
}

function times(make: (index: number) => string): string {
  return Array.from({ length: MANY }, (_, index) => make(index)).join(',')
}

function nested(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = { a: value }
  return value
}

function nestedSchema(levels: number): StructuralSchema {
  let schema: StructuralSchema = { type: 'string' }
  for (let level = 0; level < levels; level++) schema = { type: 'object', properties: { a: schema } }
  return schema
}

function cyclic(schema: StructuralSchema): StructuralSchema {
  const self = { ...schema, properties: {} as Record<string, StructuralSchema> }
  self.properties['self'] = self
  return self
}
