import { KubeError } from '@kindbox/core'
import type { Header } from '../transport/fetch-like.ts'
import type { Section } from './section.ts'

/** Who to act as: the server asks whether the credentials' user may, then forgets that user (Kubernetes' "User impersonation"). */
export interface Impersonation {
  readonly user: string
  readonly uid?: string
  readonly groups?: readonly string[]
  readonly extra?: { readonly [key: string]: readonly string[] }
}

/**
 * The headers that ask for it (client-go transport/round_trippers.go, `impersonatingRoundTripper`).
 *
 * @throws KubeError `ConfigError` for a value that no header can carry
 */
export function impersonationHeaders({ user, uid, groups = [], extra = {} }: Impersonation): Header[] {
  const headers: Header[] = [['impersonate-user', user]]
  if (uid !== undefined) headers.push(['impersonate-uid', uid])
  for (const group of groups) headers.push(['impersonate-group', group])
  for (const [key, values] of Object.entries(extra)) {
    for (const value of values) headers.push([`impersonate-extra-${escapedKey(key)}`, value])
  }
  for (const [name, value] of headers) {
    if (/^[\t\x20-\x7e]+$/.test(value)) continue
    throw new KubeError(
      'ConfigError',
      `What stands for ${name} ${value === '' ? 'is empty' : 'holds characters that no HTTP header can carry'}.`,
    )
  }
  return headers
}

/** A key of `extra` may be any text, a header's name only a token (RFC 7230): the rest is percent-encoded, as in client-go. */
function escapedKey(key: string): string {
  return [...Buffer.from(key)]
    .map((byte) => (isTokenByte(byte) ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`))
    .join('')
}

const isTokenByte = (byte: number) => byte !== 0x25 && /^[!#$&'*+\-.^_`|~0-9A-Za-z]$/.test(String.fromCharCode(byte))

/** Who a user of a kubeconfig acts as. */
export function impersonationOf(user: Section): Impersonation | undefined {
  const name = user.text('as')
  const rest = ['as-uid', 'as-groups', 'as-user-extra'].find((field) => user.has(field))
  if (name === undefined) {
    if (rest === undefined) return undefined
    throw new KubeError('ConfigError', `${user.at} has ${rest} but no "as": groups and the rest belong to a user.`)
  }
  const uid = user.text('as-uid')
  const groups = user.texts('as-groups')
  const extra = user.section('as-user-extra', `as-user-extra of ${user.at}`)
  return {
    user: name,
    ...(uid !== undefined && { uid }),
    ...(groups.length > 0 && { groups }),
    ...(user.has('as-user-extra') && { extra: Object.fromEntries(extra.fields().map((field) => [field, extra.texts(field)])) }),
  }
}
