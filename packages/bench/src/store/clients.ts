import { BareHttps, type BareObject } from '../bare-https.ts'
import { clientNodeInformer } from '../client-node.ts'
import type { Address } from '../secure-server.ts'

const path = '/apis/bench.example/v1/namespaces/default/things'

/** Keeps what a server has, and says how many objects that is. */
export interface Kept {
  size(): number
}

/** The ways to keep the things that are measured, by name. Each imports what it needs, and nothing else. */
export const clients: { readonly [name: string]: (server: Address, peers: string) => Promise<Kept> } = {
  async floor({ url, ca }) {
    const https = new BareHttps(url, ca)
    let store = new Map<string, BareObject>()
    const list = async () => {
      const next = new Map<string, BareObject>()
      for (let token: string | undefined = ''; token !== undefined;) {
        const page = await https.list(`${path}?limit=500${token === '' ? '' : `&continue=${token}`}`)
        for (const item of page.items) next.set(`default/${item.metadata.name}`, item)
        token = page.metadata.continue
      }
      store = next
    }
    await list()
    void (async () => {
      for (;;) {
        await https.watch(`${path}?watch=true`, () => {})
        await list()
      }
    })()
    return { size: () => store.size }
  },
  kindbox: (server) => kindbox(server, false),
  'kindbox, no managedFields': (server) => kindbox(server, true),
  async 'client-node'({ url, ca }, peers) {
    const informer = await clientNodeInformer(url, ca, peers, 'things')
    await informer.start()
    return { size: () => informer.list().length }
  },
}

async function kindbox({ url, ca }: Address, dropped: boolean): Promise<Kept> {
  const [{ Client }, { dropManagedFields, Informer }, { Thing }] = await Promise.all([
    import('@kindbox/client'),
    import('@kindbox/runtime'),
    import('./thing.ts'),
  ])
  const api = new Client({ server: url, tls: { ca } }).api(Thing, { namespace: 'default' })
  const { store } = dropped ? Informer.start(api, { transform: dropManagedFields }) : Informer.start(api)
  await store.ready()
  return { size: () => store.size }
}
