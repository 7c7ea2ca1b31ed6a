import type { Area, Case } from '../suite/case.ts'
import { definitions } from '../suite/install.ts'
import type { Json, Session } from '../suite/session.ts'
import { definition, foo, foosOf, type Definition } from './definition.ts'

/** A group of a case's own, so that what one case leaves to be collected is not in the way of another. */
const groupOf = (slug: string) => `${slug}.lifecycle.conformance.example`
const pathOf = ({ metadata }: { readonly metadata: { readonly name: string } }) => `${definitions}/${metadata.name}`

function holds(type: string, status = 'True') {
  return ({ body }: Json): boolean =>
    body.status?.conditions?.some((condition: Json) => condition.type === type && condition.status === status) ?? false
}

/** Sends a definition and waits for what the server thinks of its names. */
async function create(s: Session, crd: Definition): Promise<string> {
  s.removeAtEnd(pathOf(crd))
  await s.post(definitions, crd)
  await s.until(pathOf(crd), holds('Established'))
  return pathOf(crd)
}

/** The spec of a definition that is otherwise good. */
const withSpec = (spec: object) => (crd: Definition) => ({ ...crd, spec: { ...crd.spec, ...spec } })
const withSchema = (openAPIV3Schema: unknown, fields: object = {}) =>
  withSpec({ versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema }, ...fields }] })
const withNames = (names: object) => (crd: Definition) => ({ ...crd, spec: { ...crd.spec, names: { ...crd.spec.names, ...names } } })
const version = (name: string, fields: object = {}) => ({
  name,
  served: true,
  storage: false,
  schema: { openAPIV3Schema: { type: 'object' } },
  ...fields,
})
const object = { type: 'object' }

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
]

/** Installation, change and removal of definitions. */
export const crdLifecycle: Area = {
  name: 'crd-lifecycle',
  cases: [
    {
      title: 'create, establish, serve, delete',
      async run(s) {
        const group = groupOf('whole')
        const path = await create(s, definition({ group }))
        await s.get(path)
        await s.get(`${path}/status`)
        await s.until(foosOf(group, s), ({ status }) => status === 200)
        await s.post(foosOf(group, s), foo(group, 'a'))
        await s.delete(path)
        await s.until(path, ({ status }) => status === 404)
        await s.get(path)
        await s.until(foosOf(group, s), ({ status }) => status === 404)
        await s.get(foosOf(group, s))
      },
    },
    {
      title: 'every name is given',
      async run(s) {
        const names = { singular: 'fu', listKind: 'Fools', shortNames: ['fo', 'fx'], categories: ['all', 'conformance'] }
        const path = await create(s, definition({ group: groupOf('names'), names }))
        await s.get(path)
      },
    },
    {
      title: 'a definition that is there',
      async run(s) {
        const crd = definition({ group: groupOf('taken') })
        await create(s, crd)
        await s.post(definitions, crd)
      },
    },
    {
      title: 'a definition that is not there',
      async run(s) {
        const crd = definition({ group: groupOf('missing') })
        await s.get(pathOf(crd))
        await s.put(pathOf(crd), crd)
        await s.delete(pathOf(crd))
      },
    },
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
    ...(
      [
        ['kind', { listKind: 'BarList' }],
        ['listKind', { kind: 'Bar', listKind: 'FooList' }],
        ['shortNames', { kind: 'Bar', listKind: 'BarList', shortNames: ['f'] }],
        ['singular', { kind: 'Bar', listKind: 'BarList', singular: 'foo' }],
      ] as const
    ).map(([what, names], index): Case => ({
      title: `two definitions of one group with the same ${what}`,
      async run(s) {
        const group = groupOf(`conflict-${index}`)
        await s.install(definition({ group, names: { shortNames: ['f'] } }))
        const second = definition({ group, names: { plural: 'bars', ...names } })
        const crd = { ...second, metadata: { name: `bars.${group}` } }
        s.removeAtEnd(pathOf(crd))
        await s.post(definitions, crd)
        await s.until(pathOf(crd), holds('NamesAccepted', 'False'))
        await s.get(pathOf(crd))
        await s.prepare({ method: 'DELETE', path: `${definitions}/foos.${group}` })
        await s.until(pathOf(crd), holds('Established'))
        await s.get(pathOf(crd))
      },
    })),
    {
      title: 'delete with instances, one of which waits',
      async run(s) {
        const group = groupOf('instances')
        const crd = definition({ group })
        await s.install(crd)
        const foos = foosOf(group, s)
        await s.prepare({ method: 'POST', path: foos, body: foo(group, 'a') })
        await s.prepare({ method: 'POST', path: foos, body: foo(group, { name: 'b', finalizers: ['conformance.example/held'] }) })
        await s.delete(pathOf(crd))
        await s.until(pathOf(crd), holds('Terminating'))
        await s.until(`${foos}/a`, ({ status }) => status === 404)
        await s.until(`${foos}/b`, ({ body }) => body.metadata.deletionTimestamp !== undefined)
        await s.part(foos, ({ items }) => items)
        await s.post(foos, foo(group, 'c'))
        await s.patch(`${foos}/b`, 'merge', { metadata: { finalizers: null } })
        await s.until(pathOf(crd), ({ status }) => status === 404)
      },
    },
    {
      title: 'versions that are served and not',
      async run(s) {
        const group = groupOf('served')
        const crd = definition({
          group,
          versions: [
            { name: 'v1', served: true, storage: true },
            { name: 'v2', served: false, storage: false },
            { name: 'v1beta1', served: true, storage: false },
          ],
        })
        await s.install(crd)
        for (const each of ['v1', 'v2', 'v1beta1', 'v3']) await s.get(`/apis/${group}/${each}/namespaces/${s.namespace}/foos`)
        await s.until(`/apis/${group}`, ({ status }) => status === 200)
        await s.get(`/apis/${group}`)
      },
    },
    {
      title: 'a version that is taken out of service and put back',
      async run(s) {
        const group = groupOf('unserved')
        const crd = definition({ group })
        await s.install(crd)
        const foos = foosOf(group, s)
        await s.post(foos, foo(group, 'a'))
        for (const served of [false, true]) {
          await s.patch(pathOf(crd), 'json', [{ op: 'replace', path: '/spec/versions/0/served', value: served }])
          await s.until(foos, ({ status }) => status === (served ? 200 : 404))
          await s.get(`${foos}/a`)
        }
      },
    },
    {
      title: 'a deprecated version warns',
      async run(s) {
        const group = groupOf('deprecated')
        const crd = definition({
          group,
          versions: [
            { name: 'v1', served: true, storage: true },
            { name: 'v1beta1', served: true, storage: false, deprecated: true },
            { name: 'v1alpha1', served: true, storage: false, deprecated: true, deprecationWarning: 'use "v1" instead' },
          ],
        })
        await s.install(crd)
        for (const each of ['v1', 'v1beta1', 'v1alpha1']) {
          const foos = `/apis/${group}/${each}/namespaces/${s.namespace}/foos`
          await s.post(foos, { apiVersion: `${group}/${each}`, kind: 'Foo', metadata: { name: each }, spec: { more: 1 } })
          await s.get(foos)
          await s.get(`${foos}/missing`)
        }
      },
    },
    {
      title: 'versions are converted by name alone, and each has its own schema',
      async run(s) {
        const group = groupOf('converted')
        const schemaWith = (...fields: string[]) => ({
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: { ...object, properties: Object.fromEntries(fields.map((name) => [name, { type: 'string', default: name }])) },
            },
          },
        })
        const crd = definition({
          group,
          versions: [
            { name: 'v1', served: true, storage: true, schema: schemaWith('a', 'b') },
            { name: 'v2', served: true, storage: false, schema: schemaWith('b', 'c') },
          ],
        })
        await s.install(crd)
        const at = (each: string) => `/apis/${group}/${each}/namespaces/${s.namespace}/foos`
        await s.post(at('v1'), foo(group, 'one', { spec: { a: 'x' } }))
        await s.get(`${at('v2')}/one`)
        await s.post(at('v2'), { ...foo(group, 'two', { spec: { c: 'x' } }), apiVersion: `${group}/v2` })
        await s.get(`${at('v1')}/two`)
        await s.part(at('v2'), ({ items }) => items)
        await s.patch(`${at('v2')}/one`, 'merge', { spec: { b: 'y' } })
        await s.get(`${at('v1')}/one`)
      },
    },
    {
      title: 'a changed schema shows in what is read',
      async run(s) {
        const group = groupOf('schema')
        const crd = definition({ group })
        await s.install(crd)
        const foos = foosOf(group, s)
        await s.post(foos, foo(group, 'a'))
        const at = '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties'
        await s.patch(pathOf(crd), 'json', [
          { op: 'remove', path: `${at}/info` },
          { op: 'add', path: `${at}/colour`, value: { type: 'string', default: 'blue' } },
        ])
        await s.until(`${foos}/a`, ({ body }) => body.spec?.colour === 'blue')
        await s.get(`${foos}/a`)
      },
    },
    {
      title: 'stored versions',
      async run(s) {
        const group = groupOf('stored')
        const crd = definition({
          group,
          versions: [
            { name: 'v1', served: true, storage: true },
            { name: 'v2', served: true, storage: false },
          ],
        })
        await s.install(crd)
        await s.patch(pathOf(crd), 'json', [
          { op: 'replace', path: '/spec/versions/0/storage', value: false },
          { op: 'replace', path: '/spec/versions/1/storage', value: true },
        ])
        await s.patch(`${pathOf(crd)}/status`, 'merge', { status: { storedVersions: ['v1'] } })
        await s.patch(`${pathOf(crd)}/status`, 'merge', { status: { storedVersions: ['v2', 'v7'] } })
        await s.patch(`${pathOf(crd)}/status`, 'merge', { status: { storedVersions: ['v2'] } })
        await s.patch(pathOf(crd), 'json', [{ op: 'remove', path: '/spec/versions/0' }])
      },
    },
  ],
}
