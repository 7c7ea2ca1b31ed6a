import { Type } from '@sinclair/typebox'
import { byType, conditionStatus, time } from './condition.ts'

const CertificateCondition = Type.Object({
  type: Type.String(),
  status: conditionStatus,
  reason: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
  lastTransitionTime: Type.Optional(time),
  observedGeneration: Type.Optional(Type.Integer({ format: 'int64' })),
})

/** What the ACME server says about the right time to renew (RFC 9773). */
const RenewalInformation = Type.Object({
  suggestedWindow: Type.Optional(Type.Object({ start: time, end: time })),
  explanationURL: Type.Optional(Type.String()),
  lastChecked: Type.Optional(time),
  nextCheck: Type.Optional(time),
  lastError: Type.Optional(Type.String()),
})

export const CertificateStatus = Type.Object({
  conditions: Type.Optional(Type.Array(CertificateCondition, byType)),
  revision: Type.Optional(Type.Integer()),
  notBefore: Type.Optional(time),
  notAfter: Type.Optional(time),
  renewalTime: Type.Optional(time),
  nextPrivateKeySecretName: Type.Optional(Type.String()),
  failedIssuanceAttempts: Type.Optional(Type.Integer()),
  lastFailureTime: Type.Optional(time),
  acme: Type.Optional(Type.Object({ ari: Type.Optional(RenewalInformation) })),
})
