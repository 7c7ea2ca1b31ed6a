import { type Api, type KubeObject, type ObjectMeta, structuralResource } from '@kindbox/core'

/** What a `Lease` of coordination.k8s.io/v1 says. */
export interface LeaseSpec {
  /** Who holds the lease; absent where nobody does. */
  holderIdentity?: string
  /** Seconds that others have to wait after the last renewal that they saw. */
  leaseDurationSeconds?: number
  /** `MicroTime`: when the holder became the holder, by its own clock. */
  acquireTime?: string
  /** `MicroTime`: when the holder renewed it last, by its own clock. */
  renewTime?: string
  /** How often the holder has changed. */
  leaseTransitions?: number
  preferredHolder?: string
  strategy?: string
}

export interface Lease extends KubeObject {
  spec?: LeaseSpec
}

export interface LeaseInput {
  apiVersion?: string
  kind?: string
  metadata: ObjectMeta & { name: string }
  spec?: LeaseSpec
}

const time = { type: 'string', format: 'date-time' } as const

/** `Lease` of coordination.k8s.io/v1. */
export const Lease = structuralResource<Lease, 'Namespaced', LeaseInput>({
  group: 'coordination.k8s.io',
  version: 'v1',
  kind: 'Lease',
  plural: 'leases',
  scope: 'Namespaced',
  schema: {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: {
          holderIdentity: { type: 'string' },
          leaseDurationSeconds: { type: 'integer', format: 'int32' },
          acquireTime: time,
          renewTime: time,
          leaseTransitions: { type: 'integer', format: 'int32' },
          preferredHolder: { type: 'string' },
          strategy: { type: 'string' },
        },
      },
    },
  },
})

/** What leader election needs of an `Api<Lease>`. */
export type LeaseApi = Pick<Api<Lease, LeaseInput>, 'get' | 'create' | 'replace'>
