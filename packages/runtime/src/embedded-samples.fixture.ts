import { structuralResource, type ApiOf } from '@kindbox/core'
import { createApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import { crd } from '@kindbox/crd'
import type { Sample } from './sample-object.fixture.ts'

const Samples = structuralResource<Sample, 'Namespaced'>({
  group: 'clux.dev',
  version: 'v1',
  kind: 'Sample',
  plural: 'samples',
  scope: 'Namespaced',
  subresources: { status: true },
  schema: {
    type: 'object',
    properties: {
      spec: { type: 'object', properties: { text: { type: 'string' } } },
      status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    },
  },
})

/** The samples of the default namespace of an embedded API server. */
export function embeddedSamples(): ApiOf<typeof Samples> {
  const server = createApiServer({ crds: [crd(Samples)] })
  return new Client({ fetch: server.fetch }).api(Samples, { namespace: 'default' })
}
