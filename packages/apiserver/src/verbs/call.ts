import type { Clock } from '../clock.ts'
import type { Transformation } from '../http/accept.ts'
import type { Incoming } from '../http/incoming.ts'
import type { ServedResource } from '../kind/served-resource.ts'
import type { ResourceRequest } from '../request/request-info.ts'

/** One request for objects, with all that answering it takes. */
export interface Call {
  readonly resource: ServedResource
  readonly request: ResourceRequest
  readonly query: URLSearchParams
  /** What is to be sent in place of objects and lists. */
  readonly as?: Transformation
  readonly incoming: Incoming
  readonly server: Surroundings
  /** Texts of the `Warning` headers of the answer, collected on the way. */
  readonly warnings: string[]
}

/** What a verb sees of the server around it. */
export interface Surroundings {
  readonly clock: Clock
  /** A number from 0 up to, not including, 1. */
  readonly random: () => number
  readonly namespaces: Namespaces
  /** The version of the server's last write. */
  revision(): number
  /** Whether a resource is served as it was when a request for it came. */
  isServed(resource: ServedResource): boolean
  /** Milliseconds between the bookmarks of a watch. */
  readonly bookmarkInterval: number
}

export interface Namespaces {
  /** @throws ApiError 404 where there is no such namespace, 403 where it is being deleted. */
  admitCreate(namespace: string, resource: ServedResource, name: string): void
}
