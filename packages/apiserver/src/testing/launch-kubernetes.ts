import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newAuthority, newSigningKey } from '../pki/authority.ts'
import { freePort } from './free-port.ts'
import { compactEtcd } from './compact-etcd.ts'
import { findKubeAssets, type KubeAssets } from './kube-assets.ts'
import { supervise, type Supervised } from './supervise.ts'
import { kubeconfigText, type TestServer } from './test-server.ts'

export interface LaunchKubernetesOptions {
  /** Folder with etcd and kube-apiserver. Default: what `KUBEBUILDER_ASSETS` names. */
  readonly assets?: string
  /** Arguments for kube-apiserver, after ours; a later one wins. */
  readonly args?: readonly string[]
  /** Keeps the folder with logs, certificates and data after the server has ended, and is told where. Default: it is removed. */
  readonly keep?: (folder: string) => void
}

/**
 * Starts a real kube-apiserver with an etcd of its own on free loopback ports, certificates made for the occasion and RBAC; there are no
 * controllers, so nothing is garbage-collected and namespaces do not finish terminating. Takes about 5 seconds. The programs end with this
 * process, however that ends.
 *
 * @throws Error with the last lines of the log where one of the programs does not start.
 */
export async function launchKubernetes(options: LaunchKubernetesOptions = {}): Promise<TestServer> {
  const assets = await findKubeAssets(options.assets)
  const folder = await mkdtemp(join(tmpdir(), 'kindbox-kubernetes-'))
  const running: Supervised[] = []
  async function close(): Promise<void> {
    // The API server first, because it waits for an etcd that is gone.
    for (const program of running.splice(0).toReversed()) await program.close()
    if (options.keep === undefined) await rm(folder, { recursive: true, force: true })
    else options.keep(folder)
  }
  try {
    const etcd = await startEtcd(assets, folder, running)
    const server = await startApiServer(assets, folder, etcd, options.args ?? [], running)
    return { ...server, namespace: 'default', compact: () => compactEtcd(etcd), close, [Symbol.asyncDispose]: close }
  } catch (error) {
    await close()
    throw error
  }
}

async function startEtcd({ etcd }: KubeAssets, folder: string, running: Supervised[]): Promise<string> {
  const [client, peer] = await freeUrls()
  const program = supervise(
    etcd,
    [
      `--data-dir=${join(folder, 'etcd')}`,
      // Tests need no data that outlives a crash.
      '--unsafe-no-fsync',
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=default=${peer}`,
    ],
    join(folder, 'etcd.log'),
  )
  running.push(program)
  await program.ready(() =>
    answers((done) => get(`${client}/health`, (response) => done(response.statusCode)).on('error', () => done(undefined))),
  )
  return client
}

async function freeUrls(): Promise<[string, string]> {
  const [one, two] = [await freePort(), await freePort()]
  return [`http://127.0.0.1:${one}`, `http://127.0.0.1:${two}`]
}

async function startApiServer(
  { kubeApiserver }: KubeAssets,
  folder: string,
  etcd: string,
  args: readonly string[],
  running: Supervised[],
): Promise<Omit<TestServer, 'namespace' | 'close' | keyof AsyncDisposable>> {
  const authority = await newAuthority('kindbox test CA', Date.now())
  const admin = await authority.client('admin', ['system:masters'])
  const identity = await authority.server('kube-apiserver', ['127.0.0.1', '10.0.0.1', 'localhost', 'kubernetes.default.svc'])
  const tokens = await newSigningKey()
  const token = randomBytes(24).toString('base64url')
  const files = await writeFiles(folder, {
    'ca.crt': authority.ca,
    'apiserver.crt': identity.certificate,
    'apiserver.key': identity.key,
    'service-account.key': tokens.key,
    'service-account.pub': tokens.publicKey,
    'tokens.csv': `${token},powerless,powerless\n`,
  })
  const port = await freePort()
  const url = `https://127.0.0.1:${port}`
  const command = [
    `--etcd-servers=${etcd}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    // Without an address to advertise, starting needs a default route.
    '--advertise-address=127.0.0.1',
    '--endpoint-reconciler-type=none',
    `--cert-dir=${folder}`,
    `--tls-cert-file=${files['apiserver.crt']}`,
    `--tls-private-key-file=${files['apiserver.key']}`,
    `--client-ca-file=${files['ca.crt']}`,
    `--token-auth-file=${files['tokens.csv']}`,
    '--authorization-mode=RBAC',
    '--allow-privileged=true',
    '--disable-admission-plugins=ServiceAccount',
    '--service-cluster-ip-range=10.0.0.0/24',
    `--service-account-issuer=${url}/`,
    `--service-account-key-file=${files['service-account.pub']}`,
    `--service-account-signing-key-file=${files['service-account.key']}`,
    ...args,
  ]
  const probe = (path: string) =>
    answers((done) => {
      const identity = { ca: authority.ca, cert: admin.certificate, key: admin.key }
      const sent = request(`${url}${path}`, { ...identity, agent: false }, (response) => done(response.resume().statusCode))
      sent.on('error', () => done(undefined)).end()
    })
  async function start(): Promise<void> {
    const program = supervise(kubeApiserver, command, join(folder, 'kube-apiserver.log'))
    running.push(program)
    await program.ready(async () => (await probe('/readyz')) && (await probe('/api/v1/namespaces/default')))
  }
  await start()
  const endpoint = { url, ca: authority.ca }
  return {
    ...endpoint,
    admin,
    kubeconfig: kubeconfigText(endpoint, 'admin', admin),
    powerless: { token },
    powerlessKubeconfig: kubeconfigText(endpoint, 'powerless', { token }),
    async restart() {
      await running.pop()?.kill()
      await start()
    },
  }
}

/** Writes files that only we can read, and gives their paths. */
async function writeFiles<Name extends string>(folder: string, files: { [name in Name]: string }): Promise<{ [name in Name]: string }> {
  const paths: { [name: string]: string } = {}
  for (const [name, content] of Object.entries<string>(files)) {
    paths[name] = join(folder, name)
    await writeFile(paths[name], content, { mode: 0o600 })
  }
  return paths as { [name in Name]: string }
}

/** Whether a request is answered with 200. */
function answers(send: (done: (status: number | undefined) => void) => void): Promise<boolean> {
  return new Promise((resolve) => send((status) => resolve(status === 200)))
}
