import { withDefault } from '@kindbox/core'
import { Type } from '@sinclair/typebox'
import { literals } from '../literals.ts'
import { filters } from './filter.ts'
import { RouteMatch } from './match.ts'
import { Duration, HeaderName, SectionName } from './names.ts'
import { backendReference, servicesNeedAPort } from './references.ts'

const atomic = { 'x-kubernetes-list-type': 'atomic' }

const BackendRef = Type.Object(
  {
    ...backendReference,
    weight: withDefault(Type.Integer({ format: 'int32', minimum: 0, maximum: 1_000_000 }), 1),
    filters: Type.Optional(filters),
  },
  servicesNeedAPort,
)

const SessionPersistence = Type.Object(
  {
    type: withDefault(literals('Cookie', 'Header'), 'Cookie'),
    absoluteTimeout: Type.Optional(Duration),
    cookie: Type.Optional(
      Type.Object({
        name: Type.Optional(HeaderName),
        path: withDefault(Type.String({ maxLength: 1024 }), '/'),
        lifetimeType: withDefault(literals('Permanent', 'Session'), 'Session'),
      }),
    ),
    header: Type.Optional(Type.Object({ name: HeaderName })),
  },
  {
    'x-kubernetes-validations': [
      { rule: "has(self.cookie) == (self.type == 'Cookie')", message: 'cookie belongs to type Cookie' },
      { rule: "has(self.header) == (self.type == 'Header')", message: 'header belongs to type Header' },
      {
        rule: "!has(self.cookie) || self.cookie.lifetimeType != 'Permanent' || has(self.absoluteTimeout)",
        message: 'a permanent cookie needs an absoluteTimeout',
      },
    ],
  },
)

export const Rule = Type.Object(
  {
    name: Type.Optional(SectionName),
    matches: withDefault(Type.Array(RouteMatch, { maxItems: 64, ...atomic }), [{ path: { type: 'PathPrefix', value: '/' } }]),
    filters: Type.Optional(filters),
    backendRefs: Type.Optional(Type.Array(BackendRef, { maxItems: 16, ...atomic })),
    timeouts: Type.Optional(
      Type.Object(
        { request: Type.Optional(Duration), backendRequest: Type.Optional(Duration) },
        {
          'x-kubernetes-validations': [
            {
              rule:
                "!has(self.request) || !has(self.backendRequest) || duration(self.request) == duration('0s')" +
                ' || duration(self.backendRequest) <= duration(self.request)',
              message: 'the backend gets no more time than the whole request',
            },
          ],
        },
      ),
    ),
    retry: Type.Optional(
      Type.Object({
        attempts: Type.Optional(Type.Integer({ minimum: 1 })),
        backoff: Type.Optional(Duration),
        codes: Type.Optional(Type.Array(Type.Integer({ minimum: 400, maximum: 599 }), { 'x-kubernetes-list-type': 'set' })),
      }),
    ),
    sessionPersistence: Type.Optional(SessionPersistence),
  },
  {
    'x-kubernetes-validations': [
      {
        rule: '!has(self.backendRefs) || self.backendRefs.size() == 0 || !has(self.filters) || !self.filters.exists(f, has(f.requestRedirect))',
        message: 'a redirected request reaches no backend',
      },
    ],
  },
)
