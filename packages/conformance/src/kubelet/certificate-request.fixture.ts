// oxlint-disable-next-line import/no-unassigned-import -- the polyfill that @peculiar/x509 asks its users to bring
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509'

/** A request for a certificate with a name, signed with a key of its own, as PEM. */
export async function certificateRequest(name: string): Promise<string> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  return (await Pkcs10CertificateRequestGenerator.create({ name: `CN=${name}`, keys, signingAlgorithm: algorithm })).toString('pem')
}
