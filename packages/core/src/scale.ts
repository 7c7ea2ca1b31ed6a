import type { KubeObject } from './object.ts'

/** The scale subresource of any scalable kind: `Scale` of autoscaling/v1. */
export interface Scale extends KubeObject {
  apiVersion: 'autoscaling/v1'
  kind: 'Scale'
  spec: {
    /** Absent means 0. */
    replicas?: number
  }
  status: {
    replicas: number
    /** The label selector of what is scaled, in its string form. */
    selector?: string
  }
}

/** What `replaceScale` takes; `metadata.resourceVersion` makes it conditional. */
export interface ScaleInput {
  apiVersion?: 'autoscaling/v1'
  kind?: 'Scale'
  metadata: { name: string; namespace?: string; resourceVersion?: string; uid?: string }
  spec: { replicas?: number }
}
