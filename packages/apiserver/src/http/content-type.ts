import { unsupportedMediaType } from '../failure/failure.ts'

/** The media types of bodies; protobuf is listed as the server lists it, though it refuses to read custom resources from it. */
const BODY_TYPES = ['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf'] as const

/** @throws ApiError 415 for anything but JSON and YAML. Without a type a body is JSON. */
export function bodyFormat(header: string | undefined): 'json' | 'yaml' {
  const type = mediaType(header)
  if (type === '' || type === 'application/json') return 'json'
  if (type === 'application/yaml') return 'yaml'
  throw unsupportedMediaType(BODY_TYPES)
}

/** A `Content-Type` without its parameters. */
export function mediaType(header: string | undefined): string {
  return (header ?? '').split(';', 1)[0]!.trim().toLowerCase()
}

/** The type of a patch is compared as it is written (apiserver pkg/endpoints/handlers/patch.go), where those of other bodies ignore case. */
export function patchType(header: string | undefined): string {
  return (header ?? '').split(';', 1)[0]!
}
