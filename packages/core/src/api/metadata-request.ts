import type { RequestParts } from './request.ts'

/**
 * The same request, to be answered with nothing but metadata: servers transform what they answer where they are asked to (apiserver
 * pkg/endpoints/handlers/response.go). Those that cannot refuse with 406, as nothing else is accepted.
 *
 * @param as `PartialObjectMetadataList` for lists; the events of a watch hold objects
 */
export function metadataRequest(parts: RequestParts, as: 'PartialObjectMetadata' | 'PartialObjectMetadataList'): RequestParts {
  return { ...parts, headers: { ...parts.headers, accept: `application/json;as=${as};g=meta.k8s.io;v=v1` } }
}
