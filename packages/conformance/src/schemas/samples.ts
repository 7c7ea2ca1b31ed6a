import type { AnyResource, InputOf } from '@kindbox/core'
import { MutatingWebhookConfiguration, ValidatingAdmissionPolicy } from '@kindbox/schemas/admissionregistration.k8s.io/v1'
import { APIService } from '@kindbox/schemas/apiregistration.k8s.io/v1'
import { ControllerRevision, DaemonSet, Deployment, ReplicaSet, StatefulSet } from '@kindbox/schemas/apps/v1'
import { HorizontalPodAutoscaler } from '@kindbox/schemas/autoscaling/v2'
import { CronJob, Job } from '@kindbox/schemas/batch/v1'
import { CertificateSigningRequest } from '@kindbox/schemas/certificates.k8s.io/v1'
import { Lease } from '@kindbox/schemas/coordination.k8s.io/v1'
import {
  ConfigMap,
  Endpoints,
  Event,
  LimitRange,
  Namespace,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  PodTemplate,
  ReplicationController,
  ResourceQuota,
  Secret,
  Service,
  ServiceAccount,
  type PodTemplateSpec,
} from '@kindbox/schemas/core/v1'
import { EndpointSlice } from '@kindbox/schemas/discovery.k8s.io/v1'
import { Event as NewEvent } from '@kindbox/schemas/events.k8s.io/v1'
import { Ingress, IngressClass, IPAddress, NetworkPolicy } from '@kindbox/schemas/networking.k8s.io/v1'
import { RuntimeClass } from '@kindbox/schemas/node.k8s.io/v1'
import { PodDisruptionBudget } from '@kindbox/schemas/policy/v1'
import { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from '@kindbox/schemas/rbac.authorization.k8s.io/v1'
import { ResourceClaim } from '@kindbox/schemas/resource.k8s.io/v1'
import { PriorityClass } from '@kindbox/schemas/scheduling.k8s.io/v1'
import { CSIDriver, CSINode, StorageClass, VolumeAttachment } from '@kindbox/schemas/storage.k8s.io/v1'

/** An object to create. */
export interface Sample {
  readonly resource: AnyResource
  readonly object: { readonly metadata: { readonly name?: string; readonly namespace?: string } }
}

function sample<R extends AnyResource>(resource: R, object: Omit<InputOf<R>, 'metadata'>, name = 'sample'): Sample {
  const metadata = { name, labels: { app: 'sample' }, ...(resource.scope === 'Namespaced' && { namespace: 'default' }) }
  return { resource, object: { ...object, metadata } }
}

const selector = { matchLabels: { app: 'sample' } }
const template: PodTemplateSpec = {
  metadata: { labels: { app: 'sample' } },
  spec: {
    containers: [
      {
        name: 'main',
        image: 'example.com/image',
        args: ['--port=80'],
        env: [{ name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
        ports: [{ name: 'http', containerPort: 80 }],
        resources: { limits: { cpu: 1.5, memory: '1Gi' }, requests: { cpu: '250m' } },
        livenessProbe: { grpc: { port: 80 } },
        readinessProbe: { httpGet: { path: '/', port: 'http' } },
        volumeMounts: [{ name: 'all', mountPath: '/all' }],
      },
    ],
    volumes: [
      { name: 'all', projected: {} },
      { name: 'scratch', emptyDir: { sizeLimit: '1Mi' } },
      {
        name: 'claim',
        ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: 1e9 } } } } },
      },
    ],
    tolerations: [{ operator: 'Exists' }],
    affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', labelSelector: selector }] } },
  },
}
const claim = { accessModes: ['ReadWriteOnce' as const], resources: { requests: { storage: '1Gi' } } }
/** For CN=sample, of a key that nobody kept. */
const certificateRequest = Buffer.from(`-----BEGIN CERTIFICATE REQUEST-----
MIHKMHMCAQAwETEPMA0GA1UEAwwGc2FtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAEC796tZORsAuz09elX/TNtOX5AVtV65IOrBswTQQWhTRrZ88RR+oOEKL7
Mz5blFJjyWtCYcykmNfuC2No3E0W9qAAMAoGCCqGSM49BAMCA0cAMEQCIHZWB7dd
3UY2cDMlOV5ou0NwSmdw0hY2YajejnQBJrmoAiAqjVx2dvZSuZ8tEtApwARfNLi8
e9WKcFDwy9kyRTpArg==
-----END CERTIFICATE REQUEST-----
`).toString('base64')
const service = { name: 'sample', namespace: 'default' }

/** One object of almost every kind, with what is empty left empty: there the server writes what its OpenAPI does not tell. */
export const samples: readonly Sample[] = [
  sample(Namespace, {}),
  sample(Node, { spec: { taints: [{ key: 'a', effect: 'NoSchedule' }] } }),
  sample(ServiceAccount, {}, 'default'),
  sample(ConfigMap, { data: { a: 'b' }, binaryData: { c: '' } }),
  sample(Secret, { stringData: { a: 'b', empty: '' } }),
  sample(Pod, { spec: { ...template.spec!, terminationGracePeriodSeconds: 0 } }),
  sample(PodTemplate, { template }),
  sample(ReplicationController, { spec: { selector: { app: 'sample' }, template } }),
  sample(Service, { spec: { selector: { app: 'sample' }, ports: [{ port: 80, targetPort: 'http' }] } }),
  sample(Endpoints, {}),
  sample(EndpointSlice, { addressType: 'IPv4', endpoints: [] }),
  sample(LimitRange, { spec: { limits: [] } }),
  sample(ResourceQuota, { spec: { hard: { pods: 10, 'requests.cpu': 0.5 } } }),
  sample(PersistentVolumeClaim, { spec: claim }),
  sample(PersistentVolume, { spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' } } }),
  sample(Event, { involvedObject: { kind: 'Pod', name: 'sample', namespace: 'default' }, reason: 'Tested', type: 'Normal' }),
  sample(
    NewEvent,
    {
      eventTime: '2026-01-02T03:04:05.678901Z',
      action: 'Test',
      reason: 'Tested',
      type: 'Normal',
      regarding: { kind: 'Pod', name: 'sample', namespace: 'default' },
      reportingController: 'example.com/test',
      reportingInstance: 'test',
    },
    'new-sample',
  ),
  sample(Deployment, { spec: { selector, template, strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 1 } } } }),
  sample(ReplicaSet, { spec: { selector, template } }),
  sample(DaemonSet, { spec: { selector, template } }),
  sample(StatefulSet, {
    spec: { selector, template, serviceName: 'sample', volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }] },
  }),
  sample(ControllerRevision, { revision: 1, data: { any: ['thing'] } }),
  sample(Job, { spec: { template: { spec: { ...template.spec!, restartPolicy: 'Never' } }, podFailurePolicy: { rules: [] } } }),
  sample(CronJob, {
    spec: { schedule: '@daily', jobTemplate: { spec: { template: { spec: { ...template.spec!, restartPolicy: 'OnFailure' } } } } },
  }),
  sample(HorizontalPodAutoscaler, {
    spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'sample' } },
  }),
  sample(PodDisruptionBudget, { spec: { selector, minAvailable: '50%' } }),
  sample(Lease, { spec: { holderIdentity: 'me', renewTime: '2026-01-02T03:04:05.678901Z' } }),
  sample(Ingress, {
    spec: {
      rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'sample', port: { number: 80 } } } }] } }],
    },
  }),
  sample(IngressClass, { spec: { controller: 'example.com/ingress', parameters: { kind: 'ConfigMap', name: 'sample' } } }),
  sample(NetworkPolicy, { spec: { podSelector: {}, ingress: [{ ports: [{ port: 'http' }, { port: 80 }] }] } }),
  sample(IPAddress, { spec: { parentRef: { resource: 'services', ...service } } }, '10.0.0.77'),
  sample(Role, {}),
  sample(RoleBinding, { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'sample' } }),
  sample(ClusterRole, { aggregationRule: { clusterRoleSelectors: [selector] } }),
  sample(ClusterRoleBinding, { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'sample' } }),
  sample(StorageClass, { provisioner: 'example.com/storage' }),
  sample(CSIDriver, { spec: {} }),
  sample(CSINode, { spec: { drivers: [] } }),
  sample(CSINode, { spec: { drivers: [{ name: 'example.com', nodeID: 'a' }] } }, 'other'),
  sample(VolumeAttachment, { spec: { attacher: 'a', nodeName: 'sample', source: { persistentVolumeName: 'sample' } } }),
  sample(PriorityClass, { value: 10 }),
  sample(RuntimeClass, { handler: 'runc', overhead: { podFixed: { cpu: '1m' } } }),
  sample(ResourceClaim, { spec: {} }),
  sample(
    APIService,
    { spec: { group: 'sample.example', version: 'v1', groupPriorityMinimum: 1, versionPriority: 1, service } },
    'v1.sample.example',
  ),
  sample(MutatingWebhookConfiguration, {
    webhooks: [
      { name: 'a.b.example', clientConfig: { service }, sideEffects: 'None', admissionReviewVersions: ['v1'], failurePolicy: 'Ignore' },
    ],
  }),
  sample(ValidatingAdmissionPolicy, {
    spec: {
      matchConstraints: {
        resourceRules: [{ apiGroups: ['sample.example'], apiVersions: ['*'], operations: ['CREATE'], resources: ['*'] }],
      },
      validations: [{ expression: 'true' }],
    },
  }),
  sample(CertificateSigningRequest, { spec: { request: certificateRequest, signerName: 'example.com/signer', usages: ['client auth'] } }),
]
