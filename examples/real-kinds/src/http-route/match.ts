import { withDefault } from '@kindbox/core'
import { Type } from '@sinclair/typebox'
import { literals } from '../literals.ts'
import { HeaderName, HeaderValue } from './names.ts'

export const byName = { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] }

const literally = "self.type == 'RegularExpression' || "

const PathMatch = Type.Object(
  {
    type: withDefault(literals('Exact', 'PathPrefix', 'RegularExpression'), 'PathPrefix'),
    value: withDefault(Type.String({ maxLength: 1024 }), '/'),
  },
  {
    'x-kubernetes-validations': [
      { rule: `${literally}self.value.startsWith('/')`, message: 'a path starts with /' },
      { rule: `${literally}!self.value.contains('//')`, message: 'a path has no empty segments' },
      { rule: `${literally}!self.value.matches('/[.][.]?(/|$)')`, message: 'a path is normalised: no . or .. segments' },
      { rule: `${literally}!self.value.matches('#|%2[fF]')`, message: 'a path has no fragment and no encoded slash' },
    ],
  },
)

const matchType = withDefault(literals('Exact', 'RegularExpression'), 'Exact')

export const Method = literals('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH')

export const RouteMatch = Type.Object({
  path: withDefault(PathMatch, { type: 'PathPrefix', value: '/' }),
  headers: Type.Optional(Type.Array(Type.Object({ type: matchType, name: HeaderName, value: HeaderValue }), { maxItems: 16, ...byName })),
  queryParams: Type.Optional(
    Type.Array(Type.Object({ type: matchType, name: HeaderName, value: Type.String({ minLength: 1, maxLength: 1024 }) }), {
      maxItems: 16,
      ...byName,
    }),
  ),
  method: Type.Optional(Method),
})
