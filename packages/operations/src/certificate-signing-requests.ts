import type { Client } from '@kindbox/client'
import { isApiError, replaceRequest, type ApiOf, type CallOptions } from '@kindbox/core'
import { CertificateSigningRequest, type CertificateSigningRequestCondition } from '@kindbox/schemas/certificates.k8s.io/v1'

/** Why a certificate is, or is not, to be issued. */
export interface VerdictOptions extends CallOptions {
  /** One word for programs. Default: `KindboxApprove` or `KindboxDeny`. */
  readonly reason?: string
  /** A sentence for people. */
  readonly message?: string
}

/** Certificate signing requests: all verbs, and the verdict on them. */
export interface CertificateSigningRequestApi extends ApiOf<typeof CertificateSigningRequest> {
  /** Lets the signer issue the certificate. Does nothing where that was said before; the server refuses it after a denial. */
  approve(name: string, options?: VerdictOptions): Promise<CertificateSigningRequest>
  /** For good: a denial cannot be taken back. */
  deny(name: string, options?: VerdictOptions): Promise<CertificateSigningRequest>
}

/** Writes between ours and the server's that are tried again. */
const attempts = 5

export function certificateSigningRequests(client: Client): CertificateSigningRequestApi {
  const api = client.api(CertificateSigningRequest)

  async function judge(name: string, type: 'Approved' | 'Denied', options: VerdictOptions): Promise<CertificateSigningRequest> {
    const { signal, reason = type === 'Approved' ? 'KindboxApprove' : 'KindboxDeny', message } = options
    for (let attempt = 1; ; attempt++) {
      const current = await api.get(name, { signal })
      const conditions = current.status?.conditions ?? []
      if (conditions.some((condition) => condition.type === type)) return current
      const verdict: CertificateSigningRequestCondition = { type, status: 'True', reason, ...(message !== undefined && { message }) }
      const judged = { ...current, status: { ...current.status, conditions: [...conditions, verdict] } }
      const parts = replaceRequest(CertificateSigningRequest, { name, subresource: 'approval' }, judged)
      try {
        return await client.requestObject(CertificateSigningRequest, parts, { verb: 'replace', signal })
      } catch (error) {
        if (!isApiError(error, 'Conflict') || attempt === attempts) throw error
      }
    }
  }

  return {
    ...api,
    approve: async (name, options = {}) => await judge(name, 'Approved', options),
    deny: async (name, options = {}) => await judge(name, 'Denied', options),
  }
}
