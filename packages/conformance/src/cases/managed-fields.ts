import { definition } from '../suite/definition.ts'
import { definitions } from '../suite/install.ts'
import type { Area, Case } from '../suite/case.ts'
import { sampleKind } from '../suite/sample-kind.ts'
import type { Session } from '../suite/session.ts'

const string = { type: 'string' }
const group = 'managedfields.conformance.example'
const schema = {
  type: 'object',
  'x-kubernetes-preserve-unknown-fields': true,
  properties: {
    spec: { type: 'object', properties: { size: { type: 'integer' }, a: string, b: string, when: { type: 'string', format: 'date' } } },
    status: { type: 'object', properties: { phase: string, when: { type: 'string', format: 'date' }, count: { type: 'integer' } } },
  },
}
const subresources = { status: {}, scale: { specReplicasPath: '.spec.size', statusReplicasPath: '.status.count' } }
const foo = sampleKind(group, 'Foo', { v1: { schema, subresources }, v2: { schema, subresources } })

const pathOf = (s: Session, manager: string, { subresource = '', query = '', version = 'v1' } = {}) =>
  `${foo.path(s.namespace, version)}/a${subresource}?fieldManager=${manager}${query}`
const create = (s: Session, fields: object) => s.post(`${foo.path(s.namespace)}?fieldManager=creator`, foo.object('a', fields))
const merge = (s: Session, manager: string, patch: object, at: Parameters<typeof pathOf>[2] = {}) =>
  s.patch(pathOf(s, manager, at), 'merge', patch)
const apply = (s: Session, manager: string, fields: object, query = '') =>
  s.patch(pathOf(s, manager, { query }), 'apply', foo.object('a', fields))
const applyScale = (s: Session, manager: string, config: object | string, query = '') =>
  s.patch(pathOf(s, manager, { subresource: '/scale', query }), 'apply', config)

const scale = (replicas: unknown, metadata: object = { name: 'a' }) => ({
  apiVersion: 'autoscaling/v1',
  kind: 'Scale',
  metadata,
  spec: { replicas },
})

/** Replaces the object, or its status, by what it has and some fields. */
async function put(s: Session, fields: object, subresource = ''): Promise<void> {
  const { body } = await s.get(pathOf(s, 'reader'))
  const { name, resourceVersion } = body.metadata
  await s.put(pathOf(s, 'writer', { subresource }), { ...foo.object('a'), metadata: { name, resourceVersion }, ...fields })
}

const documents: { readonly [title: string]: (s: Session) => Promise<unknown> } = {
  'a status without the fields beside it': async (s) => {
    await create(s, { spec: { a: 'x' }, other: { a: 1 }, another: 2 })
    await put(s, { status: { phase: 'x' }, another: 2 }, '/status')
  },
  'a status of another kind': async (s) => {
    await create(s, { spec: { a: 'x' } })
    await put(s, { kind: 'Other', status: { phase: 'x' } }, '/status')
    await merge(s, 'two', { spec: { b: 'y' } })
  },
  'a status of the wrong type, which is not looked at': async (s) => {
    await create(s, { spec: { a: 'x' } })
    await put(s, { spec: { a: 'x' }, status: { phase: 1 } })
  },
  'a number in the place of a text with a format, which is not looked at': async (s) => {
    await create(s, { spec: { a: 'x' } })
    await put(s, { spec: { a: 'x' }, status: { when: 1 } })
  },
  'a patch of the status into another version': async (s) => {
    await create(s, { spec: { a: 'x' } })
    await merge(s, 'two', { apiVersion: `${group}/v9`, status: { phase: 'x' } }, { subresource: '/status' })
    await merge(s, 'two', { apiVersion: `${group}/v2`, status: { phase: 'y' } }, { subresource: '/status' })
    await merge(s, 'two', { apiVersion: null, status: { phase: 'z' } }, { subresource: '/status' })
  },
  'a patch into another version and of another name': async (s) => {
    await create(s, { spec: { a: 'x' } })
    await merge(s, 'two', { apiVersion: `${group}/v9`, metadata: { name: 'b' } })
    await merge(s, 'two', { apiVersion: `${group}/v9`, metadata: { resourceVersion: '1' } })
    await merge(s, 'two', { apiVersion: `${group}/v9`, kind: 'Bar' })
    await merge(s, 'two', { apiVersion: 'other.example/v1', spec: { c: 1 } })
    await merge(s, 'two', { apiVersion: null, metadata: { name: 'b' } })
    await merge(s, 'two', { apiVersion: null })
  },
}

/** More than ten who update become fewer. */
const many: { readonly [title: string]: (s: Session) => Promise<unknown> } = {
  'the oldest become one': async (s) => {
    await create(s, { spec: { a: 'x' } })
    for (let i = 10; i < 23; i++) await merge(s, `m${i}`, { [`field${i}`]: i })
  },
  'one for each version, appliers not among them': async (s) => {
    await create(s, { spec: { a: 'x' } })
    await apply(s, 'applier', { spec: { b: 'y' } })
    for (let i = 10; i < 24; i++) await merge(s, `m${i}`, { [`field${i}`]: i }, { version: i % 2 === 0 ? 'v1' : 'v2' })
  },
  'through subresources': async (s) => {
    await create(s, { spec: { size: 1 } })
    for (let i = 10; i < 17; i++) await merge(s, `m${i}`, { [`field${i}`]: i })
    for (let i = 10; i < 16; i++) await merge(s, `s${i}`, { status: { [`field${i}`]: i } }, { subresource: '/status' })
  },
}

const scales: { readonly [title: string]: (s: Session) => Promise<unknown> } = {
  'a conflict, and by force': async (s) => {
    await create(s, { spec: { size: 1 } })
    await applyScale(s, 'one', scale(2))
    await applyScale(s, 'one', scale(2), '&force=true')
    await applyScale(s, 'one', scale(3))
    await applyScale(s, 'two', scale(3))
    await applyScale(s, 'two', scale(4))
    await s.get(pathOf(s, 'reader'))
  },
  'and of the object by the same manager': async (s) => {
    await apply(s, 'one', { spec: { size: 1, a: 'x' } })
    await applyScale(s, 'one', scale(2))
    await applyScale(s, 'one', scale(2), '&force=true')
    await s.get(pathOf(s, 'reader'))
    await apply(s, 'one', { spec: { size: 1, a: 'x' } })
    await apply(s, 'one', { spec: { a: 'x' } })
    await merge(s, 'two', { spec: { size: 5 } })
    await s.get(pathOf(s, 'reader'))
  },
  'what is there': async (s) => {
    await create(s, { spec: { size: 1 } })
    await applyScale(s, 'one', scale(1))
    await s.get(pathOf(s, 'reader'))
    await merge(s, 'two', { spec: { replicas: 2 } }, { subresource: '/scale' })
    await s.get(pathOf(s, 'reader'))
  },
  'none, and nothing of them': async (s) => {
    await create(s, { spec: { size: 1 } })
    await applyScale(s, 'one', scale(0), '&force=true')
    await applyScale(s, 'one', { ...scale(0), spec: {} }, '&force=true')
    await applyScale(s, 'one', { ...scale(0), status: { replicas: 3 } }, '&force=true')
    await s.get(pathOf(s, 'reader'))
  },
  'where there were none': async (s) => {
    await create(s, { spec: { a: 'x' } })
    await applyScale(s, 'one', { ...scale(0), spec: {} })
    await applyScale(s, 'one', scale(2))
    await s.get(pathOf(s, 'reader'))
  },
  refused: async (s) => {
    await applyScale(s, 'one', scale(2))
    await create(s, { spec: { size: 1 } })
    await applyScale(s, '', scale(2))
    await applyScale(s, 'one', foo.object('a', { spec: { replicas: 2 } }))
    await applyScale(s, 'one', { ...scale(2), apiVersion: 'autoscaling/v2' })
    await applyScale(s, 'one', scale('2'))
    await applyScale(s, 'one', scale(2.5), '&force=true')
    await applyScale(s, 'one', scale(-1), '&force=true')
    await applyScale(s, 'one', { ...scale(2), other: 1 })
    await applyScale(s, 'one', scale(2, { name: 'b' }), '&force=true')
    await applyScale(s, 'one', scale(2, { name: 'a', namespace: 'default' }), '&force=true')
    await applyScale(s, 'one', scale(2, { name: 'a', resourceVersion: '1' }), '&force=true')
    await applyScale(s, 'one', scale(2, { name: 'a', managedFields: [] }), '&force=true')
    await applyScale(s, 'one', '{"a": ')
    await applyScale(s, 'one', `${JSON.stringify(scale(2)).slice(0, -1)},"kind":"Scale"}`, '&force=true&fieldValidation=Strict')
    await applyScale(s, 'one', `${JSON.stringify(scale(2)).slice(0, -1)},"kind":"Scale"}`, '&force=true&fieldValidation=Warn')
    await applyScale(s, 'one', scale(3), '&force=true&dryRun=All')
    await s.get(pathOf(s, 'reader'))
  },
}

const annotation = 'kubectl.kubernetes.io/last-applied-configuration'
/** What kubectl creates when it applies from its side. */
const written = (fields: object, last: object | string = foo.object('a', fields)) => ({
  metadata: { name: 'a', annotations: { note: 'x', [annotation]: typeof last === 'string' ? last : JSON.stringify(last) } },
  ...fields,
})

const kubectl: { readonly [title: string]: (s: Session) => Promise<unknown> } = {
  'what it applied from its side it may change': async (s) => {
    await create(s, written({ spec: { a: 'x', size: 1 } }))
    await apply(s, 'kubectl', { spec: { a: 'y' } })
    await apply(s, 'kubectl', { spec: { a: 'y' } })
    await apply(
      s,
      'kubectl',
      { spec: { a: 'z', b: '<' }, metadata: { name: 'a', annotations: { [annotation]: 'mine', more: 'x' } } },
      '&force=true',
    )
  },
  'but not what somebody changed since': async (s) => {
    await create(s, written({ spec: { a: 'x', b: 'x', size: 1 } }))
    await merge(s, 'two', { spec: { b: 'y' } })
    await apply(s, 'kubectl', { spec: { a: 'y', b: 'z', size: 2 } })
    await apply(s, 'kubectl', { spec: { a: 'y', b: 'z', size: 2 } }, '&force=true')
  },
  'others may not': async (s) => {
    await create(s, written({ spec: { a: 'x' } }))
    await apply(s, 'other', { spec: { a: 'y' } })
  },
  'of another version': async (s) => {
    await create(s, written({ spec: { a: 'x' } }, { ...foo.object('a', { spec: { a: 'x' } }), apiVersion: `${group}/v2` }))
    await apply(s, 'kubectl', { spec: { a: 'y' } })
  },
  'what is no configuration': async (s) => {
    await create(s, written({ spec: { a: 'x' } }, '{"a"'))
    await apply(s, 'kubectl', { spec: { a: 'y' } })
    await apply(s, 'kubectl', { spec: { a: 'x' } })
  },
  'an empty note': async (s) => {
    await create(s, written({ spec: { a: 'x' } }, ''))
    await apply(s, 'kubectl', { spec: { a: 'x' } })
  },
}

const item = { type: 'object', properties: { key: string, value: string }, required: ['key'] }
const asMap = { type: 'array', items: item, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['key'] }
const asWhole = { type: 'array', items: item }
const inner = { type: 'object', properties: { a: string, b: string } }

const changes: { readonly [title: string]: readonly [before: object, after: object] } = {
  'a list of items becomes one value': [asMap, asWhole],
  'one value becomes a list of items': [asWhole, asMap],
  'an object becomes one value': [inner, { ...inner, 'x-kubernetes-map-type': 'atomic' }],
  'one value becomes an object': [{ ...inner, 'x-kubernetes-map-type': 'atomic' }, inner],
}
const values = new Map<object, readonly [object, object]>([
  [asMap, [[{ key: 'a', value: 'x' }], [{ key: 'b', value: 'x' }]]],
  [asWhole, [[{ key: 'a', value: 'x' }], [{ key: 'b', value: 'x' }]]],
])

function changed([before, after]: readonly [object, object], slug: string): (s: Session) => Promise<void> {
  const own = `${slug}.${group}`
  const crd = (field: object, more: object = {}) =>
    definition({ group: own, properties: { spec: { type: 'object', properties: { field, size: { type: 'integer' } } }, ...more } })
  const [first, second] = values.get(before) ?? [{ a: 'x' }, { b: 'x' }]
  return async (s) => {
    const path = `/apis/${own}/v1/namespaces/${s.namespace}/foos/a`
    const applyAs = (manager: string, spec: object, query = '') =>
      s.patch(`${path}?fieldManager=${manager}${query}`, 'apply', { apiVersion: `${own}/v1`, kind: 'Foo', metadata: { name: 'a' }, spec })
    await s.install(crd(before))
    await applyAs('one', { field: first })
    await applyAs('two', { field: second }, '&force=true')
    const place = `${definitions}/${crd(before).metadata.name}`
    const { spec } = crd(after, { since: { type: 'integer', default: 2 } })
    await s.prepare({ method: 'PATCH', path: place, body: { spec }, headers: { 'content-type': 'application/merge-patch+json' } })
    await s.until(path, ({ body }) => body.since === 2)
    await s.patch(`${path}?fieldManager=three`, 'merge', { spec: { size: 1 } })
    await applyAs('one', { field: first })
    await applyAs('one', { field: first }, '&force=true')
    await applyAs('two', {})
  }
}

const titled = (title: string, cases: { readonly [title: string]: (s: Session) => Promise<unknown> }): Case[] =>
  Object.entries(cases).map(([name, run]) => ({ title: `${title}: ${name}`, run: async (s) => void (await run(s)) }))

/** Who manages which fields, where it is not plain. */
export const managedFields: Area = {
  name: 'managed-fields',
  crds: [foo.crd],
  cases: [
    ...titled('what is sent counts', documents),
    ...titled('many', many),
    ...titled('a scale', scales),
    ...titled('kubectl', kubectl),
    ...Object.entries(changes).map(([title, change], index): Case => ({ title, run: changed(change, `c${index}`) })),
  ],
}
