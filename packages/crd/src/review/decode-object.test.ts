import { describe, expect, test } from '@jest/globals'
import { fooCrd } from './foo-crd.fixture.ts'
import { compileReview } from './review.ts'

const review = compileReview(fooCrd({ spec: { type: 'object' } }), 'v1')

function problemOf(body: string | Uint8Array): string | undefined {
  const verdict = review.createFromText(body)
  return verdict.accepted ? undefined : verdict.status.message
}

const HERE = '"apiVersion":"example.com/v1","kind":"Foo"'
const unrecognized = (problem: string) => expect.stringContaining(`the object provided is unrecognized (must be of type Foo): ${problem}`)
const mismatch = (type: string, field: string) =>
  unrecognized(
    `couldn't get version/kind; json parse error: json: cannot unmarshal ${type} into Go struct field .${field} of type string (`,
  )

describe('what a document says it is, in whatever case it says so', () => {
  test.each<[body: string, problem: unknown]>([
    ['{"apiVersion":"example.com/v1","metadata":{"name":"a"},"KIND":5}', mismatch('number', 'kind')],
    [`{${HERE},"KIND":{},"metadata":{"name":5}}`, mismatch('object', 'kind')],
    [`{${HERE},"\\u212aind":[]}`, mismatch('array', 'kind')],
    [`{${HERE},"apiVer\\u017fion":true}`, mismatch('bool', 'apiVersion')],
    ['{"kind":1,"apiVersion":[]}', mismatch('number', 'kind')],
    ['kind: 1\napiVersion: []\n', mismatch('array', 'apiVersion')],
    ['KIND: {}\nkind: 1\n', mismatch('object', 'kind')],
    [`{${HERE},"ApiVersion":"a/b/c"}`, unrecognized('unexpected GroupVersion string: a/b/c (')],
    ['{"apiVersion":"a/b/c","kind":"Foo","ApiVersion":"v1"}', unrecognized("Object 'Kind' is missing in '")],
    ['{"apiVersion":"example.com/v1","KIND":"Foo"}', unrecognized("Object 'Kind' is missing in '")],
    [`{${HERE},"metadata":{"name":"a"},"Kind":null}`, expect.stringContaining('strict decoding error: unknown field "Kind"')],
    [`{${HERE},"metadata":{"name":"a"},"k\\u0131nd":[]}`, expect.stringContaining('strict decoding error: unknown field "kınd"')],
  ])('%s', (body, problem) => {
    expect(problemOf(body)).toEqual(problem)
  })
})

describe('without apiVersion a strict reader says nothing else', () => {
  const missing = "Object 'apiVersion' is missing in 'object has no apiVersion field'"

  test.each<[body: string, problem: string]>([
    ['{"kind":"Foo","metadata":{"name":"a","x":1}}', missing],
    ['{"kind":"Foo","metadata":{"name":"a"},"x":1,"x":2}', missing],
    ['{"apiVersion":"","kind":"Bar","metadata":{"name":"a","name":"b"}}', missing],
    ['kind: Foo\nmetadata: {name: a}\nspec: {a: 1, a: 2}\n', missing],
    ['{"kind":"Foo","metadata":{"name":"a"}}', 'the API version in the data () does not match the expected API version (example.com/v1)'],
  ])('%s', (body, problem) => {
    expect(problemOf(body)).toBe(problem)
  })
})

describe('a body that cannot be read is cited by its first 30 bytes', () => {
  test.each<[body: Uint8Array, cited: string]>([
    [Buffer.from('ff616263', 'hex'), '(ff616263)'],
    [Buffer.from(`${'a'.repeat(29)}😀: {`), `(${'61'.repeat(29)}f0 ...)`],
    [Buffer.from(`{"${'a'.repeat(27)}😀":1}`), `({"${'a'.repeat(27)}\ufffd ...)`],
    [Buffer.concat([Buffer.from('{"a":"'), Buffer.alloc(40, 0xff), Buffer.from('"}')]), `({"a":"${'\ufffd'.repeat(24)} ...)`],
  ])('%j', (body, cited) => {
    expect(problemOf(body)?.endsWith(cited)).toBe(true)
  })
})
