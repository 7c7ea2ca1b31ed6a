import { getRequest, type AnyResource, type ObjectTarget, type RequestParts } from '@kindbox/core'

/** What a request for a subresource has beside its path. */
export interface SubresourceRequest {
  readonly method?: RequestParts['method']
  /** A list is sent as repeated parameters; `undefined` is left out. */
  readonly query?: { readonly [name: string]: QueryValue }
  readonly body?: unknown
}

type QueryValue = string | number | boolean | readonly string[] | undefined

/** A request for a subresource that no other kind has, such as `pods/exec`. Its subject is the object, the verb tells the rest. */
export function subresourceRequest(
  resource: AnyResource,
  target: ObjectTarget & { readonly subresource: string },
  { method = 'GET', query = {}, body }: SubresourceRequest,
): RequestParts {
  const { path, headers } = getRequest(resource, target)
  const { subject } = getRequest(resource, { ...target, subresource: undefined })
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => pairs(name, value)))
  return {
    method,
    path: search.size === 0 ? path : `${path}?${search}`,
    headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    subject,
  }
}

function pairs(name: string, value: QueryValue): [string, string][] {
  if (value === undefined) return []
  return typeof value === 'object' ? value.map((each) => [name, each]) : [[name, String(value)]]
}
