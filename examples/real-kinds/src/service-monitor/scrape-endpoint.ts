import { withDefault } from '@kindbox/core'
import { Type } from '@sinclair/typebox'
import { literals } from '../literals.ts'
import { Authorization, BasicAuth, OAuth2, proxy } from './http-client.ts'
import { keySelector } from './key-selector.ts'
import { TLSConfig } from './tls.ts'

/** Prometheus' own durations: `1h30m`, units in falling order, `0` for none. */
const duration = Type.String({
  pattern: '^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$',
})

/** Prometheus writes its actions in lower case; the operator's API also takes them in Pascal case. */
const RelabelAction = literals(
  'replace',
  'Replace',
  'keep',
  'Keep',
  'drop',
  'Drop',
  'hashmod',
  'HashMod',
  'labelmap',
  'LabelMap',
  'labeldrop',
  'LabelDrop',
  'labelkeep',
  'LabelKeep',
  'lowercase',
  'Lowercase',
  'uppercase',
  'Uppercase',
  'keepequal',
  'KeepEqual',
  'dropequal',
  'DropEqual',
)

const RelabelConfig = Type.Object({
  action: withDefault(RelabelAction, 'replace'),
  sourceLabels: Type.Optional(Type.Array(Type.String())),
  separator: Type.Optional(Type.String()),
  regex: Type.Optional(Type.String()),
  modulus: Type.Optional(Type.Integer({ format: 'int64', minimum: 0 })),
  targetLabel: Type.Optional(Type.String()),
  replacement: Type.Optional(Type.String()),
})

export const ScrapeEndpoint = Type.Object({
  port: Type.Optional(Type.String({ description: "The name of the Service's port." })),
  targetPort: Type.Optional(Type.Union([Type.Integer(), Type.String()])),
  path: Type.Optional(Type.String()),
  scheme: Type.Optional(literals('http', 'https', 'HTTP', 'HTTPS')),
  params: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
  interval: Type.Optional(duration),
  scrapeTimeout: Type.Optional(duration),

  honorLabels: Type.Optional(Type.Boolean()),
  honorTimestamps: Type.Optional(Type.Boolean()),
  trackTimestampsStaleness: Type.Optional(Type.Boolean()),
  followRedirects: Type.Optional(Type.Boolean()),
  enableHttp2: Type.Optional(Type.Boolean()),
  filterRunning: Type.Optional(Type.Boolean()),

  basicAuth: Type.Optional(BasicAuth),
  authorization: Type.Optional(Authorization),
  oauth2: Type.Optional(OAuth2),
  bearerTokenFile: Type.Optional(Type.String()),
  bearerTokenSecret: Type.Optional(keySelector),
  tlsConfig: Type.Optional(TLSConfig),
  ...proxy,

  relabelings: Type.Optional(Type.Array(RelabelConfig)),
  metricRelabelings: Type.Optional(Type.Array(RelabelConfig)),
})
