// The x509 library injects its dependencies by decorators and wants this in place before it is loaded.
// oxlint-disable-next-line import/no-unassigned-import
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** A certificate with its key, both in PEM. */
export interface Identity {
  readonly certificate: string
  readonly key: string
}

/** A certificate authority of our own. Its key stays in memory: what it did not sign while it lived, nobody can. */
export interface Authority {
  /** PEM of the authority's own certificate, for those who are to trust it. */
  readonly ca: string
  /** An identity for a TLS server under these host names and addresses. */
  server(commonName: string, hosts: readonly string[]): Promise<Identity>
  /** An identity for a client; API servers take the organisations for its groups. */
  client(commonName: string, organisations?: readonly string[]): Promise<Identity>
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const DAY = 86_400_000
/** Clocks of containers and hosts differ a little. */
const BACKDATED = DAY
const LIFETIME = 365 * DAY

/** Makes an authority whose certificates are good for a year from `now`, in milliseconds since 1970. */
export async function newAuthority(commonName: string, now: number): Promise<Authority> {
  const authorityKeys = await newKeys()
  const ca = await sign(now, nameOf(commonName), nameOf(commonName), authorityKeys.publicKey, authorityKeys.privateKey, [
    new BasicConstraintsExtension(true, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    await SubjectKeyIdentifierExtension.create(authorityKeys.publicKey, false, webcrypto),
  ])

  async function identity(subject: Subject, usage: ExtendedKeyUsage, extensions: readonly Extension[]): Promise<Identity> {
    const keys = await newKeys()
    const certificate = await sign(now, subject, nameOf(commonName), keys.publicKey, authorityKeys.privateKey, [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([usage]),
      ...extensions,
      await AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey, false, webcrypto),
    ])
    return { certificate, key: toPem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)) }
  }

  return {
    ca,
    server: (serverName, hosts) =>
      identity(nameOf(serverName), ExtendedKeyUsage.serverAuth, [
        new SubjectAlternativeNameExtension(hosts.map((host) => ({ type: isAddress(host) ? 'ip' : 'dns', value: host }))),
      ]),
    client: (clientName, organisations = []) =>
      identity([...organisations.map((organisation) => ({ O: [organisation] })), ...nameOf(clientName)], ExtendedKeyUsage.clientAuth, []),
  }
}

/** A key pair for signing, in PEM; API servers sign the tokens of service accounts with one. */
export async function newSigningKey(): Promise<{ readonly key: string; readonly publicKey: string }> {
  const keys = await newKeys()
  const { subtle } = webcrypto
  return {
    key: toPem('PRIVATE KEY', await subtle.exportKey('pkcs8', keys.privateKey)),
    publicKey: toPem('PUBLIC KEY', await subtle.exportKey('spki', keys.publicKey)),
  }
}

type Subject = { [attribute: string]: string[] }[]

function nameOf(commonName: string): Subject {
  return [{ CN: [commonName] }]
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
}

async function sign(
  now: number,
  subject: Subject,
  issuer: Subject,
  publicKey: webcrypto.CryptoKey,
  signingKey: webcrypto.CryptoKey,
  extensions: Extension[],
): Promise<string> {
  const serialNumber = Buffer.from(webcrypto.getRandomValues(new Uint8Array(16))).toString('hex')
  const validity = { notBefore: new Date(now - BACKDATED), notAfter: new Date(now + LIFETIME) }
  const parts = { subject, issuer, serialNumber, ...validity, publicKey, signingKey, signingAlgorithm: ALGORITHM, extensions }
  return (await X509CertificateGenerator.create(parts, webcrypto)).toString('pem')
}

function isAddress(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.includes(':')
}

function toPem(label: string, bytes: ArrayBuffer): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
