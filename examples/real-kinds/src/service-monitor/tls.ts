import { Type } from '@sinclair/typebox'
import { literals } from '../literals.ts'
import { keySelector, secretOrConfigMap } from './key-selector.ts'

const tlsVersion = literals('TLS10', 'TLS11', 'TLS12', 'TLS13')

export const SafeTLSConfig = Type.Object({
  ca: Type.Optional(secretOrConfigMap),
  cert: Type.Optional(secretOrConfigMap),
  keySecret: Type.Optional(keySelector),
  serverName: Type.Optional(Type.String()),
  insecureSkipVerify: Type.Optional(Type.Boolean()),
  minVersion: Type.Optional(tlsVersion),
  maxVersion: Type.Optional(tlsVersion),
})

/** With files of the Prometheus container, which only some installations allow. */
export const TLSConfig = Type.Object({
  ...SafeTLSConfig.properties,
  caFile: Type.Optional(Type.String()),
  certFile: Type.Optional(Type.String()),
  keyFile: Type.Optional(Type.String()),
})
