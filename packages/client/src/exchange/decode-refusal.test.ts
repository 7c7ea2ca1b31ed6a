import { describe, expect, test } from '@jest/globals'
import { isApiError } from '@kindbox/core'
import type { Received } from './decode-json.ts'
import { asStatus, refusal } from './decode-refusal.ts'

const received: Received = {
  what: 'get Foo default/baz',
  server: 'https://cluster.example',
  httpStatus: 404,
  contentType: 'application/json',
}
const notFound = {
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message: 'foos.clux.dev "baz" not found',
  reason: 'NotFound',
  details: { name: 'baz', group: 'clux.dev', kind: 'foos' },
  code: 404,
}

describe('a Status is taken at its word', () => {
  const { code: _, ...uncoded } = notFound
  const cases: { title: string; text: string; message: string; status: unknown }[] = [
    {
      title: 'whole',
      text: JSON.stringify(notFound),
      message: 'get Foo default/baz: 404 NotFound: foos.clux.dev "baz" not found',
      status: notFound,
    },
    {
      title: 'pretty-printed',
      text: JSON.stringify(notFound, null, 2),
      message: 'get Foo default/baz: 404 NotFound: foos.clux.dev "baz" not found',
      status: notFound,
    },
    {
      title: 'without a code',
      text: JSON.stringify(uncoded),
      message: 'get Foo default/baz: 404 NotFound: foos.clux.dev "baz" not found',
      status: notFound,
    },
    {
      title: 'with nothing but its kind',
      text: '{"kind":"Status","apiVersion":"v1"}',
      message: 'get Foo default/baz: 404',
      status: { kind: 'Status', apiVersion: 'v1', metadata: {}, code: 404 },
    },
    {
      title: 'with null where Go writes null',
      text: JSON.stringify({ ...notFound, metadata: null, details: { name: 'baz', causes: null } }),
      message: 'get Foo default/baz: 404 NotFound: foos.clux.dev "baz" not found',
      status: { ...notFound, details: { name: 'baz' } },
    },
    {
      title: 'with details that are none',
      text: JSON.stringify({ ...notFound, details: null }),
      message: 'get Foo default/baz: 404 NotFound: foos.clux.dev "baz" not found',
      status: { ...notFound, details: undefined },
    },
  ]
  test.each(cases)('$title', ({ text, message, status }) => {
    const error = refusal(text, received, null)
    expect(error.message).toBe(message)
    expect(error.status).toEqual(status)
  })
})

describe('anything else is described, and gives a reason only where an API server could have written it', () => {
  const cases: { title: string; text: string; with: Partial<Received>; reason: string | undefined; message: string }[] = [
    {
      title: 'the answer of a server that does not serve the kind',
      text: '404 page not found\n',
      with: { contentType: 'text/plain; charset=utf-8' },
      reason: 'NotFound',
      message:
        'get Foo default/baz: 404 NotFound: https://cluster.example sent no Status but text/plain, starting "404 page not found". ' +
        "Check that the kind is installed and served in this version, and that the address is an API server's.",
    },
    {
      title: 'a page of a proxy',
      text: '<html><body>nginx</body></html>',
      with: { contentType: 'text/html', httpStatus: 404, source: 'context "dev" in config' },
      reason: undefined,
      message:
        'get Foo default/baz: 404: https://cluster.example sent no Status but text/html, starting "<html><body>nginx</body></html>". ' +
        'Check that the kind is installed and served in this version, and that the address in context "dev" in config is an API server\'s.',
    },
    {
      title: 'a redirect to a login',
      text: '',
      with: { contentType: null, httpStatus: 302 },
      reason: undefined,
      message:
        'get Foo default/baz: 302: https://cluster.example sent no Status but a body without content type and nothing in it. ' +
        'API servers do not redirect: check the address.',
    },
    {
      title: 'an overloaded server',
      text: 'Too many requests, please try again later.\n',
      with: { contentType: 'text/plain', httpStatus: 429 },
      reason: 'TooManyRequests',
      message:
        'get Foo default/baz: 429 TooManyRequests: https://cluster.example sent no Status but text/plain, starting "Too many requests, please try again later.". ' +
        "Check that the address is an API server's, and what lies between.",
    },
    {
      title: 'JSON that is no Status, which is not quoted',
      text: '{"error":"token abc is not accepted"}',
      with: { httpStatus: 401 },
      reason: undefined,
      message:
        'get Foo default/baz: 401: https://cluster.example sent no Status but JSON that is no Status. ' +
        "Check that the address is an API server's, and what lies between.",
    },
  ]
  test.each(cases)('$title', ({ text, with: changed, reason, message }) => {
    const error = refusal(text, { ...received, ...changed }, null)
    expect(error.message).toBe(message)
    expect(isApiError(error)).toBe(true)
    expect(error.status.reason).toBe(reason)
    expect(error.status.code).toBe(changed.httpStatus ?? 404)
    expect(error.status.details?.causes?.map((cause) => cause.reason)).toEqual(['UnexpectedServerResponse'])
  })
})

describe('Retry-After', () => {
  const cases: { header: string | null; details: object; seconds: number | undefined }[] = [
    { header: '3', details: {}, seconds: 3 },
    { header: '3', details: { retryAfterSeconds: 1 }, seconds: 1 },
    { header: null, details: {}, seconds: undefined },
    { header: 'Wed, 21 Oct 2026 07:28:00 GMT', details: {}, seconds: undefined },
    { header: '-1', details: {}, seconds: undefined },
  ]
  test.each(cases)('$header beside $details', ({ header, details, seconds }) => {
    expect(refusal(JSON.stringify({ ...notFound, details }), received, header).status.details?.retryAfterSeconds).toBe(seconds)
  })
})

test('only a Status of v1 is a Status', () => {
  for (const value of [null, 'Status', [], {}, { kind: 'Status' }, { kind: 'Status', apiVersion: 'clux.dev/v1' }])
    expect(asStatus(value)).toBeUndefined()
})
