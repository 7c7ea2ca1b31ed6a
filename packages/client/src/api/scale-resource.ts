import { structuralResource, type Scale } from '@kindbox/core'

/** The answer of every scale subresource, whatever the kind it scales: `Scale` of autoscaling/v1. */
export const ScaleResource = structuralResource<Scale>({
  group: 'autoscaling',
  version: 'v1',
  kind: 'Scale',
  plural: 'scales',
  scope: 'Namespaced',
  schema: {
    type: 'object',
    required: ['spec', 'status'],
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      spec: { type: 'object', properties: { replicas: { type: 'integer', format: 'int32' } } },
      status: {
        type: 'object',
        required: ['replicas'],
        properties: { replicas: { type: 'integer', format: 'int32' }, selector: { type: 'string' } },
      },
    },
  },
})
