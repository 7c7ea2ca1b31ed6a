import { noSuchPath } from '../failure/failure.ts'
import { failureReply, jsonReply, type Reply, textReply } from '../http/reply.ts'
import { openApi } from '../openapi/openapi.ts'
import type { Registry } from '../registry/registry.ts'
import { apiGroup, apiGroups } from './api-group.ts'
import { resourceList } from './resource-list.ts'
import { SERVER_VERSION } from './server-version.ts'

/**
 * Answers requests for anything but objects: what the server serves, its version, its health. Undefined for paths that lead
 * nowhere.
 */
export function discover(segments: readonly string[], registry: Registry): Reply | undefined {
  const [first, group, version] = segments
  const resources = [...registry.all()]
  switch (first) {
    case 'version':
      return segments.length === 1 ? json(SERVER_VERSION) : undefined
    case 'healthz':
    case 'livez':
    case 'readyz':
      return textReply('ok')
    case 'api':
      if (segments.length === 1) return json({ kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] })
      return segments.length === 2 ? (json(resourceList(resources, '', group ?? '')) ?? failureReply(noSuchPath())) : undefined
    case 'apis':
      if (group === undefined) return json({ kind: 'APIGroupList', apiVersion: 'v1', groups: apiGroups(resources) })
      if (version === undefined) return json(apiGroup(resources, group))
      return segments.length === 3 ? json(resourceList(resources, group, version)) : undefined
    case 'openapi':
      return group === 'v3' ? openApi(segments.slice(2), resources) : undefined
    default:
      return undefined
  }
}

function json(value: object | undefined): Reply | undefined {
  return value && jsonReply(JSON.stringify(value))
}
