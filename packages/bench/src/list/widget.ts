import { defineResource, type ObjectOf } from '@kindbox/core'
import { Type } from '@sinclair/typebox'

/** A kind with 20 fields in its spec, as large custom resources have them. */
export const Widget = defineResource({
  group: 'bench.example',
  version: 'v1',
  kind: 'Widget',
  plural: 'widgets',
  scope: 'Namespaced',
  spec: Type.Object({
    image: Type.String({ minLength: 1 }),
    replicas: Type.Integer({ minimum: 0 }),
    paused: Type.Boolean(),
    strategy: Type.Union([Type.Literal('Recreate'), Type.Literal('RollingUpdate')]),
    schedule: Type.String({ pattern: '^[0-9*/, -]+$' }),
    notBefore: Type.String({ format: 'date-time' }),
    cidr: Type.String(),
    host: Type.String(),
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    weight: Type.Number(),
    labels: Type.Record(Type.String(), Type.String()),
    args: Type.Array(Type.String()),
    env: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
    ports: Type.Array(
      Type.Object({ name: Type.String(), port: Type.Integer(), protocol: Type.Union([Type.Literal('TCP'), Type.Literal('UDP')]) }),
    ),
    resources: Type.Object({ cpu: Type.String(), memory: Type.String() }),
    tolerations: Type.Array(Type.Object({ key: Type.String(), operator: Type.String(), effect: Type.String() })),
    owner: Type.String(),
    team: Type.String(),
    tier: Type.Integer(),
    notes: Type.String(),
  }),
  status: Type.Object({
    readyReplicas: Type.Integer(),
    conditions: Type.Array(
      Type.Object({
        type: Type.String(),
        status: Type.String(),
        reason: Type.String(),
        lastTransitionTime: Type.String({ format: 'date-time' }),
      }),
    ),
  }),
})

/** The i-th of the widgets that every client lists; about 2 KB of JSON, managedFields among it. */
export function widget(i: number): ObjectOf<typeof Widget> {
  const time = '2026-11-01T08:30:00Z'
  return {
    apiVersion: 'bench.example/v1',
    kind: 'Widget',
    metadata: {
      name: `widget-${String(i).padStart(5, '0')}`,
      namespace: 'default',
      uid: `5b0a8a4e-0000-4000-8000-${String(i).padStart(12, '0')}`,
      resourceVersion: String(100_000 + i),
      generation: 3,
      creationTimestamp: time,
      labels: { app: `app-${i % 50}`, tier: 'backend' },
      annotations: { 'example.dev/checksum': `${i * 7919}`.padStart(32, 'a') },
      managedFields: [
        {
          manager: 'bench',
          operation: 'Update',
          apiVersion: 'bench.example/v1',
          time,
          fieldsType: 'FieldsV1',
          fieldsV1: {
            'f:spec': Object.fromEntries(Object.keys(Widget.schema.properties!['spec']!.properties!).map((key) => [`f:${key}`, {}])),
          },
        },
      ],
    },
    spec: {
      image: `example.dev/widgets/image:${i}`,
      replicas: i % 7,
      paused: i % 2 === 0,
      strategy: 'RollingUpdate',
      schedule: '*/5 * * * *',
      notBefore: time,
      cidr: '10.0.0.0/16',
      host: `widget-${i}.example.dev`,
      port: 8080,
      weight: 0.5,
      labels: { a: 'b', c: 'd' },
      args: ['--listen', ':8080', '--verbose'],
      env: ['HOME', 'PATH', 'LANG'].map((name) => ({ name, value: `/value/of/${name.toLowerCase()}/${i}` })),
      ports: [
        { name: 'http', port: 8080, protocol: 'TCP' },
        { name: 'metrics', port: 9090, protocol: 'TCP' },
      ],
      resources: { cpu: '250m', memory: '128Mi' },
      tolerations: [{ key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }],
      owner: 'somebody@example.dev',
      team: 'widgets',
      tier: 2,
      notes: 'What somebody thought worth knowing about this widget when it was made. '.repeat(4),
    },
    status: {
      readyReplicas: i % 7,
      conditions: ['Available', 'Progressing'].map((type) => ({ type, status: 'True', reason: 'AsExpected', lastTransitionTime: time })),
    },
  }
}
