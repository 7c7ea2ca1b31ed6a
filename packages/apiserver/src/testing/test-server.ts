import { stringify } from 'yaml'

/** An API server for tests, whichever kind it is. */
export interface TestServer extends AsyncDisposable {
  readonly url: string
  /** PEM of the authority that signed the server's certificate. */
  readonly ca: string
  /** A user who may do everything, and the text of a kubeconfig that says so. */
  readonly admin: Credentials
  readonly kubeconfig: string
  /** A user who is known and may do nothing. */
  readonly powerless: Credentials
  readonly powerlessKubeconfig: string
  /** A namespace to work in. */
  readonly namespace: string
  /**
   * Has the server forget all versions before this moment, so that a test sees 410 `Expired` where it goes on from one of them. The real server's caches
   * hear of it within 15 seconds, and its watches go on from what those still remember. Not there where the server is not ours to handle.
   */
  readonly compact?: () => Promise<void>
  /**
   * Kills the server as a crash would and starts it again at the same address, over the same data. Resolves when it is ready again. Not there where the
   * server is not ours to handle, nor where it holds its data itself.
   */
  readonly restart?: () => Promise<void>
  /** Ends the server and removes what it left on disk. */
  close(): Promise<void>
}

/** How a kubeconfig says who asks. */
export type Credentials = { readonly token: string } | { readonly certificate: string; readonly key: string }

/** The text of a kubeconfig with one cluster, one user and one context. */
export function kubeconfigText({ url, ca }: { url: string; ca: string }, user: string, credentials: Credentials): string {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: { server: url, 'certificate-authority-data': base64(ca) } }],
    users: [
      {
        name: user,
        user:
          'token' in credentials
            ? { token: credentials.token }
            : { 'client-certificate-data': base64(credentials.certificate), 'client-key-data': base64(credentials.key) },
      },
    ],
    contexts: [{ name: 'test', context: { cluster: 'test', user } }],
    'current-context': 'test',
  })
}
