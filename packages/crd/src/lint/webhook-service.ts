import { goQuote, dns1123Subdomain } from '@kindbox/core'
import type { Issue } from '@kindbox/core'
import type { DecodedService } from './decode/decoded-crd.ts'
import { invalid, required } from './field-error.ts'
import { child, type FieldPath } from '../review/go/field-path.ts'

/** What the server says of a webhook's service: apiserver pkg/util/webhook/validation.go, ValidateWebhookService. */
export function* serviceProblems({ namespace, name, path, port = 443 }: DecodedService, at: FieldPath): Iterable<Issue> {
  // validation.go hands name and namespace over in the wrong order, so the server names the other one.
  if (namespace === undefined) yield required(child(at, 'name'))
  if (name === undefined) yield required(child(at, 'namespace'))
  if (port < 1 || port > 65_535) yield invalid(child(at, 'port'), String(port), 'port is not valid: must be between 1 and 65535, inclusive')
  if (path !== undefined) for (const problem of pathProblems(path)) yield invalid(child(at, 'path'), goQuote(path), problem)
}

function* pathProblems(path: string): Iterable<string> {
  if (path === '' || path === '/') return
  if (path === '//') {
    yield 'segment[0] may not be empty'
    return
  }
  if (!path.startsWith('/')) yield "must start with a '/'"
  // The first character is passed over even where it is no slash.
  const segments = path.slice(1).replace(/\/$/, '').split('/')
  for (const [i, segment] of segments.entries()) {
    if (segment === '') yield `segment[${i}] may not be empty`
    else for (const problem of dns1123Subdomain(segment)) yield `segment[${i}]: ${problem}`
  }
}
