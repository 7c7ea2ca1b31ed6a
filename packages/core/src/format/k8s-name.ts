const SEGMENT = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/

/** `k8s-short-name`: a DNS label of RFC 1123 in lower case. */
export function isShortName(value: string): boolean {
  return value.length <= 63 && SEGMENT.test(value)
}

/** `k8s-long-name`: a DNS subdomain of RFC 1123 in lower case, 253 characters in all and no limit for one segment. */
export function isLongName(value: string): boolean {
  return value.length <= 253 && value.split('.').every((segment) => SEGMENT.test(segment))
}
