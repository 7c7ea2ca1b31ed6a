import { clientNodeInformer } from '../client-node.ts'
import type { Report } from './report.ts'

/** Starts an informer and reports what it is told. */
export type Start = (server: string, ca: string, peers: string, report: (report: Report) => void) => Promise<void>

/** The informers whose faults are compared. Each imports what it needs, and nothing else. */
export const informers: { readonly [name: string]: Start } = {
  'kindbox, pages': (server, ca, _, report) => kindbox('pages', server, ca, report),
  'kindbox, stream': (server, ca, _, report) => kindbox('stream', server, ca, report),
  'client-node': (server, ca, peers, report) => clientNode(undefined, server, ca, peers, report),
  'client-node, restarted': (server, ca, peers, report) => clientNode(5_000, server, ca, peers, report),
}

async function kindbox(initial: 'pages' | 'stream', server: string, ca: string, report: (report: Report) => void): Promise<void> {
  const [{ Client }, { Informer }, { Widget }] = await Promise.all([
    import('@kindbox/client'),
    import('@kindbox/runtime'),
    import('../list/widget.ts'),
  ])
  const informer = Informer.start(new Client({ server, tls: { ca } }).api(Widget, { namespace: 'default' }), { initial })
  let synced = false
  for await (const event of informer.events()) {
    switch (event.type) {
      case 'Bookmark':
        if (!synced) report({ type: 'Synced', objects: informer.store.size })
        synced = true
        break
      case 'Error':
        report({ type: 'Error', message: event.error.message })
        break
      case 'Invalid': {
        const { ref, issues } = event.invalid
        report({ type: 'Error', message: `Invalid ${ref.name}: ${issues[0]?.field ?? ''} ${issues[0]?.message ?? ''}` })
        break
      }
      default:
        report({ type: event.type, ...named(event.object) })
    }
  }
}

/** @param restart milliseconds after which the handler of an error starts the informer anew, as its README advises; undefined where nobody does */
async function clientNode(
  restart: number | undefined,
  server: string,
  ca: string,
  peers: string,
  report: (report: Report) => void,
): Promise<void> {
  const informer = await clientNodeInformer(server, ca, peers)
  informer.on('add', (object) => report({ type: 'Added', ...named(object) }))
  informer.on('update', (object) => report({ type: 'Modified', ...named(object) }))
  informer.on('delete', (object) => report({ type: 'Deleted', ...named(object) }))
  informer.on('error', (error) => {
    report({ type: 'Error', message: String(error) })
    if (restart !== undefined) setTimeout(() => void informer.start(), restart)
  })
  await informer.start()
  report({ type: 'Synced', objects: informer.list().length })
}

function named({
  metadata: { name, resourceVersion },
}: {
  readonly metadata: { readonly name: string; readonly resourceVersion?: string }
}) {
  return { name, version: Number(resourceVersion) }
}
