import { parseRequestUri } from '../net/go-url.ts'

/**
 * An absolute URI, a rooted path or `*`: what Go's net/url.ParseRequestURI takes. Query and opaque part may hold anything
 * but ASCII control characters; `#` starts no fragment.
 */
export function isUri(value: string): boolean {
  return !('problem' in parseRequestUri(value))
}
