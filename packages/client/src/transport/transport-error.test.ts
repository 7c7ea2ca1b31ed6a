import { describe, expect, test } from '@jest/globals'
import { transportError, type Endpoint } from './transport-error.ts'

const endpoint: Endpoint = { server: 'https://cluster.example:6443', source: 'context "dev" in config' }

function coded(code: string, message = 'raw detail'): Error {
  return Object.assign(new Error(message), { code })
}

describe('a failure is told by what was found and what to look at', () => {
  const cases: { title: string; cause: unknown; message: string }[] = [
    {
      title: 'node-fetch: the code is on the error',
      cause: coded('ECONNREFUSED'),
      message:
        'connection refused, nothing listens there (ECONNREFUSED). Check that the API server runs and that context "dev" in config has its address.',
    },
    {
      title: 'undici: the code is on the cause',
      cause: new TypeError('fetch failed', { cause: coded('ENOTFOUND') }),
      message: 'the host name is unknown (ENOTFOUND). Check the server in context "dev" in config, and your DNS.',
    },
    {
      title: 'several addresses tried',
      cause: new TypeError('fetch failed', { cause: new AggregateError([coded('ECONNREFUSED'), coded('EHOSTUNREACH')]) }),
      message:
        'connection refused, nothing listens there (ECONNREFUSED). Check that the API server runs and that context "dev" in config has its address.',
    },
    {
      title: 'a CA that did not sign the certificate',
      cause: coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
      message:
        'the server\'s certificate is not signed by the CA of context "dev" in config (UNABLE_TO_VERIFY_LEAF_SIGNATURE). ' +
        'Either this is another server than the one meant, or the CA has changed: fetch the configuration of the cluster anew.',
    },
    {
      title: 'a certificate that has expired',
      cause: coded('CERT_HAS_EXPIRED'),
      message: "the server's certificate has expired (CERT_HAS_EXPIRED). Renew it, or set the clock of this machine.",
    },
    {
      title: 'another name',
      cause: coded('ERR_TLS_CERT_ALTNAME_INVALID'),
      message:
        "the server's certificate is made out to other names (ERR_TLS_CERT_ALTNAME_INVALID). " +
        'Use one of its names as address, or give one as tls-server-name in context "dev" in config.',
    },
    {
      title: 'a client certificate that the server refuses',
      cause: coded('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'),
      message:
        'the server refused the client certificate, or the lack of one (ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED). ' +
        'Check client-certificate and client-key in context "dev" in config, and whether they have expired.',
    },
    {
      title: 'an unknown code, with its detail',
      cause: coded('EWHATEVER', 'odd\n  thing.'),
      message: 'odd thing (EWHATEVER).',
    },
    { title: 'no code', cause: new Error('outer', { cause: new Error('inner') }), message: 'inner.' },
    { title: 'no error at all', cause: 'oops', message: 'the request failed for no stated reason.' },
  ]
  test.each(cases)('$title', ({ cause, message }) => {
    const error = transportError('get Foo default/baz', endpoint, cause)
    expect(error.code).toBe('TransportError')
    expect(error.message).toBe(`get Foo default/baz: https://cluster.example:6443: ${message}`)
    expect(error.cause).toBe(cause)
  })
})

test('without a source it is the configuration that has to be looked at', () => {
  const error = transportError('get Node a', { server: 'http://a' }, coded('EAI_AGAIN'))
  expect(error.message).toBe('get Node a: http://a: the host name could not be looked up (EAI_AGAIN). Check your DNS and your network.')
  expect(transportError('get Node a', { server: 'http://a' }, coded('HPE_INVALID_CONSTANT')).message).toMatch(/in the configuration\.$/)
})

test('causes that refer to each other end', () => {
  const one = new Error('one')
  const two = new Error('two', { cause: one })
  one.cause = two
  expect(transportError('x', endpoint, one).code).toBe('TransportError')
})
