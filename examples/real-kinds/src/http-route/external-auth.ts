import { Type } from '@sinclair/typebox'
import { literals } from '../literals.ts'
import { BackendObjectReference } from './references.ts'

const headerNames = Type.Array(Type.String(), { maxItems: 64, 'x-kubernetes-list-type': 'set' })

/** Asks another service whether a request may pass. */
export const ExternalAuth = Type.Object(
  {
    protocol: literals('HTTP', 'GRPC'),
    backendRef: BackendObjectReference,
    grpc: Type.Optional(Type.Object({ allowedHeaders: Type.Optional(headerNames) })),
    http: Type.Optional(
      Type.Object({
        path: Type.Optional(Type.String({ maxLength: 1024, pattern: "^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$" })),
        allowedHeaders: Type.Optional(headerNames),
        allowedResponseHeaders: Type.Optional(headerNames),
      }),
    ),
    forwardBody: Type.Optional(
      Type.Object({ maxSize: Type.Optional(Type.Integer({ format: 'int32', minimum: 0, description: 'In bytes.' })) }),
    ),
  },
  {
    'x-kubernetes-validations': [
      { rule: "has(self.grpc) == (self.protocol == 'GRPC')", message: 'grpc belongs to protocol GRPC' },
      { rule: "has(self.http) == (self.protocol == 'HTTP')", message: 'http belongs to protocol HTTP' },
    ],
  },
)
