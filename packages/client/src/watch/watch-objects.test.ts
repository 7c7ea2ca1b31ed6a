import { describe, expect, test } from '@jest/globals'
import { isApiError, isKubeError, type ApiEvent } from '@kindbox/core'
import { Client } from '../client.ts'
import { Foo, storedFoo } from '../fixture/foo.ts'
import { stubFetch, type StubAnswer } from '../fixture/stub-fetch.ts'

interface Outcome {
  readonly events: readonly ApiEvent<Foo>[]
  readonly error: unknown
}

async function watched(answer: StubAnswer): Promise<Outcome> {
  const { fetch } = stubFetch(() => answer)
  const events: ApiEvent<Foo>[] = []
  try {
    for await (const event of new Client({ fetch }).api(Foo).watch()) events.push(event)
    return { events, error: undefined }
  } catch (error) {
    return { events, error }
  }
}

const line = (type: unknown, object: unknown) => `${JSON.stringify({ type, object })}\n`
const streamed = async (text: string) => await watched({ headers: { 'content-type': 'application/json' }, chunks: chunks(text) })

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const text of texts) yield new TextEncoder().encode(text)
}

const a = storedFoo('a')
const bookmark = {
  apiVersion: 'clux.dev/v1',
  kind: 'Foo',
  metadata: { resourceVersion: '12', creationTimestamp: null },
  spec: { info: '' },
}

test('events come in order, with what does not fit as an event of its own', async () => {
  const bad = storedFoo('bad', { info: 3 })
  const body = line('ADDED', a) + line('MODIFIED', bad) + '\n' + line('BOOKMARK', bookmark) + line('DELETED', bad) + line('DELETED', a)
  const { events, error } = await streamed(body)
  expect(error).toBeUndefined()
  expect(events.map((event) => (event.type === 'INVALID' ? `${event.change} is INVALID` : event.type))).toEqual([
    'ADDED',
    'MODIFIED is INVALID',
    'BOOKMARK',
    'DELETED is INVALID',
    'DELETED',
  ])
  const [added, modified, marked] = events
  expect(added).toEqual({ type: 'ADDED', object: a })
  expect(marked).toEqual({ type: 'BOOKMARK', object: bookmark })
  if (modified?.type !== 'INVALID') throw new Error('the poisoned object was handed out')
  expect(modified.invalid.ref.name).toBe('bad')
  expect(modified.invalid.issues.map(({ field }) => field)).toEqual(['spec.info'])
  expect(modified.invalid.raw).toEqual(bad)
})

test('events are the same wherever the connection cuts the bytes', async () => {
  const odd = storedFoo('odd', { info: 'é\u2028中😀' })
  const bytes = new TextEncoder().encode(line('ADDED', odd).replace('\\u2028', '\u2028') + line('DELETED', odd))
  const { fetch } = stubFetch(({ url }) => {
    const cut = Number(new URL(url).searchParams.get('resourceVersion'))
    return { chunks: pieces(bytes.subarray(0, cut), bytes.subarray(cut)) }
  })
  const foos = new Client({ fetch }).api(Foo)
  for (let cut = 0; cut <= bytes.length; cut++) {
    const events: unknown[] = []
    for await (const event of foos.watch({ resourceVersion: String(cut) })) events.push(event)
    expect(events).toEqual([
      { type: 'ADDED', object: odd },
      { type: 'DELETED', object: odd },
    ])
  }
})

async function* pieces(...all: Uint8Array[]): AsyncGenerator<Uint8Array, void, undefined> {
  yield* all
}

describe('what ends a watch', () => {
  const gone = {
    apiVersion: 'v1',
    kind: 'Status',
    metadata: {},
    status: 'Failure',
    message: 'too old resource version: 1 (5)',
    reason: 'Expired',
    code: 410,
  }
  const cases: { title: string; body: string; code: string; message: string | RegExp }[] = [
    {
      title: 'an ERROR',
      body: line('ERROR', gone),
      code: 'ApiError',
      message: 'watch Foo objects: 410 Expired: too old resource version: 1 (5)',
    },
    {
      title: 'an ERROR without a Status',
      body: line('ERROR', {}),
      code: 'DecodeError',
      message: 'watch Foo objects: an ERROR event carries no Status.',
    },
    {
      title: 'an event of an unknown type',
      body: line('CHANGED', a),
      code: 'DecodeError',
      message: 'watch Foo objects: an event has the type "CHANGED"; ADDED, MODIFIED, DELETED, BOOKMARK and ERROR are known.',
    },
    {
      title: 'an event without a type',
      body: line(undefined, a),
      code: 'DecodeError',
      message: /^watch Foo objects: an event has no type; /,
    },
    {
      title: 'a line that is no JSON',
      body: '<html>\n',
      code: 'DecodeError',
      message: 'watch Foo objects: http://kindbox.invalid sent application/json, starting "<html>", instead of an event.',
    },
    { title: 'a line that is JSON but no event', body: '"x"\n', code: 'DecodeError', message: /sent a line that is JSON but no event\.$/ },
    {
      title: 'a line whose JSON breaks off',
      body: '{"type":"ADDED","object":{"secret\n',
      code: 'DecodeError',
      message: 'watch Foo objects: http://kindbox.invalid sent an event whose JSON breaks off after 33 characters.',
    },
    {
      title: 'an end in the middle of a line',
      body: '{"type":"ADDED","object":{"secret',
      code: 'TransportError',
      message: 'watch Foo objects: the connection to http://kindbox.invalid ended in the middle of an event.',
    },
    {
      title: 'a bookmark without a version',
      body: line('BOOKMARK', { ...bookmark, metadata: {} }),
      code: 'DecodeError',
      message: 'watch Foo objects: a BOOKMARK has to be a Foo of clux.dev/v1 with a metadata.resourceVersion.',
    },
    {
      title: 'a bookmark of another kind',
      body: line('BOOKMARK', { ...bookmark, kind: 'Bar' }),
      code: 'DecodeError',
      message: /a BOOKMARK has to be/,
    },
    {
      title: 'a bookmark with an annotation that is no string',
      body: line('BOOKMARK', { metadata: { resourceVersion: '1', annotations: { 'k8s.io/initial-events-end': true } } }),
      code: 'DecodeError',
      message: /a BOOKMARK has to be/,
    },
  ]
  test.each(cases)('$title', async ({ body, code, message }) => {
    const { events, error } = await streamed(line('ADDED', a) + body)
    expect(events).toEqual([{ type: 'ADDED', object: a }])
    expect(isKubeError(error) && error.code).toBe(code)
    expect((error as Error).message).toMatch(message)
    expect(`${(error as Error).message}${String((error as Error).cause)}`).not.toContain('secret')
  })

  test('a last event without a newline still counts when it is whole', async () => {
    const { events, error } = await streamed(line('ADDED', a) + line('DELETED', a).trimEnd())
    expect(error).toBeUndefined()
    expect(events.map(({ type }) => type)).toEqual(['ADDED', 'DELETED'])
  })

  test('a refusal at the start, by code and by reason', async () => {
    for (const answer of [
      { status: 410, body: gone },
      { status: 410, body: JSON.stringify(gone, null, 2) },
    ]) {
      const { events, error } = await watched(answer)
      expect(events).toEqual([])
      expect(isApiError(error, 'Expired') && error.status.code).toBe(410)
    }
  })
})

test('objects without a type get that of the watched kind', async () => {
  const { apiVersion: _, kind: __, ...untyped } = a
  const { events } = await streamed(line('ADDED', untyped))
  expect(events).toEqual([{ type: 'ADDED', object: a }])
})

test('without validation every object is handed out', async () => {
  const { fetch } = stubFetch(() => ({ chunks: chunks(line('ADDED', { metadata: { name: 'x' }, spec: 1 })) }))
  const foos = new Client({ fetch }).api(Foo, { namespace: 'default' }).unvalidated()
  const events: unknown[] = []
  for await (const event of foos.watch()) events.push(event)
  expect(events).toEqual([{ type: 'ADDED', object: { apiVersion: 'clux.dev/v1', kind: 'Foo', metadata: { name: 'x' }, spec: 1 } }])
})

test('no request is made before the first event is asked for', async () => {
  const { fetch, sent } = stubFetch(() => ({ chunks: chunks(line('ADDED', a)) }))
  const watch = new Client({ fetch }).api(Foo).watch({ resourceVersion: '7' })
  expect(sent).toEqual([])
  await watch.next()
  expect(sent.map((each) => each.line)).toEqual(['GET /apis/clux.dev/v1/foos?watch=true&resourceVersion=7'])
})
