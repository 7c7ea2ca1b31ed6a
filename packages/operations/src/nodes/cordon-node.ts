import type { Client } from '@kindbox/client'
import { mergePatch, type PatchOptions } from '@kindbox/core'
import { Node } from '@kindbox/schemas/core/v1'

/** Says whether new pods may be scheduled to a node; `null` takes the field away, as its default is `false`. */
export async function cordonNode(client: Client, name: string, cordoned: boolean, options: PatchOptions = {}): Promise<Node> {
  return await client.api(Node).patch(name, mergePatch({ spec: { unschedulable: cordoned ? true : null } }), options)
}
