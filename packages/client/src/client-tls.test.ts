import type { TLSSocket } from 'node:tls'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { getRequest, isKubeError } from '@kindbox/core'
import { Client } from './client.ts'
import type { Connection } from './config/connection.ts'
import { testAuthority, type Identity, type TestAuthority } from './fixture/certificates.ts'
import { Foo, storedFoo } from './fixture/foo.ts'
import { json, testServer, type Answer } from './fixture/test-server.ts'

const baz = storedFoo('baz')
let authority: TestAuthority
let stranger: TestAuthority
let server: Identity
let admin: Identity

beforeAll(async () => {
  authority = await testAuthority('cluster CA')
  stranger = await testAuthority('another CA')
  server = await authority.issue({ name: 'kube-apiserver' })
  admin = await authority.issue({ name: 'admin' })
})

const answer: Answer = (_, response) => json(response, baz)

/** The name of the object that a get brings, or what it rejects with. */
async function got(connection: Connection): Promise<unknown> {
  await using client = new Client(connection)
  return await client
    .api(Foo, { namespace: 'default' })
    .get('baz')
    .then(({ metadata }) => metadata.name)
    .catch((error: unknown) => error)
}

describe('the server is who it says it is', () => {
  test('its CA is known, for a hundred requests over a few connections', async () => {
    await using at = await testServer(answer, server)
    await using client = new Client({ server: at.url, tls: { ca: authority.ca } })
    const foos = client.api(Foo, { namespace: 'default' })
    for (let i = 0; i < 100; i++) await foos.get('baz')
    expect(at.got).toHaveLength(100)
    expect(at.connections()).toBe(1)
  })

  test('several CAs may have signed', async () => {
    await using at = await testServer(answer, server)
    expect(await got({ server: at.url, tls: { ca: `${stranger.ca}\n${authority.ca}` } })).toBe('baz')
  })

  test('a name in place of the host', async () => {
    const named = await authority.issue({ name: 'elsewhere', hosts: [{ type: 'dns', value: 'kubernetes.default.svc' }] })
    await using at = await testServer(answer, named)
    const tls = { ca: authority.ca, serverName: 'kubernetes.default.svc' }
    expect(await got({ server: at.url, tls })).toBe('baz')
  })

  test('nobody asks when told so', async () => {
    await using at = await testServer(answer, server)
    expect(await got({ server: at.url, tls: { insecureSkipTlsVerify: true } })).toBe('baz')
  })

  interface Case {
    title: string
    identity: () => Promise<Identity> | Identity
    ca: () => string | undefined
    message: string
  }
  const cases: Case[] = [
    {
      title: 'a certificate of another CA',
      identity: () => stranger.issue({ name: 'kube-apiserver' }),
      ca: () => authority.ca,
      message: 'the server\'s certificate is not signed by the CA of context "dev" in config (UNABLE_TO_VERIFY_LEAF_SIGNATURE).',
    },
    {
      title: "no CA but the system's",
      identity: () => server,
      ca: () => undefined,
      message: 'the server\'s certificate is not signed by the CA of context "dev" in config (UNABLE_TO_VERIFY_LEAF_SIGNATURE).',
    },
    {
      title: 'an expired certificate',
      identity: () => authority.issue({ name: 'old', notAfter: new Date(Date.now() - 60_000) }),
      ca: () => authority.ca,
      message: "the server's certificate has expired (CERT_HAS_EXPIRED). Renew it, or set the clock of this machine.",
    },
    {
      title: 'a certificate of another host',
      identity: () => authority.issue({ name: 'other', hosts: [{ type: 'dns', value: 'other.example' }] }),
      ca: () => authority.ca,
      message: "the server's certificate is made out to other names (ERR_TLS_CERT_ALTNAME_INVALID).",
    },
  ]
  test.each(cases)('$title is refused', async ({ identity, ca, message }) => {
    await using at = await testServer(answer, await identity())
    const trusted = ca()
    const error = await got({ server: at.url, tls: trusted === undefined ? {} : { ca: trusted }, source: 'context "dev" in config' })
    expect(isKubeError(error, 'TransportError')).toBe(true)
    expect((error as Error).message).toContain(`get Foo default/baz: ${at.url}: ${message}`)
    expect(at.got).toEqual([])
  })

  test('a server without TLS is told from one with', async () => {
    await using plain = await testServer(answer)
    const error = await got({ server: plain.url.replace('http:', 'https:'), tls: { ca: authority.ca } })
    expect((error as Error).message).toContain('the server does not speak TLS there')
  })
})

describe('who is asking', () => {
  const withClientCertificates = () => ({ ...server, ca: authority.ca, requestCert: true, rejectUnauthorized: true })

  test('a client certificate', async () => {
    const names: unknown[] = []
    await using at = await testServer((_, response, raw) => {
      names.push((raw.socket as TLSSocket).getPeerCertificate().subject.CN)
      json(response, baz)
    }, withClientCertificates())
    expect(await got({ server: at.url, tls: { ca: authority.ca, ...admin } })).toBe('baz')
    expect(names).toEqual(['admin'])
  })

  test('no client certificate where one is asked for', async () => {
    await using at = await testServer(answer, withClientCertificates())
    const error = await got({ server: at.url, tls: { ca: authority.ca } })
    expect((error as Error).message).toMatch(/the server refused the client certificate, or the lack of one|broke off before the answer/)
  })

  test('two identities never share a connection', async () => {
    const names: unknown[] = []
    await using at = await testServer((_, response, raw) => {
      names.push((raw.socket as TLSSocket).getPeerCertificate().subject.CN)
      json(response, baz)
    }, withClientCertificates())
    const other = await authority.issue({ name: 'viewer' })
    await using first = new Client({ server: at.url, tls: { ca: authority.ca, ...admin } })
    await using second = new Client({ server: at.url, tls: { ca: authority.ca, ...other } })
    for (const client of [first, second, first, second]) await client.api(Foo, { namespace: 'default' }).get('baz')
    expect(names).toEqual(['admin', 'viewer', 'admin', 'viewer'])
    expect(at.connections()).toBe(2)
  })

  test('one that is replaced while requests are on their way', async () => {
    const names: unknown[] = []
    const held: (() => void)[] = []
    await using at = await testServer(({ line }, response, raw) => {
      names.push((raw.socket as TLSSocket).getPeerCertificate().subject.CN)
      const respond = () => json(response, baz)
      if (line.includes('slow')) held.push(respond)
      else respond()
    }, withClientCertificates())
    let certificate = admin
    await using client = new Client({ server: at.url, tls: { ca: authority.ca }, credentials: () => ({ certificate }) })
    const foos = client.api(Foo, { namespace: 'default' })
    const slow = client.request(getRequest(Foo, { namespace: 'slow', name: 'baz' }))
    while (held.length === 0) await foos.get('baz')
    certificate = await authority.issue({ name: 'admin-2' })
    await foos.get('baz')
    held[0]?.()
    expect(await slow).toEqual(baz)
    await foos.get('baz')
    expect([new Set(names.slice(0, -2)), names.slice(-2)]).toEqual([new Set(['admin']), ['admin-2', 'admin-2']])
    expect(at.open()).toBe(1)
  })
})

describe('TLS options that would fail later, or silently, are refused at once', () => {
  const cases: { title: string; tls: () => NonNullable<Connection['tls']>; message: string }[] = [
    { title: 'a CA that is none', tls: () => ({ ca: 'hello' }), message: 'tls.ca holds no PEM certificate.' },
    {
      title: 'a CA that is damaged',
      tls: () => ({ ca: authority.ca.replace(/\n[A-Za-z0-9+/]{8}/, '\nAAAAAAAA') }),
      message: 'tls.ca cannot be read as a PEM certificate.',
    },
    {
      title: 'a certificate without its key',
      tls: () => ({ cert: admin.cert }),
      message: 'tls.cert is there but tls.key is not; a client certificate needs both.',
    },
    {
      title: 'a key without its certificate',
      tls: () => ({ key: admin.key }),
      message: 'tls.key is there but tls.cert is not; a client certificate needs both.',
    },
    {
      title: 'a key of another certificate',
      tls: () => ({ cert: admin.cert, key: server.key }),
      message: 'tls.key is not the key of tls.cert.',
    },
    {
      title: 'a key that is none',
      tls: () => ({ cert: admin.cert, key: 'hello' }),
      message: 'tls.key cannot be read as a PEM private key without a passphrase.',
    },
    {
      title: 'a certificate that is none',
      tls: () => ({ cert: 'hello', key: admin.key }),
      message: 'tls.cert cannot be read as a PEM certificate.',
    },
    {
      title: 'a CA that nobody would ask',
      tls: () => ({ ca: authority.ca, insecureSkipTlsVerify: true }),
      message: 'tls.ca is of no use together with tls.insecureSkipTlsVerify; leave one out.',
    },
  ]
  test.each(cases)('$title', ({ tls, message }) => {
    const make = () => new Client({ server: 'https://cluster.example', tls: tls() })
    expect(make).toThrow(expect.objectContaining({ code: 'ConfigError', message }))
  })
})
