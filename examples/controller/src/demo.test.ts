import { createApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import { CustomResourceDefinition } from '@kindbox/crd'
import { Lease, RecordedEvent } from '@kindbox/runtime'
import { ConfigMap } from '@kindbox/schemas/core/v1'
import { expect, test } from '@jest/globals'
import { demo } from './demo.ts'

test('the controller does its work on the embedded API server, and hands it over', async () => {
  await using server = createApiServer({ resources: [ConfigMap, Lease, RecordedEvent] })
  await using client = new Client({ fetch: server.fetch })
  const told: string[] = []
  const errors: string[] = []
  const log = (instance: string) => (level: string, message: string, fields?: object) => {
    if (level === 'error') errors.push(`${instance}: ${message} ${JSON.stringify(fields)}`)
  }
  await demo({ client, namespace: 'default', tell: (line) => told.push(line), log })
  expect(told).toEqual([
    'installed foos.controller.clux.dev',
    'Foo hello is ready, with the finalizer controller.clux.dev/config-map',
    'its ConfigMap holds {"greeting-0":"hello, world"} and is owned by Foo hello',
    'a change of the spec reached the ConfigMap',
    'somebody changed the ConfigMap, and it was put right',
    'somebody deleted the ConfigMap, and it was made again',
    'GET /healthz: 200',
    'GET /readyz: 200',
    'GET /metrics: 200',
    'the first instance stopped, the second one leads',
    'Foo hello is gone, and its ConfigMap was before it: true',
    'events: ConfigMapCreated 1, ConfigMapCreated 1, ConfigMapDeleted 1, ConfigMapUpdated 1, ConfigMapUpdated 2',
  ])
  expect(errors).toEqual([])
  expect((await client.api(CustomResourceDefinition).list()).items).toEqual([])
})
