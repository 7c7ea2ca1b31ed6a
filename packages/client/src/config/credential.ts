import type { ClientCertificate } from '../transport/tls-options.ts'

/** What proves who is asking: a bearer token, a client certificate, or both. */
export interface Credential {
  readonly token?: string
  readonly certificate?: ClientCertificate
}

/**
 * Gives the credential of a request; asked before each, so it keeps what still holds. `rejected` is the one that it gave last and that the
 * server has just answered 401 to: the same object again means that there is no other.
 */
export type CredentialSource = (rejected?: Credential) => Credential | Promise<Credential>
