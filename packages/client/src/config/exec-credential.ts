import { KubeError } from '@kindbox/core'
import type { Credential } from './credential.ts'
import type { ExecPlugin } from './exec-plugin.ts'
import { Section } from './section.ts'
import { checkTls } from '../transport/tls-options.ts'

/** A credential and how long it holds. */
export interface ExecCredential {
  readonly credential: Credential
  /** Milliseconds since 1970; none holds until the server refuses it. */
  readonly expiresAt: number | undefined
}

/**
 * Reads what a plugin wrote (client.authentication.k8s.io `ExecCredential`), JSON or YAML.
 *
 * @throws KubeError `ConfigError` that names the plugin and what is wrong, never what it wrote
 */
export async function readExecCredential({ at, apiVersion }: ExecPlugin, text: string): Promise<ExecCredential> {
  const wrote = `What ${at} wrote`
  const root = new Section(at, wrote, await decode(text, wrote))
  const version = root.text('apiVersion')
  if (root.text('kind') !== 'ExecCredential' || version !== apiVersion) {
    throw new KubeError('ConfigError', `${wrote} has to be an ExecCredential of ${apiVersion}.`)
  }
  const status = root.section('status', `status of what ${at} wrote`)
  const [token, cert, key] = ['token', 'clientCertificateData', 'clientKeyData'].map((field) => status.text(field))
  if (token === undefined && cert === undefined && key === undefined) {
    throw new KubeError('ConfigError', `${wrote} holds neither a token nor a client certificate.`)
  }
  const tls = { ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) }
  checkTls(tls, (option) => `${option === 'cert' ? 'clientCertificateData' : 'clientKeyData'} of what ${at} wrote`)
  const expires = status.text('expirationTimestamp')
  const expiresAt = expires === undefined ? undefined : Date.parse(expires)
  if (Number.isNaN(expiresAt)) throw new KubeError('ConfigError', `expirationTimestamp of what ${at} wrote is no time of RFC 3339.`)
  return {
    credential: {
      ...(token !== undefined && { token }),
      ...(cert !== undefined && key !== undefined && { certificate: { cert, key } }),
    },
    expiresAt,
  }
}

async function decode(text: string, wrote: string): Promise<unknown> {
  try {
    return JSON.parse(text)
  } catch {
    const { parseDocument } = await import('yaml')
    const document = parseDocument(text, { prettyErrors: false, schema: 'failsafe' })
    if (document.errors.length === 0) return document.toJS()
    throw new KubeError('ConfigError', `${wrote} is neither JSON nor YAML.`)
  }
}
