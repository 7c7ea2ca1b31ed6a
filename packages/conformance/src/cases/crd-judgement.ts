import type { Area, Case } from '../suite/case.ts'
import { definition, type Definition } from '../suite/definition.ts'
import { definitions } from '../suite/install.ts'
import type { Json } from '../suite/session.ts'
import { groupOf, object, pathOf, version, withMetadata, withNames, withSchema, withSpec } from './definition-change.ts'

const column = { name: 'A', type: 'string', jsonPath: '.spec.a' }
const unsaid = { name: 'v2', schema: { openAPIV3Schema: object } }
const withA = (a: object) => ({ type: 'object', properties: { a } })

/** Definitions that the server refuses, or takes although one would not think so; none is created. */
const judged: readonly [title: string, change: (crd: Definition) => unknown][] = [
  ['a name that is not plural.group', (crd) => ({ ...crd, metadata: { name: 'foos.other.example' } })],
  ['a group without a dot', (crd) => ({ ...crd, metadata: { name: 'foos.group' }, spec: { ...crd.spec, group: 'group' } })],
  ['a group of Kubernetes', (crd) => ({ ...crd, metadata: { name: 'foos.x.k8s.io' }, spec: { ...crd.spec, group: 'x.k8s.io' } })],
  ['no scope', withSpec({ scope: undefined })],
  ['an unknown scope', withSpec({ scope: 'Planet' })],
  ['no versions', withSpec({ versions: [] })],
  ['versions of one name', withSpec({ versions: [version('v1', { storage: true }), version('v1')] })],
  ['two storage versions', withSpec({ versions: [version('v1', { storage: true }), version('v2', { storage: true })] })],
  ['no storage version', withSpec({ versions: [version('v1')] })],
  ['a version name that is no label', withSpec({ versions: [version('V1.0', { storage: true })] })],
  ['no schema', withSpec({ versions: [version('v1', { storage: true, schema: undefined })] })],
  ['preserveUnknownFields', withSpec({ preserveUnknownFields: true })],
  ['no kind', withNames({ kind: '' })],
  ['a kind with wrong letters', withNames({ kind: 'Foo_Bar' })],
  ['a list kind like the kind', withNames({ listKind: 'Foo' })],
  ['short names with wrong letters', withNames({ shortNames: ['OK', 'f o'] })],
  ['categories with wrong letters', withNames({ categories: ['All'] })],
  ['a root that is no object', withSchema({ type: 'string' })],
  ['a schema without types', withSchema({ type: 'object', properties: { spec: { properties: { a: {} } } } })],
  [
    'a default that does not fit',
    withSchema({ type: 'object', properties: { spec: { ...object, properties: { a: { type: 'integer', default: 'x' } } } } }),
  ],
  ['a pattern that is none', withSchema({ type: 'object', properties: { a: { type: 'string', pattern: '(' } } })],
  ['a $ref', withSchema({ type: 'object', properties: { a: { $ref: '#/definitions/a' } } })],
  ['uniqueItems', withSchema({ type: 'object', properties: { a: { type: 'array', uniqueItems: true, items: { type: 'string' } } } })],
  ['an array without items', withSchema({ type: 'object', properties: { a: { type: 'array' } } })],
  [
    'properties with additionalProperties',
    withSchema({ type: 'object', properties: { a: { ...object, properties: {}, additionalProperties: { type: 'string' } } } }),
  ],
  [
    'a list type map without keys',
    withSchema({ type: 'object', properties: { a: { type: 'array', 'x-kubernetes-list-type': 'map', items: object } } }),
  ],
  ['a root default with a status subresource', withSchema({ type: 'object', default: {} }, { subresources: { status: {} } })],
  ['a schema of metadata', withSchema({ type: 'object', properties: { metadata: { type: 'object', properties: { labels: object } } } })],
  ['scale without paths', withSchema(object, { subresources: { scale: {} } })],
  [
    'scale with paths elsewhere',
    withSchema(object, {
      subresources: { scale: { specReplicasPath: '.status.a', statusReplicasPath: '.spec.a', labelSelectorPath: '.a' } },
    }),
  ],
  [
    'a printer column of an unknown type',
    withSchema(object, { additionalPrinterColumns: [{ name: 'A', type: 'text', jsonPath: '.spec.a' }] }),
  ],
  ['a printer column without a path', withSchema(object, { additionalPrinterColumns: [{ name: 'A', type: 'string' }] })],
  ['a selectable field that is not there', withSchema(object, { selectableFields: [{ jsonPath: '.spec.a' }] })],
  ['a deprecation warning without deprecation', withSchema(object, { deprecationWarning: 'old' })],
  ['webhook conversion without a webhook', withSpec({ conversion: { strategy: 'Webhook' } })],
  ['an unknown conversion', withSpec({ conversion: { strategy: 'Magic' } })],
  ['an exclusiveMinimum that is a number', withSchema({ type: 'object', properties: { a: { type: 'integer', exclusiveMinimum: 1 } } })],
  ['a schema of a wrong type', withSchema({ type: ['object'] })],
  ['an unknown field', withSpec({ colour: 'blue' })],
  ['an unknown field of what is refused', withSpec({ colour: 'blue', scope: 'Planet' })],
  [
    'a format that is not known, of what is refused',
    (crd) => withSpec({ scope: 'Planet' })(withSchema(withA({ type: 'string', format: 'zip' }))(crd)),
  ],
  ['a resourceVersion, which a dry run does not mind', (crd) => ({ ...crd, metadata: { ...crd.metadata, resourceVersion: '5' } })],
  ['a conversion of null', withSpec({ conversion: null, preserveUnknownFields: null })],
  ['names of null', withNames({ singular: null, listKind: null, shortNames: null, categories: null })],
  ['subresources of null', withSchema(object, { subresources: { status: null, scale: null } })],
  [
    'fields of a version that are null',
    withSchema(object, { deprecationWarning: null, additionalPrinterColumns: null, selectableFields: null }),
  ],
  ['fields of a column that are null', withSchema(object, { additionalPrinterColumns: [{ ...column, priority: null, format: null }] })],
  [
    'keywords of null',
    withSchema(withA({ ...object, properties: null, additionalProperties: null, items: null, enum: null, default: null })),
  ],
  ['schemas of null', withSchema(withA({ ...object, anyOf: [null, { required: [null] }] }))],
  ['a rule with nulls', withSchema(withA({ ...object, 'x-kubernetes-validations': [{ rule: 'true', message: null, reason: null }] }))],
  ['null in a default', withSchema(withA({ ...object, default: { b: null }, 'x-kubernetes-preserve-unknown-fields': true }))],
  ['a version that does not say whether it is served, or stored', withSpec({ versions: [version('v1', { storage: true }), unsaid] })],
  ['no spec', ({ spec: _, ...crd }) => crd],
  ['no name', (crd) => ({ ...crd, metadata: {} })],
  ['good', (crd) => crd],
]

/** Replacements of an established definition with one object in it. */
const replaced: readonly [title: string, change: (crd: Json) => unknown][] = [
  ['the same', (crd) => crd],
  ['a label', (crd) => ({ ...crd, metadata: { ...crd.metadata, labels: { a: 'b' } } })],
  ['another scope', withSpec({ scope: 'Cluster' })],
  ['another kind', withNames({ kind: 'Fool', listKind: 'FoolList' })],
  ['another plural', withNames({ plural: 'fooz' })],
  ['another group', withSpec({ group: 'other.example' })],
  ['a short name', withNames({ shortNames: ['f'] })],
  ['another singular', withNames({ singular: 'fu' })],
  ['a missing resourceVersion', (crd) => ({ ...crd, metadata: { name: crd.metadata.name } })],
  ['a stale resourceVersion', (crd) => ({ ...crd, metadata: { ...crd.metadata, resourceVersion: '1' } })],
  ['a stored version that is left out', withSpec({ versions: [version('v2', { storage: true })] })],
  ['another storage version', withSpec({ versions: [version('v1'), version('v2', { storage: true })] })],
  [
    'a status, which is not taken',
    (crd) => ({ ...crd, status: { storedVersions: ['v7'], conditions: [], acceptedNames: crd.spec.names } }),
  ],
  ['a schema that is refused', withSchema({ type: 'object', properties: { a: {} } })],
  ['a label that is none', withMetadata({ labels: { a: '-' } })],
  ['a finalizer that is none', withMetadata({ finalizers: [''] })],
  ['a period of grace', withMetadata({ deletionGracePeriodSeconds: 30 })],
  ['a time of deletion', withMetadata({ deletionTimestamp: '2024-02-29T12:00:00.5+01:00' })],
  ['a schema and an annotation that are refused', (crd) => withSchema({ type: 'array' })(withMetadata({ annotations: { '': '' } })(crd))],
]

/** What the server says to definitions, new ones and replacements. */
export const crdJudgement: Area = {
  name: 'crd-judgement',
  cases: [
    ...judged.map(([title, change]): Case => ({
      title: `judged: ${title}`,
      run: async (s) => void (await s.post(`${definitions}?dryRun=All`, change(definition({ group: groupOf('judged') })))),
    })),
    ...replaced.map(([title, change], index): Case => ({
      title: `replaced by: ${title}`,
      async run(s) {
        const crd = definition({ group: groupOf(`replaced-${index}`) })
        await s.install(crd)
        const { body } = await s.get(pathOf(crd))
        await s.put(pathOf(crd), change(body))
      },
    })),
    {
      title: 'what Go leaves out is not stored',
      async run(s) {
        const rule = { rule: 'true', message: '', messageExpression: '', fieldPath: '' }
        const empty = {
          type: 'object',
          description: '',
          nullable: false,
          properties: {},
          required: [],
          enum: [],
          externalDocs: { url: '', description: '' },
          'x-kubernetes-validations': [rule],
        }
        const spec = {
          type: 'object',
          properties: { a: empty, b: { type: 'integer', exclusiveMinimum: false, 'x-kubernetes-preserve-unknown-fields': false } },
        }
        const fields = {
          deprecated: false,
          additionalPrinterColumns: [{ name: 'A', type: 'string', jsonPath: '.spec.a', priority: 0, description: '' }],
          selectableFields: [],
        }
        const crd = withNames({ shortNames: [], categories: [] })(
          withSchema({ type: 'object', properties: { spec } }, fields)(definition({ group: groupOf('omitted') })),
        )
        await s.post(`${definitions}?dryRun=All`, crd)
      },
    },
  ],
}
