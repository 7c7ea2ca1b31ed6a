import { isKubeError, KubeError } from '@kindbox/core'
import type { Header } from '../transport/fetch-like.ts'
import type { ClientCertificate } from '../transport/tls-options.ts'
import type { Connection } from './connection.ts'
import type { Credential, CredentialSource } from './credential.ts'
import { impersonationHeaders } from './impersonation.ts'

/** Who a request says is asking. */
export interface Identity {
  readonly headers: readonly Header[]
  /** In place of the connection's own. */
  readonly certificate?: ClientCertificate
}

/** The identity of a request; asked with the one that the server has just answered 401 to, it gives that again where there is no other. */
export type Identify = (rejected?: Identity) => Promise<Identity>

type Source = Pick<Connection, 'token' | 'credentials' | 'username' | 'password' | 'impersonate' | 'source'>

/**
 * The credentials of a connection.
 *
 * @throws KubeError `ConfigError` for credentials that contradict each other or that no header can carry
 */
export function credentialsOf({ token, credentials, username, password, impersonate, source }: Source): Identify {
  const from = source === undefined ? '' : ` of ${source}`
  const given = { token, 'function that gives them': credentials, password: username ?? password }
  const [first, second] = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  if (second !== undefined) {
    // client-go refuses the same: transport/round_trippers.go, HTTPWrappersForConfig.
    throw new KubeError('ConfigError', `The credentials${from} are both a ${first} and a ${second}; leave one out.`)
  }
  const others = impersonate === undefined ? [] : impersonationHeaders(impersonate)
  const fixed = (headers: readonly Header[]): Identify => {
    const identity = { headers: [...headers, ...others] }
    return async () => identity
  }
  if (typeof token === 'string') return fixed([['authorization', bearer(token, from)]])
  if (token !== undefined) return identifying(ofTokens(token), from, others)
  if (credentials !== undefined) return identifying(credentials, from, others)
  if (username === undefined && password === undefined) return fixed([])
  return fixed([['authorization', `Basic ${Buffer.from(`${username ?? ''}:${password ?? ''}`).toString('base64')}`]])
}

function ofTokens(token: Exclude<Connection['token'], string | undefined>): CredentialSource {
  return async (rejected) => {
    const found = await token(rejected?.token)
    return rejected?.token === found ? rejected : { token: found }
  }
}

function identifying(credentials: CredentialSource, from: string, others: readonly Header[]): Identify {
  const credentialBehind = new WeakMap<Identity, Credential>()
  return async (rejected) => {
    const former = rejected === undefined ? undefined : credentialBehind.get(rejected)
    const credential = await asked(credentials, former, from)
    if (rejected !== undefined && credential === former) return rejected
    const { token, certificate } = credential
    const identity: Identity = {
      headers: [...(token === undefined ? [] : [['authorization', bearer(token, from)] satisfies Header]), ...others],
      ...(certificate !== undefined && { certificate }),
    }
    credentialBehind.set(identity, credential)
    return identity
  }
}

async function asked(credentials: CredentialSource, rejected: Credential | undefined, from: string): Promise<Credential> {
  try {
    return await credentials(rejected)
  } catch (cause) {
    if (isKubeError(cause)) throw cause
    throw new KubeError('ConfigError', `There are no credentials${from}: the function that gives them failed.`, { cause })
  }
}

function bearer(token: string, from: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return `Bearer ${token}`
  const fault = token === '' ? 'is empty' : 'holds white space or other characters that no HTTP header can carry'
  throw new KubeError('ConfigError', `The token${from} ${fault}.`)
}
