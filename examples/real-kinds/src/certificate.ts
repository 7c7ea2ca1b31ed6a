import { defineResource, type ObjectOf } from '@kindbox/core'
import { Type } from '@sinclair/typebox'
import { CertificateStatus } from './certificate-status.ts'
import { literals } from './literals.ts'

/** Whoever applies such a list owns all of it. */
const strings = () => Type.Array(Type.String(), { 'x-kubernetes-list-type': 'atomic' })

const Subject = Type.Object({
  organizations: Type.Optional(strings()),
  organizationalUnits: Type.Optional(strings()),
  countries: Type.Optional(strings()),
  localities: Type.Optional(strings()),
  provinces: Type.Optional(strings()),
  streetAddresses: Type.Optional(strings()),
  postalCodes: Type.Optional(strings()),
  serialNumber: Type.Optional(Type.String()),
})

const SecretKey = Type.Object({
  name: Type.String(),
  key: Type.Optional(Type.String()),
})

const Keystores = Type.Object({
  jks: Type.Optional(
    Type.Object({
      create: Type.Boolean(),
      alias: Type.Optional(Type.String()),
      password: Type.Optional(Type.String()),
      passwordSecretRef: Type.Optional(SecretKey),
    }),
  ),
  pkcs12: Type.Optional(
    Type.Object({
      create: Type.Boolean(),
      profile: Type.Optional(literals('LegacyRC2', 'LegacyDES', 'Modern2023', 'Modern2026')),
      password: Type.Optional(Type.String()),
      passwordSecretRef: Type.Optional(SecretKey),
    }),
  ),
})

const Names = Type.Object({
  dnsDomains: Type.Optional(strings()),
  ipRanges: Type.Optional(strings()),
  emailAddresses: Type.Optional(strings()),
  uriDomains: Type.Optional(strings()),
})

const PrivateKey = Type.Object({
  algorithm: Type.Optional(literals('RSA', 'ECDSA', 'Ed25519')),
  encoding: Type.Optional(literals('PKCS1', 'PKCS8')),
  rotationPolicy: Type.Optional(literals('Never', 'Always')),
  size: Type.Optional(Type.Integer({ description: 'RSA: 2048 to 8192 bits; ECDSA: 256, 384 or 521.' })),
})

const Renewal = Type.Object({
  policy: Type.Optional(literals('RenewBefore', 'Disabled')),
  windows: Type.Optional(
    Type.Array(
      Type.Object({
        cron: Type.String({ minLength: 1 }),
        windowDuration: Type.String({ pattern: '^([0-9]+(\\.[0-9]+)?(s|m|h))+$' }),
        timezone: Type.Optional(Type.String({ minLength: 1 })),
      }),
      { 'x-kubernetes-list-type': 'atomic' },
    ),
  ),
})

const KeyUsage = literals(
  'any',
  'signing',
  'digital signature',
  'content commitment',
  'key encipherment',
  'key agreement',
  'data encipherment',
  'cert sign',
  'crl sign',
  'encipher only',
  'decipher only',
  'server auth',
  'client auth',
  'code signing',
  'email protection',
  's/mime',
  'ipsec end system',
  'ipsec tunnel',
  'ipsec user',
  'timestamping',
  'ocsp signing',
  'microsoft sgc',
  'netscape sgc',
)

const CertificateSpec = Type.Object({
  secretName: Type.String({ description: 'Where key and certificate are put; created when it is not there.' }),
  issuerRef: Type.Object({
    name: Type.String(),
    kind: Type.Optional(Type.String({ description: 'Issuer, unless said otherwise.' })),
    group: Type.Optional(Type.String()),
  }),
  commonName: Type.Optional(Type.String()),
  literalSubject: Type.Optional(Type.String({ description: 'A whole subject as RFC 4514 writes it; excludes subject and commonName.' })),
  subject: Type.Optional(Subject),
  dnsNames: Type.Optional(strings()),
  ipAddresses: Type.Optional(strings()),
  uris: Type.Optional(strings()),
  emailAddresses: Type.Optional(strings()),
  otherNames: Type.Optional(
    Type.Array(Type.Object({ oid: Type.Optional(Type.String()), utf8Value: Type.Optional(Type.String()) }), {
      'x-kubernetes-list-type': 'atomic',
    }),
  ),
  isCA: Type.Optional(Type.Boolean()),
  usages: Type.Optional(Type.Array(KeyUsage, { 'x-kubernetes-list-type': 'atomic' })),
  encodeUsagesInRequest: Type.Optional(Type.Boolean()),
  nameConstraints: Type.Optional(
    Type.Object({
      critical: Type.Optional(Type.Boolean()),
      permitted: Type.Optional(Names),
      excluded: Type.Optional(Names),
    }),
  ),
  duration: Type.Optional(Type.String({ description: 'Go durations such as 2160h.' })),
  renewBefore: Type.Optional(Type.String()),
  renewBeforePercentage: Type.Optional(Type.Integer({ format: 'int32' })),
  renewal: Type.Optional(Renewal),
  privateKey: Type.Optional(PrivateKey),
  signatureAlgorithm: Type.Optional(
    literals('SHA256WithRSA', 'SHA384WithRSA', 'SHA512WithRSA', 'ECDSAWithSHA256', 'ECDSAWithSHA384', 'ECDSAWithSHA512', 'PureEd25519'),
  ),
  keystores: Type.Optional(Keystores),
  additionalOutputFormats: Type.Optional(
    Type.Array(Type.Object({ type: literals('DER', 'CombinedPEM') }), { 'x-kubernetes-list-type': 'atomic' }),
  ),
  secretTemplate: Type.Optional(
    Type.Object({
      annotations: Type.Optional(Type.Record(Type.String(), Type.String())),
      labels: Type.Optional(Type.Record(Type.String(), Type.String())),
    }),
  ),
  revisionHistoryLimit: Type.Optional(Type.Integer({ format: 'int32' })),
})

const certificate = defineResource({
  group: 'cert-manager.io',
  version: 'v1',
  kind: 'Certificate',
  plural: 'certificates',
  shortNames: ['cert', 'certs'],
  categories: ['cert-manager'],
  scope: 'Namespaced',
  description: 'A certificate to be issued, kept in a Secret and renewed before it expires.',
  spec: CertificateSpec,
  status: CertificateStatus,
  additionalPrinterColumns: [
    { name: 'Ready', type: 'string', jsonPath: '.status.conditions[?(@.type == "Ready")].status' },
    { name: 'Secret', type: 'string', jsonPath: '.spec.secretName' },
    { name: 'Issuer', type: 'string', priority: 1, jsonPath: '.spec.issuerRef.name' },
    { name: 'Status', type: 'string', priority: 1, jsonPath: '.status.conditions[?(@.type == "Ready")].message' },
    { name: 'Expiration', type: 'string', priority: 1, jsonPath: '.status.notAfter' },
    { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
  ],
  selectableFields: [{ jsonPath: '.spec.issuerRef.group' }, { jsonPath: '.spec.issuerRef.kind' }, { jsonPath: '.spec.issuerRef.name' }],
})

export interface Certificate extends ObjectOf<typeof certificate> {}
export const Certificate = certificate.named<Certificate>()
