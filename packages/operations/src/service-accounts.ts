import type { Client } from '@kindbox/client'
import { KubeError, type ApiOf, type CallOptions, type ObjectRef } from '@kindbox/core'
import { ServiceAccount } from '@kindbox/schemas/core/v1'
import { subresourceRequest } from './subresource.ts'

/** `TokenRequestSpec` of authentication.k8s.io/v1. */
export interface TokenOptions extends CallOptions {
  /** Who is to accept it. Default: the API server. */
  readonly audiences?: readonly string[]
  /** At least 600. Default: 3600; the server may give less. */
  readonly expirationSeconds?: number
  /** The token ends with this Pod, Secret or Node. */
  readonly boundObjectRef?: Pick<ObjectRef, 'apiVersion' | 'kind' | 'name'> & { readonly uid?: string }
}

/** A token of a service account. No message ever holds it. */
export interface IssuedToken {
  readonly token: string
  /** RFC 3339. */
  readonly expirationTimestamp: string
}

/** Service accounts of a namespace: all verbs, and tokens. */
export interface ServiceAccountApi extends ApiOf<typeof ServiceAccount> {
  /** Asks for a token that says who the service account is. */
  createToken(name: string, options?: TokenOptions): Promise<IssuedToken>
}

export function serviceAccounts(client: Client, { namespace }: { readonly namespace: string }): ServiceAccountApi {
  return {
    ...client.api(ServiceAccount, { namespace }),
    async createToken(name, { signal, ...spec } = {}) {
      const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { audiences: [], ...spec } }
      const parts = subresourceRequest(ServiceAccount, { namespace, name, subresource: 'token' }, { method: 'POST', body })
      const answer = await client.request(parts, { verb: 'create token of', signal })
      const { status } = (answer ?? {}) as { status?: Partial<IssuedToken> }
      if (typeof status?.token === 'string' && typeof status.expirationTimestamp === 'string') {
        return { token: status.token, expirationTimestamp: status.expirationTimestamp }
      }
      throw new KubeError('DecodeError', `create token of ${parts.subject}: the answer holds no token.`)
    },
  }
}
