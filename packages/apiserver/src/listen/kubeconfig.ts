import { chmod, writeFile } from 'node:fs/promises'
import { stringify } from 'yaml'

/** How to reach a listening server. */
export interface Endpoint {
  readonly url: string
  /** PEM of the authority that signed the server's certificate. */
  readonly ca: string
  /** Bearer token. */
  readonly token: string
}

/** The text of a kubeconfig with one cluster, one user and one context, all of one name. */
export function kubeconfig({ url, ca, token }: Endpoint): string {
  const name = 'kindbox'
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server: url, 'certificate-authority-data': Buffer.from(ca).toString('base64') } }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  })
}

/** Writes a kubeconfig that only its owner can read, whatever was there before: it holds a token. */
export async function writeKubeconfig(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 })
  // The mode above is for files that are new.
  await chmod(path, 0o600)
}
