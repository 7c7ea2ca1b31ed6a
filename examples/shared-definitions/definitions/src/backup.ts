import { defineResource, withDefault, type ObjectOf } from '@kindbox/core'
import { Type } from '@sinclair/typebox'

const names = {
  group: 'storage.example.dev',
  kind: 'Backup',
  plural: 'backups',
  shortNames: ['bk'],
  scope: 'Namespaced',
} as const

const BackupStatus = Type.Object({
  phase: Type.Union([Type.Literal('Running'), Type.Literal('Done'), Type.Literal('Failed')]),
  message: Type.Optional(Type.String()),
  bytes: Type.Optional(Type.Integer({ format: 'int64', minimum: 0 })),
})

const BackupSpec = Type.Object({
  volume: Type.String({ minLength: 1 }),
  keepDays: withDefault(Type.Integer({ minimum: 1, maximum: 365 }), 30),
})

const backup = defineResource({
  ...names,
  version: 'v1',
  storage: true,
  spec: BackupSpec,
  status: BackupStatus,
  additionalPrinterColumns: [
    { name: 'Volume', type: 'string', jsonPath: '.spec.volume' },
    { name: 'Phase', type: 'string', jsonPath: '.status.phase' },
  ],
})

/** The name that both services see: in their editors, their errors and their declaration files. */
export interface Backup extends ObjectOf<typeof backup> {}
export const Backup = backup.named<Backup>()

/** What the first release had. Served for those who still write it; nothing has to be converted, v1 only added a default. */
export const BackupV1beta1 = defineResource({
  ...names,
  version: 'v1beta1',
  storage: false,
  deprecated: true,
  deprecationWarning: 'storage.example.dev/v1beta1 Backup is deprecated; use storage.example.dev/v1',
  spec: Type.Pick(BackupSpec, ['volume']),
  status: BackupStatus,
})
