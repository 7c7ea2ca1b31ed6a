import type { StructuralSchema } from '@kindbox/core'
import type { CustomResourceDefinition } from '@kindbox/crd'
import type { Random } from './random.ts'
import { randomObjectSchema } from './random-schema.ts'

/** A definition with a random schema in one version; with a status or a scale endpoint in part of the cases. */
export function randomDefinition(random: Random, group: string): CustomResourceDefinition {
  const status = random.oneIn(2)
  const scale = random.oneIn(2)
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `things.${group}` },
    spec: {
      group,
      names: { plural: 'things', kind: 'Thing' },
      scope: random.oneIn(4) ? 'Cluster' : 'Namespaced',
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: rootSchema(random, scale) },
          subresources: { ...(status && { status: {} }), ...(scale && { scale: scalePaths(random) }) },
        },
      ],
    },
  }
}

function rootSchema(random: Random, scale: boolean): StructuralSchema {
  const replicas: StructuralSchema = { type: 'integer', ...(random.oneIn(3) && { minimum: 0 }), ...(random.oneIn(4) && { default: 1 }) }
  return {
    type: 'object',
    properties: {
      spec: randomObjectSchema(random, scale ? { replicas } : {}),
      status: randomObjectSchema(random, scale ? { replicas: { type: 'integer' }, selector: { type: 'string' } } : {}),
    },
    ...(random.oneIn(4) && { required: ['spec'] }),
    ...(random.oneIn(8) && { 'x-kubernetes-preserve-unknown-fields': true }),
  }
}

/** Where an object has its replicas. */
export function scalePaths(random: Random): { specReplicasPath: string; statusReplicasPath: string; labelSelectorPath?: string } {
  return {
    specReplicasPath: '.spec.replicas',
    statusReplicasPath: '.status.replicas',
    ...(random.oneIn(2) && { labelSelectorPath: '.status.selector' }),
  }
}
