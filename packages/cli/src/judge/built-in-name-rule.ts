import { dns1123Label, dns1123Subdomain, pathSegment, type AnyResource, type NameRule } from '@kindbox/core'

/**
 * What the name of an object has to be, by its kind. Where the server asks for more than a name that fits into a URL, and by other rules than the common
 * one, only the URL counts here.
 */
export function builtInNameRule({ group, kind }: AnyResource): NameRule {
  if (labels.has(kind)) return dns1123Label
  return group === 'rbac.authorization.k8s.io' || others.has(kind) ? pathSegment : dns1123Subdomain
}

/** What becomes part of host names. */
const labels: ReadonlySet<string> = new Set(['Namespace', 'Service', 'StatefulSet'])

/** `v1.apps`, `10.0.0.1`, and what has been created under any name for too long to be asked for a better one. */
const others: ReadonlySet<string> = new Set(['APIService', 'CertificateSigningRequest', 'Event', 'IPAddress', 'PodDisruptionBudget'])
