import { beforeEach, describe, expect, test } from '@jest/globals'
import type { CustomResourceDefinitionCondition } from '@kindbox/crd'
import { createApiServer } from '../api-server.ts'
import { asker, type Ask, JSON_PATCH, MERGE } from '../fixture/ask.fixture.ts'
import { foo, fooCrd, FOOS } from '../fixture/foo-crd.fixture.ts'
import { manualClock } from '../fixture/manual-clock.fixture.ts'

const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'
const DEFINITION = `${CRDS}/foos.clux.dev`

let ask: Ask
beforeEach(() => {
  ask = asker(createApiServer({ clock: manualClock() }).fetch)
})

/** A definition like foos with other names. */
function named(plural: string, names: object) {
  return { ...fooCrd, metadata: { name: `${plural}.clux.dev` }, spec: { ...fooCrd.spec, names: { plural, ...names } } }
}

async function conditions(path: string): Promise<string[]> {
  const { body } = await ask('GET', path)
  return body.status.conditions.map(({ type, status, reason }: CustomResourceDefinitionCondition) => `${type} ${status} ${reason}`)
}

describe('a new definition', () => {
  test('gets defaults, and a status that the answer does not show yet', async () => {
    const { status, body } = await ask('POST', CRDS, fooCrd)
    expect(status).toBe(201)
    expect(body.spec).toMatchObject({ names: { singular: 'foo', listKind: 'FooList' }, conversion: { strategy: 'None' } })
    expect(body.status).toEqual({ acceptedNames: { plural: '', kind: '' }, conditions: null, storedVersions: ['v1'] })
    expect(body.metadata).toMatchObject({ generation: 1, creationTimestamp: '2026-01-01T00:00:00Z' })
  })

  test('is established at once, and its kind served', async () => {
    await ask('POST', CRDS, fooCrd)
    const { body } = await ask('GET', DEFINITION)
    expect(body.status.acceptedNames).toEqual({ ...fooCrd.spec.names, singular: 'foo', listKind: 'FooList' })
    expect(body.status.conditions).toEqual([
      {
        type: 'NamesAccepted',
        status: 'True',
        lastTransitionTime: '2026-01-01T00:00:00Z',
        reason: 'NoConflicts',
        message: 'no conflicts found',
      },
      {
        type: 'Established',
        status: 'True',
        lastTransitionTime: '2026-01-01T00:00:00Z',
        reason: 'InitialNamesAccepted',
        message: 'the initial names have been accepted',
      },
    ])
    expect((await ask('POST', FOOS, foo('a'))).status).toBe(201)
  })

  test.each([
    [
      'another name',
      { ...fooCrd, metadata: { name: 'x' } },
      422,
      'metadata.name: Invalid value: "x": must be spec.names.plural+"."+spec.group',
    ],
    [
      'no versions',
      { ...fooCrd, spec: { ...fooCrd.spec, versions: 'x' } },
      400,
      'cannot unmarshal string into Go struct field CustomResourceDefinitionSpec.spec.versions',
    ],
    ['no object', [], 400, 'cannot unmarshal array'],
    ['another kind', { ...fooCrd, kind: 'Foo' }, 400, 'no kind "Foo" is registered'],
    ['nothing', {}, 422, 'spec.group: Required value'],
    [
      'a field that a real server panics over',
      {
        ...fooCrd,
        spec: { ...fooCrd.spec, versions: [{ ...fooCrd.spec.versions[0], schema: {}, selectableFields: [{ jsonPath: '.spec.name' }] }] },
      },
      500,
      'kube-apiserver 1.36 panics and hangs up',
    ],
  ])('with %s is refused', async (_, definition, status, message) => {
    const answer = await ask('POST', CRDS, definition)
    expect([answer.status, answer.body.message]).toEqual([status, expect.stringContaining(message)])
  })

  test('loses the fields that no definition has, with a warning', async () => {
    const { status, body, headers } = await ask('POST', CRDS, { ...fooCrd, spec: { ...fooCrd.spec, extra: 1 } })
    expect([status, body.spec.extra, headers.get('warning')]).toEqual([201, undefined, '299 - "unknown field \\"spec.extra\\""'])
    const strict = await ask('POST', `${CRDS}?fieldValidation=Strict`, { ...fooCrd, spec: { ...fooCrd.spec, extra: 1 } })
    expect([strict.status, strict.body.message]).toEqual([400, expect.stringMatching(/strict decoding error: unknown field "spec.extra"$/)])
  })

  test('is only looked at in a dry run', async () => {
    expect((await ask('POST', `${CRDS}?dryRun=All`, fooCrd)).status).toBe(201)
    expect((await ask('GET', DEFINITION)).status).toBe(404)
    expect((await ask('GET', FOOS)).status).toBe(404)
  })
})

describe('names that another definition has', () => {
  test('are not accepted, until it is gone', async () => {
    await ask('POST', CRDS, fooCrd)
    await ask('POST', CRDS, named('others', { kind: 'Foo' }))
    expect(await conditions(`${CRDS}/others.clux.dev`)).toEqual(['NamesAccepted False ListKindConflict', 'Established False NotAccepted'])
    expect((await ask('GET', '/apis/clux.dev/v1/others')).status).toBe(404)
    await ask('DELETE', DEFINITION)
    expect(await conditions(`${CRDS}/others.clux.dev`)).toEqual(['NamesAccepted True NoConflicts', 'Established True InitialNamesAccepted'])
    expect((await ask('GET', '/apis/clux.dev/v1/others')).status).toBe(200)
  })
})

describe('a definition that changes', () => {
  const MORE = '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/more'

  beforeEach(async () => {
    await ask('POST', CRDS, fooCrd)
    await ask('POST', FOOS, foo('a'))
  })

  test('shows new defaults in old objects without a write', async () => {
    const before = (await ask('GET', `${FOOS}/a`)).body
    const patched = await ask('PATCH', DEFINITION, [{ op: 'add', path: MORE, value: { type: 'string', default: 'd' } }], JSON_PATCH)
    expect(patched.body.metadata.generation).toBe(2)
    const after = (await ask('GET', `${FOOS}/a`)).body
    expect(after).toEqual({ ...before, spec: { ...before.spec, more: 'd' } })
    await ask('PATCH', DEFINITION, [{ op: 'remove', path: MORE }], JSON_PATCH)
    expect((await ask('GET', `${FOOS}/a`)).body).toEqual(before)
  })

  test('keeps what cannot change', async () => {
    const { status, body } = await ask('PATCH', DEFINITION, { spec: { scope: 'Cluster' } }, MERGE)
    expect([status, body.message]).toEqual([422, expect.stringContaining('spec.scope: Invalid value: "Cluster": field is immutable')])
  })

  test('serves a second version of the same objects', async () => {
    const schema = {
      openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties: { name: { type: 'string' } } } } },
    }
    await ask(
      'PATCH',
      DEFINITION,
      [{ op: 'add', path: '/spec/versions/-', value: { name: 'v2', served: true, storage: false, schema } }],
      JSON_PATCH,
    )
    const v2 = FOOS.replace('v1', 'v2')
    expect((await ask('GET', `${v2}/a`)).body).toMatchObject({ apiVersion: 'clux.dev/v2', spec: { name: 'n' } })
    expect((await ask('GET', `${v2}/a`)).body.spec).toEqual({ name: 'n' })
    expect((await ask('GET', v2)).body).toMatchObject({ apiVersion: 'clux.dev/v2', items: [{ apiVersion: 'clux.dev/v2' }] })
    expect((await ask('POST', v2, { ...foo('b'), apiVersion: 'clux.dev/v2' })).status).toBe(201)
    expect((await ask('GET', `${FOOS}/b`)).body).toMatchObject({ apiVersion: 'clux.dev/v1', spec: { name: 'n', mode: 'auto' } })
    expect((await ask('GET', '/apis/clux.dev')).body).toMatchObject({
      preferredVersion: { version: 'v2' },
      versions: [{ version: 'v2' }, { version: 'v1' }],
    })
    expect((await ask('GET', `${v2}/a/status`)).status).toBe(404)
  })

  test('with a webhook that would convert answers 501 where one would have to', async () => {
    const webhook = { clientConfig: { url: 'https://example.com' }, conversionReviewVersions: ['v1'] }
    const converted = { ...fooCrd.spec.versions[0]!, name: 'v2', storage: false }
    const definition = {
      ...fooCrd,
      metadata: { name: 'hooks.clux.dev' },
      spec: {
        ...fooCrd.spec,
        names: { plural: 'hooks', kind: 'Hook' },
        versions: [...fooCrd.spec.versions, converted],
        conversion: { strategy: 'Webhook', webhook },
      },
    }
    expect((await ask('POST', CRDS, definition)).status).toBe(201)
    const hooks = '/apis/clux.dev/v1/namespaces/default/hooks'
    expect((await ask('POST', hooks, { ...foo('a'), kind: 'Hook' })).status).toBe(201)
    const { status, body } = await ask('GET', `${hooks.replace('v1', 'v2')}/a`)
    expect([status, body.message]).toEqual([501, 'the embedded API server of kindbox does not implement conversion webhooks'])
  })
})

describe('a definition that is deleted', () => {
  beforeEach(async () => {
    await ask('POST', CRDS, fooCrd)
    await ask('POST', FOOS, foo('a'))
  })

  test('goes with its objects', async () => {
    const { status, body } = await ask('DELETE', DEFINITION)
    expect(status).toBe(200)
    expect(body.metadata).toMatchObject({
      deletionTimestamp: '2026-01-01T00:00:00Z',
      finalizers: ['customresourcecleanup.apiextensions.k8s.io'],
    })
    expect(body.status.conditions.at(-1)).toMatchObject({ type: 'Terminating', status: 'True', reason: 'InstanceDeletionPending' })
    expect((await ask('GET', DEFINITION)).status).toBe(404)
    expect((await ask('GET', FOOS)).status).toBe(404)
    expect((await ask('GET', '/apis/clux.dev/v1')).status).toBe(404)
    await ask('POST', CRDS, fooCrd)
    expect((await ask('GET', FOOS)).body.items).toEqual([])
  })

  test('waits for objects with finalizers, and takes no new ones', async () => {
    await ask('POST', FOOS, foo('held', { name: 'n' }, { finalizers: ['clux.dev/hold'] }))
    await ask('DELETE', DEFINITION)
    expect((await conditions(DEFINITION)).at(-1)).toBe('Terminating True InstanceDeletionInProgress')
    expect((await ask('GET', FOOS)).body.items).toHaveLength(1)
    const refused = await ask('POST', FOOS, foo('late'))
    expect([refused.status, refused.body.message]).toEqual([
      403,
      'foos.clux.dev "late" is forbidden: create not allowed while custom resource definition is terminating',
    ])
    expect((await ask('GET', '/apis/clux.dev/v1')).body.resources[0].verbs).toEqual(['delete', 'deletecollection', 'get', 'list', 'watch'])
    await ask('PATCH', `${FOOS}/held`, { metadata: { finalizers: null } }, MERGE)
    expect((await ask('GET', DEFINITION)).status).toBe(404)
  })

  test('stays in a dry run', async () => {
    expect((await ask('DELETE', `${DEFINITION}?dryRun=All`)).body.metadata.deletionTimestamp).toBe('2026-01-01T00:00:00Z')
    expect((await ask('GET', FOOS)).body.items).toHaveLength(1)
  })
})

test('a definition that is refused keeps the server from starting', () => {
  const refused = expect.objectContaining({ code: 'ApiError', status: expect.objectContaining({ code: 422 }) })
  expect(() => createApiServer({ crds: [{ ...fooCrd, metadata: { name: 'x' } }] })).toThrow(refused)
})
