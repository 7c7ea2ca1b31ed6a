import type { CustomResourceDefinition } from '@kindbox/crd'

/** What is created, listed and watched: a small kind with a default, as an example would have it. */
export const definition: CustomResourceDefinition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'gadgets.bench.example.dev' },
  spec: {
    group: 'bench.example.dev',
    scope: 'Namespaced',
    names: { plural: 'gadgets', kind: 'Gadget' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                required: ['image'],
                properties: {
                  image: { type: 'string', minLength: 1 },
                  replicas: { type: 'integer', minimum: 0, default: 1 },
                  arguments: { type: 'array', items: { type: 'string' } },
                  env: { type: 'object', additionalProperties: { type: 'string' } },
                },
              },
              status: { type: 'object', properties: { ready: { type: 'boolean' } } },
            },
          },
        },
      },
    ],
  },
}

export const gadgets = '/apis/bench.example.dev/v1/namespaces/default/gadgets'

/** The body that creates a gadget, about 400 bytes. */
export function gadget(name: string): string {
  return JSON.stringify({
    apiVersion: 'bench.example.dev/v1',
    kind: 'Gadget',
    metadata: { name, labels: { app: 'bench', tier: 'backend' }, annotations: { note: 'made to be counted' } },
    spec: { image: `registry.example.dev/gadget:${name}`, arguments: ['--verbose', '--listen=:8080'], env: { MODE: 'test', ZONE: 'a' } },
  })
}
