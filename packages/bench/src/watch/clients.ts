import { BareHttps, type BareObject } from '../bare-https.ts'
import { clientNodeInformer } from '../client-node.ts'
import type { Address } from '../secure-server.ts'
import type { Tally } from './tally.ts'

const path = '/apis/bench.example/v1/namespaces/default/widgets'

/** The ways to follow the widgets that are measured, by name. Each imports what it needs, and nothing else. */
export const clients: { readonly [name: string]: (server: Address, tally: Tally, peers: string) => Promise<void> } = {
  async floor({ url, ca }, tally) {
    const https = new BareHttps(url, ca)
    const { metadata, items } = await https.list(`${path}?limit=500`)
    const store = new Map<string, BareObject>(items.map((item) => [item.metadata.name, item]))
    tally.exists(items)
    void https.watch(`${path}?watch=true&resourceVersion=${metadata.resourceVersion}`, ({ object }) => {
      store.set(object.metadata.name, object)
      tally.change(object)
    })
  },
  kindbox: (server, tally) => kindbox(server, tally, true),
  'kindbox, unvalidated': (server, tally) => kindbox(server, tally, false),
  async 'client-node'({ url, ca }, tally, peers) {
    const informer = await clientNodeInformer(url, ca, peers)
    informer.on('update', tally.change)
    await informer.start()
    tally.exists(informer.list())
  },
}

async function kindbox({ url, ca }: Address, tally: Tally, validated: boolean): Promise<void> {
  const [{ Client }, { Informer }, { Widget }] = await Promise.all([
    import('@kindbox/client'),
    import('@kindbox/runtime'),
    import('../list/widget.ts'),
  ])
  const api = new Client({ server: url, tls: { ca } }).api(Widget, { namespace: 'default' })
  // What is not validated may be anything; the bench's server sends widgets.
  const informer = Informer.start(validated ? api : (api.unvalidated() as unknown as typeof api), { bufferSize: 100_000 })
  void (async () => {
    for await (const event of informer.events()) {
      if (event.type === 'Modified') tally.change(event.object)
      else if (event.type === 'Bookmark') tally.exists(informer.store.list())
      else if (event.type !== 'Added') throw new Error(JSON.stringify(event))
    }
  })()
}
