import type { Area } from '../suite/case.ts'
import { sampleKind } from '../suite/sample-kind.ts'
import type { Json, Session } from '../suite/session.ts'

const string = { type: 'string' }
const rich = sampleKind('rich.openapi.conformance.example', 'Foo', {
  v1: {
    schema: {
      description: 'A Foo has everything.',
      type: 'object',
      required: ['spec'],
      properties: {
        spec: {
          description: 'What is wanted.',
          type: 'object',
          required: ['size'],
          properties: {
            size: { type: 'integer', format: 'int32', minimum: 1, maximum: 10, exclusiveMaximum: true, default: 3 },
            text: { type: 'string', pattern: '^a', minLength: 1, maxLength: 9, enum: ['a', 'ab'], nullable: true, example: 'a' },
            port: { 'x-kubernetes-int-or-string': true },
            ports: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
            even: { 'x-kubernetes-int-or-string': true, anyOf: [{ minimum: 3 }, { pattern: 'x' }] },
            map: { type: 'object', additionalProperties: { 'x-kubernetes-int-or-string': true }, minProperties: 1, maxProperties: 3 },
            list: { type: 'array', items: string, 'x-kubernetes-list-type': 'set', maxItems: 4 },
            byKey: {
              type: 'array',
              items: { type: 'object', required: ['key'], properties: { key: string, value: string } },
              'x-kubernetes-list-type': 'map',
              'x-kubernetes-list-map-keys': ['key'],
            },
            atomic: { type: 'object', properties: { a: string }, 'x-kubernetes-map-type': 'atomic' },
            open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
            template: {
              type: 'object',
              required: ['kind', 'extra'],
              properties: { extra: string },
              'x-kubernetes-embedded-resource': true,
              'x-kubernetes-preserve-unknown-fields': true,
            },
            ruled: { type: 'object', properties: { a: string }, anyOf: [{ required: ['a'] }], not: { required: ['b'] } },
          },
          'x-kubernetes-validations': [{ rule: 'self.size < 10', message: 'too large' }],
        },
        status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        metadata: { type: 'object', properties: { name: { type: 'string', maxLength: 9 } } },
      },
    },
    subresources: { status: {}, scale: { specReplicasPath: '.spec.size', statusReplicasPath: '.status.size' } },
    selectableFields: [{ jsonPath: '.spec.text' }],
  },
})
const wide = sampleKind('wide.openapi.conformance.example', 'Bar', { v1beta1: { schema: { type: 'object' } } }, 'Cluster')
const documentOf = (group: string, version: string) => `/openapi/v3/apis/${group}/${version}`
const richPath = documentOf('rich.openapi.conformance.example', 'v1')
const widePath = documentOf('wide.openapi.conformance.example', 'v1beta1')

/** The kinds of meta/v1 are described by each server in words of its own, and listed under every group that knows their options. */
function withoutWords(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutWords)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([name, inside]) => name !== 'description' || typeof inside !== 'string')
  return Object.fromEntries(
    kept.map(([name, inside]) => [
      name,
      name === 'x-kubernetes-group-version-kind' && Array.isArray(inside) ? inside.slice(0, 1) : withoutWords(inside),
    ]),
  )
}

/** The index comes as text, because the real server does not say what it is. */
const indexOf = (body: Json): Json => (typeof body === 'string' ? JSON.parse(body) : body).paths

async function describes(s: Session, path: string, name: string): Promise<void> {
  await s.until(path, ({ status, body }) => status === 200 && body.components?.schemas?.[name] !== undefined)
}

/** What the server tells about its kinds in OpenAPI, version 3. */
export const openApi: Area = {
  name: 'open-api',
  crds: [rich.crd, wide.crd],
  cases: [
    {
      title: 'the index',
      async run(s) {
        await describes(s, richPath, 'example.conformance.openapi.rich.v1.Foo')
        await s.until('/openapi/v3', ({ body }) => indexOf(body)['apis/rich.openapi.conformance.example/v1'] !== undefined)
        await s.part('/openapi/v3', (body) =>
          ['apis/rich.openapi.conformance.example/v1', 'api/v1', 'apis/apiextensions.k8s.io/v1'].map((path) =>
            indexOf(body)[path]?.serverRelativeURL.replace(/=[0-9A-F]{128}$/, '=<hash>'),
          ),
        )
      },
    },
    {
      title: 'a kind and its list',
      async run(s) {
        await describes(s, richPath, 'example.conformance.openapi.rich.v1.FooList')
        await s.part(richPath, ({ openapi, info, components: { schemas } }) => ({
          openapi,
          info,
          ...Object.fromEntries(Object.entries(schemas).filter(([name]) => name.startsWith('example.'))),
        }))
      },
    },
    {
      title: 'what a kind refers to',
      async run(s) {
        await describes(s, richPath, 'example.conformance.openapi.rich.v1.Foo')
        await s.part(richPath, ({ components: { schemas } }) =>
          withoutWords(Object.fromEntries(Object.entries(schemas).filter(([name]) => name.startsWith('io.')))),
        )
      },
    },
    {
      title: 'the operations of a namespaced kind',
      async run(s) {
        await describes(s, richPath, 'example.conformance.openapi.rich.v1.Foo')
        await s.part(richPath, ({ paths }) => withoutWords(paths))
      },
    },
    {
      title: 'a kind that is in no namespace',
      async run(s) {
        await describes(s, widePath, 'example.conformance.openapi.wide.v1beta1.Bar')
        await s.part(widePath, ({ paths, components: { schemas } }) => ({
          paths: withoutWords(paths),
          schema: schemas['example.conformance.openapi.wide.v1beta1.Bar'],
        }))
      },
    },
    {
      title: 'a schema that changes',
      async run(s) {
        const kind = sampleKind('changed.openapi.conformance.example', 'Foo', {
          v1: { schema: { type: 'object', properties: { a: string } } },
        })
        const path = documentOf('changed.openapi.conformance.example', 'v1')
        const name = 'example.conformance.openapi.changed.v1.Foo'
        await s.install(kind.crd)
        await describes(s, path, name)
        await s.part(path, ({ components: { schemas } }) => Object.keys(schemas[name].properties))
        const definition = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${kind.crd.metadata.name}`
        const at = '/spec/versions/0/schema/openAPIV3Schema/properties/b'
        await s.patch(definition, 'json', [{ op: 'add', path: at, value: { type: 'integer' } }])
        await s.until(path, ({ body }) => body.components.schemas[name].properties.b !== undefined)
        await s.part(path, ({ components: { schemas } }) => Object.keys(schemas[name].properties).toSorted())
        await s.prepare({ method: 'DELETE', path: definition })
        await s.until(path, ({ status }) => status === 404)
      },
    },
  ],
}
