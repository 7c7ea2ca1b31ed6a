import { withDefault } from '@kindbox/core'
import { Type } from '@sinclair/typebox'
import { literals } from '../literals.ts'
import { HeaderName } from './names.ts'

const set = { 'x-kubernetes-list-type': 'set' }
const wildcardAlone = { 'x-kubernetes-validations': [{ rule: "!('*' in self) || self.size() == 1", message: '* stands alone' }] }

export const CORS = Type.Object({
  allowOrigins: Type.Optional(
    Type.Array(
      Type.String({
        minLength: 1,
        maxLength: 253,
        pattern: '(^\\*$)|(^(http(s)?):\\/\\/(((\\*\\.)?([a-zA-Z0-9\\-]+\\.)*[a-zA-Z0-9-]+|\\*)(:([0-9]{1,5}))?)$)',
      }),
      { maxItems: 64, ...set, ...wildcardAlone },
    ),
  ),
  allowMethods: Type.Optional(
    Type.Array(literals('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH', '*'), {
      maxItems: 9,
      ...set,
      ...wildcardAlone,
    }),
  ),
  allowHeaders: Type.Optional(Type.Array(HeaderName, { maxItems: 64, ...set, ...wildcardAlone })),
  exposeHeaders: Type.Optional(Type.Array(HeaderName, { maxItems: 64, ...set })),
  allowCredentials: Type.Optional(Type.Boolean()),
  maxAge: withDefault(Type.Integer({ format: 'int32', minimum: 1, description: 'In seconds.' }), 5),
})
