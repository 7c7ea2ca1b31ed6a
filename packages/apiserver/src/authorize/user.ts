/** Who asks, as far as anybody needs to know. */
export interface User {
  readonly username: string
  readonly groups: readonly string[]
}

/** The users of a server that asks for tokens. */
export interface Identity {
  /** Who sent the request. */
  readonly user: User
  /** Whose token it is; undefined where it is nobody's. */
  readonly userOf: (token: string) => User | undefined
}

const MASTERS = 'system:masters'
const AUTHENTICATED = 'system:authenticated'

/** Who may do everything; in process nobody is asked, and everybody is this one. */
export const admin: User = { username: 'admin', groups: [MASTERS, AUTHENTICATED] }

/** Who is known and was given no role. */
export const powerless: User = { username: 'powerless', groups: [AUTHENTICATED] }

export interface ResourceAttributes {
  readonly verb?: string
  readonly group?: string
  readonly resource?: string
  readonly subresource?: string
}

export interface PathAttributes {
  readonly verb?: string
  readonly path?: string
}

/** What everybody who is known may read (the cluster role `system:discovery`). */
const PUBLIC = /^\/(?:apis?|version|openapi|healthz|livez|readyz)(?:\/|$)/

/** What everybody who is known may create (the cluster role `system:basic-user`). */
const BASIC: ReadonlySet<string> = new Set([
  'authorization.k8s.io/selfsubjectaccessreviews',
  'authorization.k8s.io/selfsubjectrulesreviews',
  'authentication.k8s.io/selfsubjectreviews',
])

/** Whether something is allowed, and by what where the server would say so. */
export interface Decision {
  readonly allowed: boolean
  readonly reason?: string
}

export function mayUse(groups: readonly string[], { verb, group = '', resource = '', subresource = '' }: ResourceAttributes): Decision {
  return decide(groups, 'system:basic-user', verb === 'create' && subresource === '' && BASIC.has(`${group}/${resource}`))
}

export function mayRead(groups: readonly string[], { verb, path = '' }: PathAttributes): Decision {
  return decide(groups, 'system:discovery', verb === 'get' && PUBLIC.test(path))
}

/** Masters may do everything, and nobody says why (apiserver pkg/authentication/user, `SystemPrivilegedGroup`); others go by the role of all. */
function decide(groups: readonly string[], role: string, hasRole: boolean): Decision {
  if (groups.includes(MASTERS)) return { allowed: true }
  if (!hasRole || !groups.includes(AUTHENTICATED)) return { allowed: false }
  return { allowed: true, reason: `RBAC: allowed by ClusterRoleBinding "${role}" of ClusterRole "${role}" to Group "${AUTHENTICATED}"` }
}
