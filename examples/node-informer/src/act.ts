import type { Client } from '@kindbox/client'
import { mergePatch } from '@kindbox/core'
import { Node } from '@kindbox/schemas/core/v1'

/** What kubelets and administrators do to the nodes of a cluster, in short; removes what it has made. */
export async function act(client: Client, name: string): Promise<void> {
  const nodes = client.api(Node)
  const heard = (status: string, reason: string) => {
    const conditions = [{ type: 'Ready', status, reason }]
    return nodes.patchStatus(name, mergePatch<Node>({ status: { conditions } }))
  }
  await nodes.create({ metadata: { name } })
  await heard('True', 'KubeletReady')
  await heard('True', 'KubeletStillReady')
  await heard('False', 'KubeletNotReady')
  await heard('True', 'KubeletReady')
  await nodes.patch(name, mergePatch<Node>({ spec: { unschedulable: true } }))
  await nodes.delete(name)
}
