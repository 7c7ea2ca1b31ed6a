import { createPrivateKey, createPublicKey, sign, verify, X509Certificate } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { newAuthority, newSigningKey } from './authority.ts'

const now = Date.UTC(2026, 0, 15)

describe('an authority', () => {
  test('signs servers, under their names and addresses', async () => {
    const authority = await newAuthority('test CA', now)
    const { certificate, key } = await authority.server('api', ['127.0.0.1', '::1', 'localhost'])
    const x509 = new X509Certificate(certificate)
    expect(x509.verify(new X509Certificate(authority.ca).publicKey)).toBe(true)
    expect(x509.checkPrivateKey(createPrivateKey(key))).toBe(true)
    expect(['127.0.0.1', '::1'].map((address) => x509.checkIP(address))).toEqual(['127.0.0.1', '::1'])
    expect(x509.checkHost('localhost')).toBe('localhost')
    expect(x509.checkHost('example.dev')).toBeUndefined()
    expect(x509.ca).toBe(false)
    expect(x509.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
    expect([x509.validFrom, x509.validTo]).toEqual(['Jan 14 00:00:00 2026 GMT', 'Jan 15 00:00:00 2027 GMT'])
  })

  test('signs clients, with their groups', async () => {
    const authority = await newAuthority('test CA', now)
    const x509 = new X509Certificate((await authority.client('admin', ['system:masters', 'b'])).certificate)
    expect(x509.subject).toBe('O=system:masters\nO=b\nCN=admin')
    expect(x509.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
    expect(x509.checkIssued(new X509Certificate(authority.ca))).toBe(true)
  })

  test('is told from another of the same name', async () => {
    const [one, other] = await Promise.all([newAuthority('test CA', now), newAuthority('test CA', now)])
    const { certificate } = await one.client('admin')
    expect(new X509Certificate(certificate).verify(new X509Certificate(other.ca).publicKey)).toBe(false)
  })
})

test('a signing key signs what its public half verifies', async () => {
  const { key, publicKey } = await newSigningKey()
  const signature = sign('sha256', Buffer.from('token'), createPrivateKey(key))
  expect(verify('sha256', Buffer.from('token'), createPublicKey(publicKey), signature)).toBe(true)
})
