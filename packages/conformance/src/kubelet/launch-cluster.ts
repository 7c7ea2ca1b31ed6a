import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { launchKubernetes, type TestServer } from '@kindbox/apiserver/testing'

/** A real kube-apiserver with a node that runs the commands of pods as processes of this machine. */
export interface Cluster extends AsyncDisposable {
  readonly server: TestServer
  /** Path of a kubeconfig with all rights. */
  readonly kubeconfig: string
  /** The node, to be named in `spec.nodeName`: there is no scheduler. */
  readonly node: string
  /** What the node and the controllers had to say. */
  log(): Promise<string>
  close(): Promise<void>
}

export interface LaunchClusterOptions {
  /** Folder with kube-apiserver, etcd and kube-controller-manager. */
  readonly tools: string
  /** The kubelet program of this package. */
  readonly kubelet: string
  /** Controllers of kube-controller-manager that are to run: `deployment-controller`. Default: none. */
  readonly controllers?: readonly string[]
  /** Arguments for kube-apiserver, after ours. */
  readonly args?: readonly string[]
}

/** Starts all of it; takes about 6 s. Everything ends with this process. */
export async function launchCluster({ tools, kubelet, controllers = [], args = [] }: LaunchClusterOptions): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'kindbox-cluster-'))
  const kubeconfig = join(folder, 'kubeconfig')
  const log = join(folder, 'log')
  const node = 'node-1'
  const running: ChildProcess[] = []
  let server: TestServer | undefined
  async function close(): Promise<void> {
    await Promise.all(running.splice(0).map(end))
    await server?.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await promisify(execFile)(kubelet, ['certificates', folder])
    server = await launchKubernetes({ assets: tools, args: [...trust(folder), ...args] })
    await writeFile(kubeconfig, server.kubeconfig, { mode: 0o600 })
    running.push(await startNode(kubelet, [folder, kubeconfig, node], log))
    if (controllers.length > 0) running.push(startControllers(tools, kubeconfig, controllers, log))
  } catch (error) {
    const told = await readFile(log, 'utf8').catch(() => '')
    await close()
    throw new Error(`The cluster did not start. ${told}`, { cause: error })
  }
  return { server, kubeconfig, node, log: () => readFile(log, 'utf8'), close, [Symbol.asyncDispose]: close }
}

/** How kube-apiserver and the node know each other: files that `kubelet certificates` wrote. */
function trust(folder: string): string[] {
  return [
    `--kubelet-certificate-authority=${join(folder, 'kubelet-ca.crt')}`,
    `--kubelet-client-certificate=${join(folder, 'kubelet-client.crt')}`,
    `--kubelet-client-key=${join(folder, 'kubelet-client.key')}`,
    '--kubelet-preferred-address-types=InternalIP',
  ]
}

async function startNode(kubelet: string, args: readonly string[], log: string): Promise<ChildProcess> {
  const output = openSync(log, 'a')
  const child = spawn(kubelet, ['run', ...args], { stdio: ['pipe', 'pipe', output], detached: true })
  closeSync(output)
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`the kubelet exited with ${code}`)))
    createInterface({ input: child.stdout! }).on('line', (line) => line === 'ready' && resolve())
  })
  return child
}

function startControllers(tools: string, kubeconfig: string, controllers: readonly string[], log: string): ChildProcess {
  const args = [
    `--kubeconfig=${kubeconfig}`,
    '--leader-elect=false',
    '--secure-port=0',
    `--controllers=${controllers.join(',')}`,
    '--kube-api-qps=200',
    '--kube-api-burst=400',
  ]
  const output = openSync(log, 'a')
  // Ends when our end of the pipe on its standard input does, which the program itself does not watch.
  const script = '"$0" "$@" & cat; kill $!; wait'
  const child = spawn('sh', ['-c', script, join(tools, 'kube-controller-manager'), ...args], {
    stdio: ['pipe', output, output],
    detached: true,
  })
  closeSync(output)
  return child
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.stdin?.end()
  await ended
}
