import { expect, test } from '@jest/globals'
import type { StructuralSchema } from '../structural-schema.ts'
import { compile } from './compile.ts'

const source: StructuralSchema = { type: 'object', oneOf: [{ required: ['git'] }, { required: ['oci', 'tag'] }] }
const shape: StructuralSchema = {
  type: 'object',
  required: ['type'],
  properties: { type: { type: 'string', enum: ['circle', 'square'] }, radius: { type: 'number' }, side: { type: 'number' } },
  oneOf: [
    { properties: { type: { enum: ['circle'] } }, required: ['type', 'radius'] },
    { properties: { type: { enum: ['square'] } }, required: ['type', 'side'] },
  ],
}
const port: StructuralSchema = {
  type: 'object',
  properties: { port: { type: 'integer' } },
  anyOf: [{ properties: { port: { minimum: 1024 } } }, { required: ['privileged'] }],
}

const rows: { title: string; schema: StructuralSchema; value: unknown; messages: string[] }[] = [
  {
    title: 'no alternative',
    schema: source,
    value: {},
    messages: ['The value has to match exactly one of 2: an object with git; an object with oci and tag, but matches none.'],
  },
  {
    title: 'two alternatives',
    schema: source,
    value: { git: 1, oci: 1, tag: 1 },
    messages: [
      'The value has to match exactly one of 2: an object with git; an object with oci and tag, but matches 2: an object with git; an object with oci and tag.',
    ],
  },
  {
    title: 'alternatives that need reasons',
    schema: port,
    value: { port: 80 },
    messages: [
      'The value has to match at least one of 2 alternatives: (1) port has to be at least 1024, not 80 (integer); (2) privileged is required, but missing.',
    ],
  },
  { title: 'a tagged union: the tag decides', schema: shape, value: { type: 'circle' }, messages: ['radius is required, but missing.'] },
  {
    title: 'a tagged union: a wrong tag is one fault',
    schema: shape,
    value: { type: 'triangle' },
    messages: ['type has to be one of "circle", "square", not "triangle" (string).'],
  },
  {
    title: 'a tagged union: a missing tag is one fault',
    schema: shape,
    value: { radius: 1 },
    messages: ['type is required, but missing.'],
  },
  {
    title: 'a tagged union: two variants at once',
    schema: { ...shape, oneOf: [{ required: ['radius'] }, { required: ['side'] }] },
    value: { type: 'circle', radius: 1, side: 2 },
    messages: [
      'The value has to match exactly one of 2: an object with radius; an object with side, but matches 2: an object with radius; an object with side.',
    ],
  },
  { title: 'a wrong type is said once', schema: source, value: 5, messages: ['The value has to be an object, not 5 (integer).'] },
  {
    title: 'alternative formats',
    schema: { type: 'string', anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] },
    value: 'x',
    messages: [
      'The value has to match at least one of 2 alternatives: (1) The value has to be a string of format ipv4, not "x" (string); (2) The value has to be a string of format ipv6, not "x" (string).',
    ],
  },
  {
    title: 'alternative patterns',
    schema: { type: 'string', anyOf: [{ pattern: '^a' }, { enum: ['x', 'y'] }] },
    value: 'b',
    messages: ['The value has to be a string that matches "^a", not "b" (string).'],
  },
  {
    title: 'not, with a name',
    schema: { type: 'object', not: { required: ['old'] } },
    value: { old: 1 },
    messages: ['The value has to be anything but an object with old, not an object.'],
  },
  {
    title: 'not an enum',
    schema: { type: 'string', not: { enum: ['a'] } },
    value: 'a',
    messages: ['The value has to be anything but "a", not "a" (string).'],
  },
  {
    title: 'not, without a name',
    schema: { type: 'integer', not: { minimum: 1, maximum: 3 } },
    value: 2,
    messages: ['The value has to be anything but what the schema excludes, not 2 (integer).'],
  },
  {
    title: 'allOf: each fault as it is',
    schema: { type: 'object', allOf: [{ required: ['a'] }, { required: ['b'] }] },
    value: {},
    messages: ['a is required, but missing.', 'b is required, but missing.'],
  },
  {
    title: 'nested',
    schema: { type: 'object', allOf: [{ anyOf: [{ oneOf: [{ required: ['a'] }, { required: ['b'] }] }, { required: ['c'] }] }] },
    value: { a: 1, b: 1 },
    messages: [
      'The value has to match at least one of 2 alternatives: (1) The value has to match exactly one of 2: an object with a; an object with b, but matches 2: an object with a; an object with b; (2) c is required, but missing.',
    ],
  },
  {
    title: 'many alternatives',
    schema: { type: 'object', anyOf: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => ({ required: [name] })) },
    value: {},
    messages: [
      'The value has to match at least one of 7: an object with a; an object with b; an object with c; an object with d; an object with e; and 2 more, but matches none.',
    ],
  },
]

test.each(rows)('$title', ({ schema, value, messages }) => {
  expect(compile(schema)(value).map((issue) => issue.message)).toEqual(messages)
})

test('an alternative in an item has the path of the item', () => {
  const issues = compile({ type: 'object', properties: { list: { type: 'array', items: shape } } })({
    list: [{ type: 'circle', radius: 1 }, { type: 'square' }],
  })
  expect(issues).toEqual([
    {
      code: 'FieldValueRequired',
      severity: 'error',
      path: ['list', 1, 'side'],
      field: 'list[1].side',
      message: 'list[1].side is required, but missing.',
      expected: 'number',
      actual: 'nothing',
    },
  ])
})
