import type { AnyResource } from '@kindbox/core'
import type { StoredObject } from '../storage/stored.ts'
import { type FieldReader, fieldReader } from './field-reader.ts'

/** By which fields a kind of Kubernetes can be selected beside name and namespace, and what is said of others. */
export interface BuiltInFields {
  readonly selectableFields: ReadonlyMap<string, FieldReader>
  /** The server's words for a field that is none of them. */
  readonly fieldProblem: (field: string) => string
}

/**
 * Each kind says for itself by what it can be selected (`AddFieldLabelConversionFunc` in kubernetes pkg/apis, and `ToSelectableFields` in
 * pkg/registry); most say nothing, and have names and namespaces alone.
 */
export function builtInFields({ group, kind, apiVersion, scope }: AnyResource): BuiltInFields {
  const own = FIELDS.get(`${group}/${kind}`)
  const unsupported = UNSUPPORTED.get(`${group}/${kind}`) ?? ((field) => `field label not supported: ${field}`)
  if (own === undefined) {
    return {
      // Whatever the scope: what is in no namespace has an empty one.
      selectableFields: new Map([NAMESPACE]),
      fieldProblem: (field) => `${JSON.stringify(field)} is not a known field selector: only "metadata.name", "metadata.namespace"`,
    }
  }
  const selectableFields = new Map([...own, ...(scope === 'Namespaced' ? [NAMESPACE] : [])])
  return { selectableFields, fieldProblem: (field) => unsupported(field, apiVersion) }
}

type Field = readonly [name: string, read: FieldReader]

const at = (path: string, absent?: string): Field => [path, fieldReader(path.split('.'), absent)]
const as = (name: string, path: readonly (string | number)[], absent?: string): Field => [name, fieldReader(path, absent)]
const below = (parent: string, names: readonly string[]) => names.map((name) => at(`${parent}.${name}`))
const NAMESPACE = at('metadata.namespace')

const REFERENCE = ['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath']

const FIELDS: ReadonlyMap<string, readonly Field[]> = new Map<string, readonly Field[]>([
  [
    '/Pod',
    [
      ...below('spec', ['nodeName', 'restartPolicy', 'schedulerName', 'serviceAccountName']),
      as('spec.host', ['spec', 'nodeName']),
      at('spec.hostNetwork', 'false'),
      at('status.phase'),
      ['status.podIP', podIP],
      // Known to the decoder of selectors alone: no pod is ever found by it.
      ['status.podIPs', () => ''],
      at('status.nominatedNodeName'),
    ],
  ],
  ['/Node', [at('spec.unschedulable', 'false')]],
  ['/ReplicationController', [at('status.replicas', '0')]],
  ['/Namespace', [at('status.phase')]],
  ['/Secret', [at('type')]],
  ['/Service', [at('spec.clusterIP'), at('spec.type')]],
  ['/Event', [...below('involvedObject', REFERENCE), at('reason'), at('type'), at('reportingComponent'), ['source', sourceOf]]],
  ['events.k8s.io/Event', [...below('regarding', REFERENCE), at('reason'), at('type'), at('reportingController')]],
  ['batch/Job', [as('status.successful', ['status', 'succeeded'], '0')]],
  ['certificates.k8s.io/CertificateSigningRequest', [at('spec.signerName')]],
  ['resource.k8s.io/ResourceSlice', [at('spec.nodeName'), at('spec.driver')]],
])

/** Kinds with words of their own for a field that they do not know. */
const UNSUPPORTED: ReadonlyMap<string, (field: string, apiVersion: string) => string> = new Map([
  ['batch/Job', (field: string) => `field label ${JSON.stringify(field)} not supported for Job`],
  [
    'resource.k8s.io/ResourceSlice',
    (field: string, apiVersion: string) => `field label not supported for ${apiVersion}, Kind=ResourceSlice: ${field}`,
  ],
])

/** The first of the addresses, of which an older field has only one. */
function podIP(pod: StoredObject): string {
  return fieldReader(['status', 'podIPs', 0, 'ip'], fieldReader(['status', 'podIP'])(pod))(pod)
}

function sourceOf(event: StoredObject): string {
  return fieldReader(['source', 'component'])(event) || fieldReader(['reportingComponent'])(event)
}
