import { Type } from '@sinclair/typebox'
import { keySelector, secretOrConfigMap } from './key-selector.ts'
import { SafeTLSConfig } from './tls.ts'

/** The part of an HTTP client's configuration that says which proxy to use; the same wherever something is fetched. */
export const proxy = {
  proxyUrl: Type.Optional(Type.String({ pattern: '^(http|https|socks5)://.+$' })),
  proxyFromEnvironment: Type.Optional(Type.Boolean()),
  noProxy: Type.Optional(Type.String()),
  proxyConnectHeader: Type.Optional(Type.Record(Type.String(), Type.Array(keySelector), { 'x-kubernetes-map-type': 'atomic' })),
}

export const BasicAuth = Type.Object({
  username: Type.Optional(keySelector),
  password: Type.Optional(keySelector),
})

export const Authorization = Type.Object({
  type: Type.Optional(Type.String({ description: 'Bearer, unless said otherwise.' })),
  credentials: Type.Optional(keySelector),
})

export const OAuth2 = Type.Object({
  clientId: secretOrConfigMap,
  clientSecret: keySelector,
  tokenUrl: Type.String({ pattern: '^(http|https)://.+$' }),
  scopes: Type.Optional(Type.Array(Type.String())),
  endpointParams: Type.Optional(Type.Record(Type.String(), Type.String())),
  tlsConfig: Type.Optional(SafeTLSConfig),
  ...proxy,
})
