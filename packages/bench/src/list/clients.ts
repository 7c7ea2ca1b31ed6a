import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Lists the widgets once and says how many came. */
export type ListWidgets = () => Promise<number>

/** The ways to list that are measured, by name. Each imports what it needs, and nothing else. */
export const clients: { readonly [name: string]: (server: string, peers: string) => Promise<ListWidgets> } = {
  async floor(server) {
    return async () => {
      const response = await fetch(`${server}/apis/bench.example/v1/namespaces/default/widgets`)
      return (JSON.parse(await response.text()) as { items: unknown[] }).items.length
    }
  },

  async kindbox(server) {
    const [{ Client }, { Widget }] = await Promise.all([import('@kindbox/client'), import('./widget.ts')])
    const widgets = new Client({ server }).api(Widget, { namespace: 'default' })
    return async () => (await widgets.list()).items.length
  },

  async 'kindbox, unvalidated'(server) {
    const [{ Client }, { Widget }] = await Promise.all([import('@kindbox/client'), import('./widget.ts')])
    const widgets = new Client({ server }).api(Widget, { namespace: 'default' }).unvalidated()
    return async () => (await widgets.list()).items.length
  },

  async 'client-node'(server, peers) {
    interface Custom {
      listNamespacedCustomObject(request: object): Promise<{ items: unknown[] }>
    }
    interface ClientNode {
      CustomObjectsApi: unknown
      KubeConfig: new () => { loadFromOptions(options: object): void; makeApiClient(api: unknown): Custom }
    }
    const entry = createRequire(join(peers, 'package.json')).resolve('@kubernetes/client-node')
    const { CustomObjectsApi, KubeConfig } = (await import(pathToFileURL(entry).href)) as ClientNode
    const config = new KubeConfig()
    config.loadFromOptions({
      clusters: [{ name: 'bench', server, skipTLSVerify: true }],
      users: [{ name: 'bench' }],
      contexts: [{ name: 'bench', cluster: 'bench', user: 'bench' }],
      currentContext: 'bench',
    })
    const custom = config.makeApiClient(CustomObjectsApi)
    const request = { group: 'bench.example', version: 'v1', namespace: 'default', plural: 'widgets' }
    return async () => (await custom.listNamespacedCustomObject(request)).items.length
  },
}
