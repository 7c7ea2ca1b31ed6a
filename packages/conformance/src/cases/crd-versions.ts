import type { Area } from '../suite/case.ts'
import { definition, foo, foosOf } from '../suite/definition.ts'
import { groupOf, object, pathOf } from './definition-change.ts'

/** Versions of a definition: served and not, stored, deprecated, with schemas of their own. */
export const crdVersions: Area = {
  name: 'crd-versions',
  cases: [
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
