// The x509 library injects its dependencies by decorators and wants this in place before it is loaded.
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
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** What a TLS server needs to prove who it is, in PEM, and the authority its clients have to trust. */
export interface ServerCertificate {
  readonly ca: string
  readonly certificate: string
  readonly key: string
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const DAY = 86_400_000
/** Clocks of containers and hosts differ a little. */
const BACKDATED = DAY
const LIFETIME = 365 * DAY

/** Makes an authority that signs one certificate and is forgotten: its key is never written anywhere. */
export async function serverCertificate(hosts: readonly string[], now: number): Promise<ServerCertificate> {
  const { subtle } = webcrypto
  const newKeys = () => subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const [caKeys, keys] = await Promise.all([newKeys(), newKeys()])
  const subject = 'CN=kindbox embedded API server CA'
  const ca = await issue(now, subject, subject, caKeys.publicKey, caKeys.privateKey, [
    new BasicConstraintsExtension(true, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    await SubjectKeyIdentifierExtension.create(caKeys.publicKey, false, webcrypto),
  ])
  const certificate = await issue(now, 'CN=kindbox embedded API server', subject, keys.publicKey, caKeys.privateKey, [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
    new SubjectAlternativeNameExtension(hosts.map((host) => ({ type: isAddress(host) ? 'ip' : 'dns', value: host }))),
    await AuthorityKeyIdentifierExtension.create(caKeys.publicKey, false, webcrypto),
  ])
  return {
    ca: ca.toString('pem'),
    certificate: certificate.toString('pem'),
    key: pem('PRIVATE KEY', await subtle.exportKey('pkcs8', keys.privateKey)),
  }
}

function issue(
  now: number,
  subject: string,
  issuer: string,
  publicKey: webcrypto.CryptoKey,
  signingKey: webcrypto.CryptoKey,
  extensions: Extension[],
): Promise<X509Certificate> {
  const serialNumber = Buffer.from(webcrypto.getRandomValues(new Uint8Array(16))).toString('hex')
  const validity = { notBefore: new Date(now - BACKDATED), notAfter: new Date(now + LIFETIME) }
  return X509CertificateGenerator.create(
    { subject, issuer, serialNumber, ...validity, publicKey, signingKey, signingAlgorithm: ALGORITHM, extensions },
    webcrypto,
  )
}

function isAddress(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.includes(':')
}

function pem(label: string, bytes: ArrayBuffer): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
