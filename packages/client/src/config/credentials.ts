import { isKubeError, KubeError } from '@kindbox/core'
import type { Connection } from './connection.ts'

/** Headers that say who is asking. */
export type Credentials = () => Promise<{ readonly authorization?: string }>

/**
 * The credentials of a connection.
 *
 * @throws KubeError `ConfigError` for credentials that contradict each other or that no header can carry
 */
export function credentialsOf({ token, username, password, source }: Partial<Connection>): Credentials {
  const from = source === undefined ? '' : ` of ${source}`
  if (token !== undefined && (username !== undefined || password !== undefined)) {
    // client-go refuses the same: transport/round_trippers.go, HTTPWrappersForConfig.
    throw new KubeError('ConfigError', `The credentials${from} are both a token and a password; leave one out.`)
  }
  if (typeof token === 'string') {
    const authorization = bearer(token, from)
    return async () => ({ authorization })
  }
  if (token !== undefined) return async () => ({ authorization: bearer(await asked(token, from), from) })
  if (username === undefined && password === undefined) return async () => ({})
  const authorization = `Basic ${Buffer.from(`${username ?? ''}:${password ?? ''}`).toString('base64')}`
  return async () => ({ authorization })
}

async function asked(token: () => string | Promise<string>, from: string): Promise<string> {
  try {
    return await token()
  } catch (cause) {
    if (isKubeError(cause)) throw cause
    throw new KubeError('ConfigError', `There is no token${from}: the function that gives it failed.`, { cause })
  }
}

function bearer(token: string, from: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return `Bearer ${token}`
  const fault = token === '' ? 'is empty' : 'holds white space or other characters that no HTTP header can carry'
  throw new KubeError('ConfigError', `The token${from} ${fault}.`)
}
