import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What is used of an object. */
export interface PeerObject {
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly resourceVersion?: string }
}

/** What is used of client-node's informer. */
export interface PeerInformer {
  on(verb: 'add' | 'update' | 'delete', listen: (object: PeerObject) => void): void
  on(verb: 'error', listen: (error: unknown) => void): void
  start(): Promise<void>
  stop(): Promise<void>
  list(): readonly PeerObject[]
}

interface ClientNode {
  readonly CustomObjectsApi: unknown
  readonly KubeConfig: new () => {
    loadFromOptions(options: object): void
    makeApiClient(api: unknown): { listNamespacedCustomObject(request: object): Promise<unknown> }
  }
  makeInformer(config: unknown, path: string, list: () => Promise<unknown>): PeerInformer
}

/** An informer of the peer for the widgets, or other things, of the namespace default, as its README makes one. */
export async function clientNodeInformer(server: string, ca: string, peers: string, plural = 'widgets'): Promise<PeerInformer> {
  const entry = createRequire(join(peers, 'package.json')).resolve('@kubernetes/client-node')
  const { CustomObjectsApi, KubeConfig, makeInformer } = (await import(pathToFileURL(entry).href)) as ClientNode
  const config = new KubeConfig()
  config.loadFromOptions({
    clusters: [{ name: 'bench', server, caData: Buffer.from(ca).toString('base64') }],
    users: [{ name: 'bench' }],
    contexts: [{ name: 'bench', cluster: 'bench', user: 'bench' }],
    currentContext: 'bench',
  })
  const custom = config.makeApiClient(CustomObjectsApi)
  const request = { group: 'bench.example', version: 'v1', namespace: 'default', plural }
  return makeInformer(config, `/apis/bench.example/v1/namespaces/default/${plural}`, () => custom.listNamespacedCustomObject(request))
}
