import type { AnyResource, Path } from '@kindbox/core'

/**
 * What the OpenAPI requires or lists, and the server may do without. The OpenAPI calls a field required where Go writes it always, and has constants
 * where Go has a type for them: mostly that is what the server asks for, but nobody derives one from the other. What is judged beside this is held
 * against the real server by a test: `packages/conformance/src/schemas/structure-only.test.ts`.
 */
export function leftToTheServer({ group, kind, verbs }: AnyResource, path: Path): boolean {
  // What is only answered is judged by whoever answers, and has no storage to validate for.
  if (verbs?.includes('list') === false || groups.has(group) || kinds.has(kind)) return true
  if (path.some((segment) => within.has(String(segment)))) return true
  const field = path.map((segment) => (typeof segment === 'number' ? '[]' : `.${segment}`)).join('')
  return (
    fields.some((suffix) => field.endsWith(`.${suffix}`)) ||
    (ofKind[kind]?.some((prefix) => `${field}.`.startsWith(`.${prefix}.`)) ?? false)
  )
}

/** Devices are young, and their validation is in motion from one minor version to the next. */
const groups: ReadonlySet<string> = new Set(['resource.k8s.io'])

/** Validated by what writes them more than by the server (pkg/apis/core/validation/events.go). */
const kinds: ReadonlySet<string> = new Set(['Event'])

const within: ReadonlySet<string> = new Set([
  // Dropped on create, of claims in a StatefulSet too.
  'status',
  // What all kinds have is judged by the server's own rules; of a template nobody looks at more than labels and annotations.
  'metadata',
  // Dropped unless features are on that are off by default.
  'clusterTrustBundle',
  'podCertificate',
  'stopSignal',
  // Ignored since Kubernetes 1.26.
  'configSource',
  // A copy of a volume by the server's own hand.
  'inlineVolumeSpec',
])

/** From any depth on. Go's zero value is a value like others there, or what stands around it is dropped. */
const fields: readonly string[] = [
  'dataSource.kind',
  'dataSource.name',
  'ephemeral.volumeClaimTemplate.spec',
  'httpHeaders[].value',
  'iscsi.lun',
  'podFailurePolicy.rules',
  'preferredDuringSchedulingIgnoredDuringExecution[].preference',
  'scaleIO.secretRef',
  'sleep.seconds',
  'successPolicy.rules',
  'sysctls[].value',
  'tokenRequests[].audience',
]

/** From the beginning on, with all that is below. */
const ofKind: { readonly [kind: string]: readonly string[] } = {
  CSIDriver: ['spec'],
  CSINode: ['spec'],
  ControllerRevision: ['revision'],
  FlowSchema: ['spec.rules'],
  LimitRange: ['spec.limits'],
  PriorityLevelConfiguration: ['spec.limited'],
  // A volume of a claim template's name is replaced before anybody looks at it (pkg/apis/apps/validation/validation.go).
  StatefulSet: ['spec.template.spec.volumes'],
}
