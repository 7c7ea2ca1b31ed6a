/** A DNS-1035 label: what the server takes for versions, plurals and lower-cased kinds (apimachinery `IsDNS1035Label`). */
export function isDnsLabel(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 63 && /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/.test(value)
}

/** A DNS-1123 label: what the server takes for namespaces (apimachinery `IsDNS1123Label`). */
export function isNamespaceName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 63 && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(value)
}

/** A DNS-1123 subdomain: groups and the names of custom resources (apimachinery `IsDNS1123Subdomain`). */
export function isDnsSubdomain(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length <= 253 && value.split('.').every((label) => /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(label))
  )
}

/**
 * What every kind's name has to be to stand in a URL (apimachinery `IsValidPathSegmentName`): RBAC roles may contain a colon, so
 * a stricter rule is the server's to enforce.
 */
export function isPathSegment(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value !== '.' && value !== '..' && !/[/%]/.test(value)
}
