import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { KubeError } from '@kindbox/core'

/** How a connection is encrypted and who is at its ends. All texts are PEM. */
export interface TlsOptions {
  /** The certificates that may have signed the server's. Default: those of the system, as Node knows them. */
  readonly ca?: string
  /** The client's certificate; only with `key`. */
  readonly cert?: string
  /** The client's private key; only with `cert`. */
  readonly key?: string
  /** The name the server's certificate has to bear. Default: the host of the server's URL. */
  readonly serverName?: string
  /** Takes any certificate for the server's: anybody on the way can read the credentials. Default: `false`. */
  readonly insecureSkipTlsVerify?: boolean
}

/** A client certificate and its private key, as PEM. */
export interface ClientCertificate {
  readonly cert: string
  readonly key: string
}

/**
 * Refuses what would fail at the first connection, or silently: Node skips a `ca` that is no certificate and then trusts nobody.
 *
 * @param nameOf what messages call an option, such as the field of a kubeconfig that it came from
 * @throws KubeError `ConfigError`
 */
export function checkTls(tls: TlsOptions, nameOf: (option: keyof TlsOptions) => string = (option) => `tls.${option}`): void {
  const { ca, cert, key } = tls
  if (ca !== undefined && tls.insecureSkipTlsVerify === true) {
    // client-go refuses the same: transport/transport.go, TLSConfigFor.
    throw new KubeError('ConfigError', `${nameOf('ca')} is of no use together with ${nameOf('insecureSkipTlsVerify')}; leave one out.`)
  }
  if (ca !== undefined) {
    const blocks = ca.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g)
    if (blocks === null) throw new KubeError('ConfigError', `${nameOf('ca')} holds no PEM certificate.`)
    for (const block of blocks) certificate(block, nameOf('ca'))
  }
  if (cert === undefined && key === undefined) return
  if (cert === undefined || key === undefined) {
    const [there, missing] = cert === undefined ? (['key', 'cert'] as const) : (['cert', 'key'] as const)
    throw new KubeError('ConfigError', `${nameOf(there)} is there but ${nameOf(missing)} is not; a client certificate needs both.`)
  }
  if (!certificate(cert, nameOf('cert')).checkPrivateKey(privateKey(key, nameOf('key')))) {
    throw new KubeError('ConfigError', `${nameOf('key')} is not the key of ${nameOf('cert')}.`)
  }
}

function certificate(pem: string, name: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch (cause) {
    throw new KubeError('ConfigError', `${name} cannot be read as a PEM certificate.`, { cause })
  }
}

function privateKey(pem: string, name: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch (cause) {
    throw new KubeError('ConfigError', `${name} cannot be read as a PEM private key without a passphrase.`, { cause })
  }
}
