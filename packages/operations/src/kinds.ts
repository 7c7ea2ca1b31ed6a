import { structuralResource, type KubeObject, type StructuralSchema } from '@kindbox/core'

export interface ResourceRequirements {
  requests?: { [name: string]: string | number }
  limits?: { [name: string]: string | number }
}

export interface Container {
  name: string
  image?: string
  command?: string[]
  args?: string[]
  env?: { name: string; value?: string }[]
  stdin?: boolean
  stdinOnce?: boolean
  tty?: boolean
  resources?: ResourceRequirements
}

export interface EphemeralContainer extends Container {
  targetContainerName?: string
}

export interface ContainerStatus {
  name: string
  ready: boolean
  restartCount: number
  state?: { running?: object; terminated?: { exitCode: number; reason?: string }; waiting?: { reason?: string } }
  resources?: ResourceRequirements
}

export interface Pod extends KubeObject {
  spec: {
    containers: Container[]
    ephemeralContainers?: EphemeralContainer[]
    nodeName?: string
    restartPolicy?: 'Always' | 'OnFailure' | 'Never'
    terminationGracePeriodSeconds?: number
    volumes?: { name: string; emptyDir?: object }[]
  }
  status?: {
    phase?: string
    conditions?: { type: string; status: string }[]
    containerStatuses?: ContainerStatus[]
    ephemeralContainerStatuses?: ContainerStatus[]
  }
}

export interface Node extends KubeObject {
  spec?: { unschedulable?: boolean }
}

export interface ServiceAccount extends KubeObject {}

export interface Condition {
  type: string
  status: 'True' | 'False' | 'Unknown'
  reason?: string
  message?: string
}

export interface CertificateSigningRequest extends KubeObject {
  spec: { request: string; signerName: string; usages?: string[]; expirationSeconds?: number }
  status?: { conditions?: Condition[]; certificate?: string }
}

export interface PodTemplateSpec {
  metadata?: { labels?: { [key: string]: string }; annotations?: { [key: string]: string } }
  spec?: Pod['spec']
}

interface Selector {
  matchLabels?: { [key: string]: string }
  matchExpressions?: { key: string; operator: string; values?: string[] }[]
}

export interface Deployment extends KubeObject {
  spec: { replicas?: number; paused?: boolean; selector: Selector; template: PodTemplateSpec }
  status?: {
    observedGeneration?: number
    replicas?: number
    updatedReplicas?: number
    availableReplicas?: number
    conditions?: Condition[]
  }
}

export interface ReplicaSet extends KubeObject {
  spec: { replicas?: number; selector: Selector; template?: PodTemplateSpec }
}

export interface StatefulSet extends KubeObject {
  spec: {
    replicas?: number
    selector: Selector
    serviceName?: string
    template: PodTemplateSpec
    updateStrategy?: { type?: string; rollingUpdate?: { partition?: number } }
  }
  status?: {
    observedGeneration?: number
    readyReplicas?: number
    updatedReplicas?: number
    currentReplicas?: number
    currentRevision?: string
    updateRevision?: string
  }
}

export interface DaemonSet extends KubeObject {
  spec: { selector: Selector; template: PodTemplateSpec; updateStrategy?: { type?: string } }
  status?: {
    observedGeneration?: number
    updatedNumberScheduled?: number
    desiredNumberScheduled?: number
    numberAvailable?: number
  }
}

export interface ControllerRevision extends KubeObject {
  revision: number
  data?: object
}

const schema: StructuralSchema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
const named = (group: string, version: string, kind: string, plural: string) => ({ group, version, kind, plural, schema })
const core = (kind: string, plural: string) => named('', 'v1', kind, plural)
const apps = (kind: string, plural: string) => ({ ...named('apps', 'v1', kind, plural), scope: 'Namespaced' as const })

export const Pod = structuralResource<Pod, 'Namespaced'>({ ...core('Pod', 'pods'), scope: 'Namespaced' })
export const Node = structuralResource<Node, 'Cluster'>({ ...core('Node', 'nodes'), scope: 'Cluster' })
export const ServiceAccount = structuralResource<ServiceAccount, 'Namespaced'>({
  ...core('ServiceAccount', 'serviceaccounts'),
  scope: 'Namespaced',
})
export const CertificateSigningRequest = structuralResource<CertificateSigningRequest, 'Cluster'>({
  ...named('certificates.k8s.io', 'v1', 'CertificateSigningRequest', 'certificatesigningrequests'),
  scope: 'Cluster',
})
export const Deployment = structuralResource<Deployment, 'Namespaced'>(apps('Deployment', 'deployments'))
export const ReplicaSet = structuralResource<ReplicaSet, 'Namespaced'>(apps('ReplicaSet', 'replicasets'))
export const StatefulSet = structuralResource<StatefulSet, 'Namespaced'>(apps('StatefulSet', 'statefulsets'))
export const DaemonSet = structuralResource<DaemonSet, 'Namespaced'>(apps('DaemonSet', 'daemonsets'))
export const ControllerRevision = structuralResource<ControllerRevision, 'Namespaced'>(apps('ControllerRevision', 'controllerrevisions'))
