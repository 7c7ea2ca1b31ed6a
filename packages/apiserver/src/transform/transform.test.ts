import { beforeEach, describe, expect, test } from '@jest/globals'
import { createApiServer } from '../api-server.ts'
import { asker, type Ask } from '../fixture/ask.fixture.ts'
import { foo, fooCrd, FOOS } from '../fixture/foo-crd.fixture.ts'
import { type ManualClock, manualClock } from '../fixture/manual-clock.fixture.ts'

const [v1] = fooCrd.spec.versions
const printed = {
  ...fooCrd,
  spec: { ...fooCrd.spec, versions: [{ ...v1!, additionalPrinterColumns: [{ name: 'Mode', type: 'string', jsonPath: '.spec.mode' }] }] },
}
const as = (kind: string) => `application/json;as=${kind};v=v1;g=meta.k8s.io`

let clock: ManualClock
let ask: Ask
beforeEach(async () => {
  clock = manualClock()
  ask = asker(createApiServer({ crds: [printed], clock }).fetch)
  await ask('POST', FOOS, foo('a'))
})
const get = async (path: string, kind: string) => ask('GET', path, undefined, undefined, { accept: as(kind) })

describe('a table', () => {
  test('has the columns of the definition', async () => {
    const { body } = await get(FOOS, 'Table')
    expect(body).toMatchObject({ kind: 'Table', apiVersion: 'meta.k8s.io/v1', columnDefinitions: [{ name: 'Name' }, { name: 'Mode' }] })
    expect(body.rows).toMatchObject([{ cells: ['a', 'auto'], object: { kind: 'PartialObjectMetadata', metadata: { name: 'a' } } }])
  })

  test('tells ages by the clock of the server', async () => {
    clock.advance(200_000)
    const { body } = await get('/api/v1/namespaces/default', 'Table')
    expect(body.rows[0].cells).toEqual(['default', 'Active', '3m20s'])
  })

  test.each([
    ['None', null],
    ['Object', expect.objectContaining({ kind: 'Foo' })],
    ['Metadata', expect.objectContaining({ kind: 'PartialObjectMetadata' })],
  ])('includes %s', async (included, object) => {
    expect((await get(`${FOOS}/a?includeObject=${included}`, 'Table')).body.rows[0].object).toEqual(object)
  })

  test('refuses what it cannot include', async () => {
    const { status, body } = await get(`${FOOS}?includeObject=x`, 'Table')
    expect([status, body.message]).toEqual([
      400,
      "Unable to convert to Table as requested: includeObject: Invalid value: \"x\": must be 'Metadata', 'Object', 'None', or empty",
    ])
  })
})

describe('metadata alone', () => {
  test('of an object', async () => {
    const { body } = await get(`${FOOS}/a`, 'PartialObjectMetadata')
    expect(Object.keys(body)).toEqual(['kind', 'apiVersion', 'metadata'])
  })

  test('of a list', async () => {
    const { body } = await get(FOOS, 'PartialObjectMetadataList')
    expect(body.items).toMatchObject([{ kind: 'PartialObjectMetadata', metadata: { name: 'a' } }])
  })

  test.each([
    [
      FOOS,
      'PartialObjectMetadata',
      406,
      'you requested PartialObjectMetadata, but the requested object is a list (*unstructured.UnstructuredList)',
    ],
    [`${FOOS}/a`, 'PartialObjectMetadataList', 500, 'content is not a list'],
    [
      '/api/v1/namespaces',
      'PartialObjectMetadata',
      406,
      'you requested PartialObjectMetadata, but the requested object is a list (*core.NamespaceList)',
    ],
  ])('%s as %s is refused with %d', async (path, kind, code, message) => {
    const { status, body } = await get(path, kind)
    expect([status, body.message]).toEqual([code, message])
  })
})
