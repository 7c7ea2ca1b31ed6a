import type { CustomResourceDefinition, CustomResourceDefinitionStatus } from '@kindbox/crd'

/** What the server fills in (apiextensions-apiserver pkg/apis/apiextensions/v1/defaults.go). */
export function withDefaults(definition: CustomResourceDefinition): CustomResourceDefinition {
  // Go leaves out what is false.
  const { preserveUnknownFields: _, ...spec } = definition.spec
  const { names, conversion = { strategy: 'None' } } = spec
  const singular = names.singular || names.kind.toLowerCase()
  const listKind = names.listKind || `${names.kind}List`
  const webhook = conversion.webhook && { webhook: withDefaultPort(conversion.webhook) }
  return { ...definition, spec: { ...spec, names: { ...names, singular, listKind }, conversion: { ...conversion, ...webhook } } }
}

/** The status with the version in which objects are stored from now on, beside those in which they were. */
export function withStorageVersion(
  { versions }: CustomResourceDefinition['spec'],
  status: object & Pick<CustomResourceDefinitionStatus, 'storedVersions'>,
) {
  const storage = versions.find((version) => version.storage)?.name
  const { storedVersions: before = [] } = status
  const added = storage === undefined || before.includes(storage) ? [] : [storage]
  return { ...status, storedVersions: [...before, ...added] }
}

type Webhook = NonNullable<NonNullable<CustomResourceDefinition['spec']['conversion']>['webhook']>

function withDefaultPort(webhook: Webhook): Webhook {
  const service = webhook.clientConfig?.service
  return service === undefined
    ? webhook
    : { ...webhook, clientConfig: { ...webhook.clientConfig, service: { ...service, port: service.port ?? 443 } } }
}
