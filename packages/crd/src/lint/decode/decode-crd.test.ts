import { describe, expect, test } from '@jest/globals'
import { FIELD, fooCrd, fooVersion, withField, withRoot } from '../foo-crd.fixture.ts'
import { lint } from '../lint.ts'
import { decodeCrd } from './decode-crd.ts'

const SCHEMA = 'JSONSchemaProps.spec.versions.schema.openAPIV3Schema'

describe('decodeCrd', () => {
  test.each([
    [
      withField({ exclusiveMinimum: 0 }),
      `json: cannot unmarshal number into Go struct field ${SCHEMA}.properties.properties.exclusiveMinimum of type bool`,
    ],
    [
      withField({ type: ['string', 'null'] }),
      `json: cannot unmarshal array into Go struct field ${SCHEMA}.properties.properties.type of type string`,
    ],
    [
      withField({ maxLength: 1.5 }),
      `json: cannot unmarshal number 1.5 into Go struct field ${SCHEMA}.properties.properties.maxLength of type int64`,
    ],
    [withField(true), `json: cannot unmarshal bool into Go struct field ${SCHEMA}.properties.properties of type v1.JSONSchemaProps`],
    [withRoot({ required: 'a' }), `json: cannot unmarshal string into Go struct field ${SCHEMA}.required of type []string`],
    [
      withRoot({ properties: [] }),
      `json: cannot unmarshal array into Go struct field ${SCHEMA}.properties of type map[string]v1.JSONSchemaProps`,
    ],
    [withRoot({ additionalProperties: 'no' }), 'boolean or JSON schema expected'],
    // What an UnmarshalJSON refuses is reported for the struct around it.
    [
      withRoot({ items: { externalDocs: { url: 1 } } }),
      `json: cannot unmarshal number into Go struct field ${SCHEMA}.items.externalDocs.url of type string`,
    ],
    [
      withRoot({ externalDocs: { url: 1 } }),
      'json: cannot unmarshal number into Go struct field ExternalDocumentation.spec.versions.schema.openAPIV3Schema.externalDocs.url of type string',
    ],
    [
      fooCrd({ scope: 1 }),
      'json: cannot unmarshal number into Go struct field CustomResourceDefinitionSpec.spec.scope of type v1.ResourceScope',
    ],
    [fooCrd({}, { labels: { a: 1 } }), 'json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string'],
    [fooCrd({}, { creationTimestamp: 'now' }), 'parsing time "now" as "2006-01-02T15:04:05Z07:00": cannot parse "now" as "2006"'],
    [
      fooCrd({ conversion: { strategy: 'Webhook', webhook: { clientConfig: { caBundle: 'a-b' } } } }),
      'illegal base64 data at input byte 1',
    ],
  ])('%#: %s', (crd, message) => {
    expect(decodeCrd(crd)).toEqual({ issues: [expect.objectContaining({ code: 'Undecodable', severity: 'error', message })] })
  })

  test.each([
    [null, 'a CustomResourceDefinition is a JSON object'],
    [[], 'a CustomResourceDefinition is a JSON object'],
    [{ ...fooCrd(), kind: 'Foo' }, 'kind must be CustomResourceDefinition'],
    [
      { ...fooCrd(), apiVersion: 'apiextensions.k8s.io/v1beta1' },
      'the API version in the data (apiextensions.k8s.io/v1beta1) does not match the expected API version (apiextensions.k8s.io/v1)',
    ],
  ])('%j is no definition', (value, message) => {
    expect(decodeCrd(value).issues).toMatchObject([{ code: 'Undecodable', message }])
  })

  test('reports every value of a wrong type, first the one that the server stops at', () => {
    const crd = withRoot({ type: 1, items: { type: 2 }, title: 3 })
    expect(decodeCrd(crd).issues.map(({ path }) => path.slice(5))).toEqual([['items', 'type'], ['type'], ['title']])
  })

  test('null is not there', () => {
    const nothing = { type: 'object', items: null, properties: { spec: null }, enum: [null], required: [null], default: null, not: null }
    const { crd } = decodeCrd(withRoot(nothing))
    expect(crd?.spec.versions?.[0]?.schema?.openAPIV3Schema).toEqual({
      type: 'object',
      properties: new Map([['spec', {}]]),
      enum: [null],
      required: [''],
    })
  })

  test('what is zero in Go is not there either, but for pointers', () => {
    const { crd } = decodeCrd(withRoot({ type: '', nullable: false, minimum: 0, $ref: '', 'x-kubernetes-preserve-unknown-fields': false }))
    expect(crd?.spec.versions?.[0]?.schema?.openAPIV3Schema).toEqual({
      minimum: 0,
      $ref: '',
      'x-kubernetes-preserve-unknown-fields': false,
    })
  })

  test('an integer beyond those of a number is one', () => {
    const { crd } = decodeCrd(withRoot({ maxProperties: 2n ** 53n + 1n, minimum: -(2n ** 60n), default: 2n ** 60n }))
    expect(crd?.spec.versions?.[0]?.schema?.openAPIV3Schema).toEqual({ maxProperties: 2 ** 53, minimum: -(2 ** 60), default: 2n ** 60n })
    expect(decodeCrd(withRoot({ maxProperties: 2n ** 63n })).issues).toMatchObject([{ code: 'Undecodable', actual: '9223372036854775808' }])
  })

  test('items that are neither schema nor list are there, and empty', () => {
    expect(decodeCrd(withRoot({ items: true })).crd?.spec.versions?.[0]?.schema?.openAPIV3Schema).toEqual({ items: {} })
    expect(lint(withField({ type: 'array', items: true })).map(({ field }) => field)).toEqual([`${FIELD}.items`])
  })

  test('unknown fields are dropped and reported', () => {
    const { crd, issues } = decodeCrd(fooCrd({ versions: [fooVersion({ Served: true, subresources: { status: { a: 1 } } })] }))
    expect(crd?.spec.versions?.[0]?.subresources).toEqual({ status: {} })
    expect(issues.map(({ message }) => message)).toEqual([
      'unknown field "spec.versions[0].Served"',
      'unknown field "spec.versions[0].subresources.status.a"',
    ])
  })
})
