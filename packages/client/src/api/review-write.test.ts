import { describe, expect, test } from '@jest/globals'
import { mergePatch, type Issue, type ReviewedWrite, type Reviewer } from '@kindbox/core'
import { Client } from '../client.ts'
import { Foo, storedFoo } from '../fixture/foo.ts'
import { stubFetch } from '../fixture/stub-fetch.ts'

const baz = storedFoo('baz')
const input = { metadata: { name: 'baz' }, spec: { info: 'x', replicas: 3 } }
const issue = (severity: Issue['severity']): Issue => ({
  code: 'FieldValueInvalid',
  severity,
  path: ['spec', 'info'],
  field: 'spec.info',
  message: 'spec.info is too short.',
  expected: '2 characters',
  actual: 'x',
})

function reviewedBy(review: Reviewer) {
  const { fetch, sent } = stubFetch(() => ({ body: baz }))
  return { foos: new Client({ fetch, review }).api(Foo, { namespace: 'default' }), sent }
}

type Foos = ReturnType<typeof reviewedBy>['foos']

describe('a reviewer', () => {
  const cases: [what: string, call: (foos: Foos) => Promise<unknown>, write: Partial<ReviewedWrite>][] = [
    [
      'create',
      (foos) => foos.create(input, { fieldValidation: 'Strict' }),
      { verb: 'create', namespace: 'default', fieldValidation: 'Strict' },
    ],
    ['replace', (foos) => foos.replace(input), { verb: 'update', namespace: 'default' }],
    ['replaceStatus', (foos) => foos.replaceStatus(input), { verb: 'update', namespace: 'default', subresource: 'status' }],
  ]
  test.each(cases)('judges what %s is about to send', async (_, call, write) => {
    const seen: { object: unknown; write: ReviewedWrite }[] = []
    const { foos, sent } = reviewedBy((object, about) => {
      seen.push({ object, write: about })
      return []
    })
    await call(foos)
    expect(seen).toEqual([
      { object: { apiVersion: 'clux.dev/v1', kind: 'Foo', ...input }, write: { ...write, resource: Foo, current: expect.any(Function) } },
    ])
    expect(sent).toHaveLength(1)
  })

  test.each(cases)('keeps %s from being sent', async (_, call) => {
    const { foos, sent } = reviewedBy(async () => [issue('error')])
    await expect(call(foos)).rejects.toMatchObject({
      code: 'RequestError',
      message: expect.stringMatching(/was not sent: spec\.info is too short\.$/),
      issues: [issue('error')],
    })
    expect(sent).toEqual([])
  })

  test('lets warnings pass', async () => {
    const { foos, sent } = reviewedBy(() => [issue('warning')])
    await foos.create(input)
    expect(sent).toHaveLength(1)
  })

  test('can ask for what is there', async () => {
    const { foos, sent } = reviewedBy(async (_, { current }) => {
      expect(await current()).toEqual(baz)
      return []
    })
    await foos.replace(input)
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'PUT'])
  })

  test('changes nothing that is sent', async () => {
    const { foos, sent } = reviewedBy((object) => {
      Object.assign(object as object, { spec: {} })
      return []
    })
    await foos.create(input)
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject(input)
  })

  test('does not judge patches', async () => {
    const { foos, sent } = reviewedBy(() => [issue('error')])
    await foos.patch('baz', mergePatch({ spec: { info: 'y' } }))
    expect(sent).toHaveLength(1)
  })

  test('of an Api goes before that of the client', async () => {
    const { fetch, sent } = stubFetch(() => ({ body: baz }))
    const client = new Client({ fetch, review: () => [issue('error')] })
    await client.api(Foo, { namespace: 'default', review: () => [] }).create(input)
    expect(sent).toHaveLength(1)
  })
})
