import { invalidObject, validate, type AnyResource, type InvalidObject, type ObjectRef } from '@kindbox/core'

/** Compares what a server sent with what the types promise. */
export interface ObjectCheck {
  readonly resource: AnyResource
  /**
   * What is wrong with a value, or `undefined`. Never changes it.
   *
   * @param sent the value as it came, where it was completed
   */
  judge(value: unknown, sent?: unknown): InvalidObject | undefined
}

/** Kind, version, metadata and schema. */
export function schemaCheck(resource: AnyResource): ObjectCheck {
  return { resource, judge: (value, sent = value) => invalid(resource, value, sent) }
}

/** Only that it is an object at all. */
export function noCheck(resource: AnyResource): ObjectCheck {
  return { resource, judge: (value, sent = value) => (isObject(value) ? undefined : invalid(resource, value, sent)) }
}

/**
 * The value with `apiVersion` and `kind`: servers leave them out of the items of typed lists, and the types promise them. Nothing else is
 * ever added to what a server sent; kubectl and client-go fill in the same.
 */
export function withType(resource: AnyResource, value: unknown): unknown {
  if (!isObject(value)) return value
  const { apiVersion, kind } = value
  if (apiVersion !== undefined && kind !== undefined) return value
  return { apiVersion: resource.apiVersion, kind: resource.kind, ...value }
}

function invalid(resource: AnyResource, value: unknown, sent: unknown): InvalidObject | undefined {
  const issues = validate(resource, value)
  if (issues.length === 0) return undefined
  // How an object of another kind differs from this kind's schema is noise.
  const foreign = issues.filter(({ path: [first, ...below] }) => (first === 'apiVersion' || first === 'kind') && below.length === 0)
  const { resourceVersion } = metadataOf(value)
  const version = typeof resourceVersion === 'string' ? resourceVersion : undefined
  return invalidObject(refOf(resource, value), foreign.length > 0 ? foreign : issues, sent, version)
}

function refOf({ apiVersion, kind }: AnyResource, value: unknown): ObjectRef {
  const { name, namespace } = metadataOf(value)
  return {
    apiVersion,
    kind,
    name: typeof name === 'string' ? name : '(without a name)',
    ...(typeof namespace === 'string' && { namespace }),
  }
}

function metadataOf(value: unknown): { readonly [field: string]: unknown } {
  return isObject(value) && isObject(value['metadata']) ? value['metadata'] : {}
}

function isObject(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
