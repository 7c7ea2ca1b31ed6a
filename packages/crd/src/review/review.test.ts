import { describe, expect, test } from '@jest/globals'
import type { Status, StructuralSchema } from '@kindbox/core'
import { foo, fooCrd } from './foo-crd.fixture.ts'
import type { JsonObject } from './go/record.ts'
import { compileReview, type ReviewOptions } from './review.ts'
import type { Verdict } from './verdict.ts'

const crd = fooCrd({
  spec: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', maxLength: 5 },
      replicas: { type: 'integer', default: 1 },
      template: { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
    },
  },
  status: { type: 'object', default: { phase: 'New' }, properties: { phase: { type: 'string' }, count: { type: 'integer' } } },
})
const review = compileReview(crd, 'v1')

function refusal(verdict: Verdict): Status {
  if (verdict.accepted) throw new Error('accepted')
  return verdict.status
}

describe('what would be stored', () => {
  test('defaults, a namespace, the first generation; no status but its defaults', () => {
    const document = foo({ spec: { name: 'x', replicas: null }, status: { phase: 'Mine', count: 3 } })
    expect(review.create(document)).toEqual({
      accepted: true,
      stored: foo({
        metadata: { name: 'a', namespace: 'default', generation: 1 },
        spec: { name: 'x', replicas: 1 },
        status: { phase: 'New' },
      }),
      prepared: foo({ metadata: { name: 'a', namespace: 'default', generation: 1 }, spec: { name: 'x', replicas: 1 } }),
      document: foo({ metadata: { name: 'a' }, spec: { name: 'x', replicas: 1 }, status: { phase: 'Mine', count: 3 } }),
      warnings: [],
      notEvaluated: 0,
    })
    expect(document).toEqual(foo({ spec: { name: 'x', replicas: null }, status: { phase: 'Mine', count: 3 } }))
  })

  test('what only the server may say is dropped, and a name is made', () => {
    const metadata = {
      generateName: `${'a'.repeat(60)}-`,
      uid: 'u',
      selfLink: 's',
      generation: 7,
      creationTimestamp: '2020-01-01T00:00:00Z',
      labels: {},
    }
    const verdict = review.create(foo({ metadata, spec: { name: 'x' } }), { namespace: 'n', generateSuffix: () => '12345' })
    expect(verdict).toMatchObject({ accepted: true })
    expect(verdict.accepted && verdict.stored['metadata']).toEqual({
      generateName: `${'a'.repeat(60)}-`,
      name: `${'a'.repeat(58)}12345`,
      namespace: 'n',
      generation: 1,
    })
  })

  test('a name that is made is cut in bytes, which may be no characters', () => {
    const verdict = review.create(foo({ metadata: { generateName: '😀'.repeat(20) }, spec: { name: 'x' } }))
    const shown = '😀'.repeat(14)
    expect(verdict).toMatchObject({ accepted: false, status: { details: { name: `${shown}\ufffd\ufffdxxxxx` } } })
    expect(!verdict.accepted && verdict.status.message).toContain(`Foo.example.com "${shown}\\xf0\\x9fxxxxx" is invalid`)
  })

  test('a resource of the cluster has no namespace', () => {
    const cluster = compileReview(fooCrd({ spec: { type: 'object' } }, { scope: 'Cluster' }), 'v1')
    const verdict = cluster.create(foo({ metadata: { name: 'a', namespace: 'n' } }))
    expect(verdict.accepted && verdict.stored['metadata']).toEqual({ name: 'a', generation: 1 })
  })

  test('another storage version prunes and fills in, too', () => {
    const version = (name: string, storage: boolean, properties: NonNullable<StructuralSchema['properties']>) => ({
      name,
      served: true,
      storage,
      schema: { openAPIV3Schema: { type: 'object', properties } as const },
    })
    const versions = [
      version('v1', true, { a: { type: 'string' }, b: { type: 'string', default: 'stored' } }),
      version('v2', false, { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string', default: 'lost' } }),
    ]
    const verdict = compileReview(fooCrd({}, { versions }), 'v2').create({
      apiVersion: 'example.com/v2',
      kind: 'Foo',
      metadata: { name: 'a' },
      a: 'x',
    })
    expect(verdict).toMatchObject({ accepted: true, stored: { a: 'x', b: 'stored' } })
    expect(verdict.accepted && Object.hasOwn(verdict.prepared, 'b')).toBe(false)
    expect(verdict.accepted && Object.hasOwn(verdict.stored, 'c')).toBe(false)
  })

  test.each<[said: JsonObject, kept: JsonObject]>([
    [
      { labels: {}, annotations: null, finalizers: [] },
      { labels: {}, annotations: null, finalizers: [] },
    ],
    [{ labels: { a: null }, creationTimestamp: null, uid: '' }, { labels: { a: null } }],
    [{ labels: { a: '' } }, { labels: { a: '' } }],
  ])('what was applied is stored with what its metadata says, be it nothing, and read without it: %j', (said, kept) => {
    const verdict = review.create(foo({ metadata: { name: 'a', ...said }, spec: { name: 'x' } }), { applied: true })
    const metadata = { name: 'a', namespace: 'default', generation: 1 }
    expect(verdict.accepted && verdict.stored['metadata']).toEqual({ ...metadata, ...kept })
    const read = verdict.accepted && review.read(verdict.stored)['metadata']
    expect(read).toEqual({ ...metadata, ...(said['annotations'] === undefined && { labels: { a: '' } }) })
  })

  test('a read fills in the defaults of today', () => {
    expect(review.read({ apiVersion: 'example.com/v1', kind: 'Foo', metadata: { name: 'a' }, spec: { name: 'x', gone: 1 } })).toEqual(
      foo({ spec: { name: 'x', replicas: 1 }, status: { phase: 'New' } }),
    )
  })
})

describe('400: what cannot be decoded', () => {
  const cannot = (problem: string) => `Foo in version "v1" cannot be handled as a Foo: ${problem}`
  const unrecognized = (problem: string, summary: string) =>
    `the object provided is unrecognized (must be of type Foo): ${problem} (${summary})`
  test.each<[string, ReviewOptions, unknown, string]>([
    [
      'unknown fields',
      {},
      foo({ zz: 1, spec: { name: 'x', b: 1, a: 2 } }),
      cannot('strict decoding error: unknown field "spec.a", unknown field "spec.b", unknown field "zz"'),
    ],
    [
      'unknown metadata first, embedded last',
      {},
      foo({ metadata: { name: 'a', zz: 1 }, yy: 1, spec: { name: 'x', template: { apiVersion: 'v1', kind: 'X', metadata: { xx: 1 } } } }),
      cannot('strict decoding error: unknown field "metadata.zz", unknown field "yy", unknown field "spec.template.metadata.xx"'),
    ],
    [
      'wrong metadata',
      {},
      foo({ metadata: { labels: { a: 1 } } }),
      cannot('json: cannot unmarshal number into Go struct field ObjectMeta.labels of type string'),
    ],
    [
      'a wrong embedded resource',
      {},
      foo({ spec: { template: { kind: 1 } } }),
      cannot('spec.template.kind: Invalid value: 1: must be a string'),
    ],
    [
      'no kind',
      {},
      { apiVersion: 'example.com/v1' },
      unrecognized(`Object 'Kind' is missing in '{"apiVersion":"example.com/v1"}'`, '{"apiVersion":"example.com/v1" ...'),
    ],
    [
      'a kind that is no string',
      {},
      { kind: 1 },
      unrecognized(
        "couldn't get version/kind; json parse error: json: cannot unmarshal number into Go struct field .kind of type string",
        '{"kind":1}',
      ),
    ],
    [
      'no object',
      {},
      'x',
      unrecognized(
        'couldn\'t get version/kind; json parse error: json: cannot unmarshal string into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }',
        '227822',
      ),
    ],
    [
      'a strange apiVersion',
      {},
      { apiVersion: 'a/b/c', kind: 'Foo' },
      unrecognized('unexpected GroupVersion string: a/b/c', '{"apiVersion":"a/b/c","kind":" ...'),
    ],
    [
      'another version',
      { fieldValidation: 'Ignore' },
      { ...foo({ spec: { name: 'x' } }), apiVersion: 'example.com/v2' },
      'the API version in the data (example.com/v2) does not match the expected API version (example.com/v1)',
    ],
    [
      'another namespace',
      { namespace: 'c' },
      foo({ metadata: { name: 'a', namespace: 'b' } }),
      'the namespace of the provided object does not match the namespace sent on the request',
    ],
  ])('%s', (_, options, document, message) => {
    expect(refusal(review.create(document, options))).toEqual({
      apiVersion: 'v1',
      kind: 'Status',
      metadata: {},
      status: 'Failure',
      code: 400,
      reason: 'BadRequest',
      message,
    })
  })

  test.each([
    ['a: {{ .b }}', 'yaml: invalid map key: map[interface {}]interface {}{".b":interface {}(nil)} (613a207b7b202e62207d7d)'],
    ['', "Object 'Kind' is missing in '' (<empty>)"],
  ])('the text %j', (text, message) => {
    expect(refusal(review.createFromText(text)).message).toBe(`the object provided is unrecognized (must be of type Foo): ${message}`)
  })

  test('findings know their places', () => {
    const verdict = review.create(foo({ spec: { name: 'x', 'a.b': [1] } }))
    expect(verdict).toMatchObject({ findings: [{ message: 'unknown field "spec.a.b"', path: ['spec', 'a.b'] }] })
  })
})

describe('fieldValidation', () => {
  const text = 'apiVersion: example.com/v1\nkind: Foo\nmetadata: {name: a}\nspec: {name: x, name: z, zz: 1}\nspec: {name: q, zz: 1}\n'
  test('Strict refuses', () => {
    expect(refusal(review.createFromText(text)).message).toBe(
      'Foo in version "v1" cannot be handled as a Foo: strict decoding error: yaml: unmarshal errors:\n  line 4: key "name" already set in map\n  line 5: key "spec" already set in map, unknown field "spec.zz"',
    )
  })

  test('Warn warns, and the last of equal keys counts', () => {
    const verdict = review.createFromText(text, { fieldValidation: 'Warn' })
    expect(verdict).toMatchObject({
      accepted: true,
      warnings: ['line 4: key "name" already set in map', 'line 5: key "spec" already set in map', 'unknown field "spec.zz"'],
      stored: { spec: { name: 'q', replicas: 1 } },
    })
  })

  test('Ignore is silent', () => {
    expect(review.createFromText(text, { fieldValidation: 'Ignore' })).toMatchObject({ accepted: true, warnings: [] })
  })
})

describe('422: what is not valid', () => {
  test('the Status, cause by cause', () => {
    expect(review.create(foo({ metadata: { name: 'A' }, spec: { name: 'too long' } }))).toEqual({
      accepted: false,
      status: {
        apiVersion: 'v1',
        kind: 'Status',
        metadata: {},
        status: 'Failure',
        code: 422,
        reason: 'Invalid',
        message: expect.stringMatching(
          /^Foo\.example\.com "A" is invalid: \[metadata\.name: Invalid value: "A": a lowercase .*, spec\.name: Too long: may not be more than 5 bytes\]$/,
        ),
        details: {
          name: 'A',
          group: 'example.com',
          kind: 'Foo',
          causes: [
            { reason: 'FieldValueInvalid', field: 'metadata.name', message: expect.stringContaining('a lowercase RFC 1123 subdomain') },
            { reason: 'FieldValueTooLong', field: 'spec.name', message: 'Too long: may not be more than 5 bytes' },
          ],
        },
      },
      findings: [
        {
          message: expect.any(String),
          field: 'metadata.name',
          path: ['metadata', 'name'],
          cause: expect.objectContaining({ field: 'metadata.name' }),
        },
        {
          message: 'Too long: may not be more than 5 bytes',
          field: 'spec.name',
          path: ['spec', 'name'],
          cause: expect.objectContaining({ reason: 'FieldValueTooLong' }),
        },
      ],
      warnings: [],
      notEvaluated: 0,
    })
  })

  test('one cause stands without brackets', () => {
    expect(refusal(review.create(foo({ spec: {} }))).message).toBe('Foo.example.com "a" is invalid: spec.name: Required value')
  })

  test('without a name there is none in the details', () => {
    expect(refusal(review.create(foo({ metadata: {}, spec: { name: 'x' } })))).toMatchObject({
      message: 'Foo.example.com "" is invalid: metadata.name: Required value: name or generateName is required',
      details: expect.not.objectContaining({ name: expect.anything() }),
    })
  })

  test('another kind is said alone', () => {
    expect(refusal(review.create({ ...foo({ spec: 3 }), kind: 'Bar' }))).toMatchObject({
      message: 'Bar.example.com "a" is invalid: kind: Invalid value: "Bar": must be Foo',
      details: { kind: 'Bar' },
    })
  })
})

describe('CEL rules', () => {
  const ruled = fooCrd({
    spec: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' } },
      'x-kubernetes-validations': [{ rule: 'true' }, { rule: 'self.name != ""' }],
    },
  })

  test('are left out of an object that is invalid in other ways', () => {
    const verdict = compileReview(ruled, 'v1').create(foo({ spec: {} }))
    expect(verdict).toMatchObject({ notEvaluated: 0 })
    expect(refusal(verdict).details?.causes).toEqual([
      { reason: 'FieldValueRequired', field: 'spec.name', message: 'Required value' },
      {
        reason: 'FieldValueInvalid',
        field: '<nil>',
        message:
          'Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
      },
    ])
  })
})

describe('update', () => {
  const old = foo({
    metadata: { name: 'a', namespace: 'default', uid: 'u', resourceVersion: '5', generation: 2, creationTimestamp: '2020-01-01T00:00:00Z' },
    spec: { name: 'much too long', replicas: 1 },
    status: { phase: 'Done' },
  })
  const metadata = { name: 'a', namespace: 'default', resourceVersion: '5' }

  test('takes over what cannot change, keeps the status and counts the generation', () => {
    expect(review.update(foo({ metadata, spec: { name: 'x' }, status: { phase: 'Mine' } }), old)).toMatchObject({
      accepted: true,
      stored: foo({
        metadata: { ...metadata, uid: 'u', generation: 3, creationTimestamp: '2020-01-01T00:00:00Z' },
        spec: { name: 'x', replicas: 1 },
        status: { phase: 'Done' },
      }),
    })
  })

  test('of a resource of the cluster clears a namespace', () => {
    const cluster = compileReview(fooCrd({ spec: { type: 'object' } }, { scope: 'Cluster' }), 'v1')
    const before = foo({ metadata: { name: 'a', resourceVersion: '5' } })
    const verdict = cluster.update(foo({ metadata: { ...metadata, namespace: 'n' } }), before)
    expect(verdict).toMatchObject({ accepted: true, stored: before })
  })

  test('of metadata alone leaves the generation, and forgives what was wrong before', () => {
    const verdict = review.update(foo({ metadata: { ...metadata, labels: { a: 'b' } }, spec: old['spec'] }), old)
    expect(verdict).toMatchObject({ accepted: true, stored: { metadata: { generation: 2, labels: { a: 'b' } } } })
  })

  test('lists what it finds in metadata as often as the server looks', () => {
    const causes = refusal(review.update(foo({ metadata: { ...metadata, labels: { a: '-' } }, spec: old['spec'] }), old)).details?.causes
    expect(causes?.filter(({ field }) => field === 'metadata.labels')).toHaveLength(3)
  })

  test('of /scale neither prunes nor fills in before it validates', () => {
    const scaled = { ...old, spec: { replicas: 2, unknown: 'kept' } }
    expect(review.update({ ...scaled, spec: { ...scaled.spec, name: 'n' } }, old, { subresource: 'scale' })).toMatchObject({
      accepted: true,
      stored: { metadata: { generation: 3 }, spec: { name: 'n', replicas: 2, unknown: 'kept' } },
    })
    expect(refusal(review.update(scaled, old, { subresource: 'scale' })).details?.causes).toEqual([
      { reason: 'FieldValueRequired', field: 'spec.name', message: 'Required value' },
    ])
  })

  test('of /status takes the status and nothing else', () => {
    const document = foo({ metadata: { ...metadata, labels: { ignored: 'yes' } }, spec: { name: 'ignored' }, status: { phase: 'Next' } })
    expect(review.update(document, old, { subresource: 'status' })).toMatchObject({
      accepted: true,
      stored: { ...old, status: { phase: 'Next' } },
    })
    expect(refusal(review.update({ ...document, status: { count: 'x' } }, old, { subresource: 'status' })).details?.causes).toEqual([
      {
        reason: 'FieldValueTypeInvalid',
        field: 'status.count',
        message: 'Invalid value: "string": count in body must be of type integer: "string"',
      },
    ])
  })

  test('a status that comes with another kind is fitted when it is read back', () => {
    const document = { ...old, kind: 'Bar', status: { count: 1, unknown: 1, nothing: null } }
    const verdict = review.update(document, old, { subresource: 'status', fieldValidation: 'Ignore' })
    expect(verdict).toMatchObject({ accepted: true, stored: { kind: 'Foo', status: { count: 1 } } })
    expect(verdict.accepted && verdict.stored['status']).toEqual({ count: 1 })
  })

  test('of what is no object is a mistake of the caller', () => {
    expect(() => review.update(old, null)).toThrow(TypeError)
  })
})

describe('hostile values end in a finding', () => {
  test('a hundred thousand levels', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    expect(refusal(review.create(foo({ spec: deep })))).toMatchObject({
      code: 400,
      message: expect.stringContaining('exceeded max depth of 1000'),
    })
  })

  test('a field called __proto__', () => {
    const document: unknown = JSON.parse(
      '{"apiVersion":"example.com/v1","kind":"Foo","metadata":{"name":"a"},"spec":{"name":"x","__proto__":{"replicas":7}}}',
    )
    const verdict = review.create(document, { fieldValidation: 'Warn' })
    expect(verdict).toMatchObject({
      accepted: true,
      warnings: ['unknown field "spec.__proto__"'],
      stored: { spec: { name: 'x', replicas: 1 } },
    })
  })
})

test('a version that the definition lacks', () => {
  expect(() => compileReview(crd, 'v9')).toThrow(new RangeError('foos.example.com has no version "v9", only v1'))
})
