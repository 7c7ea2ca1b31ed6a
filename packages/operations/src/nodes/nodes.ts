import type { Client } from '@kindbox/client'
import type { ApiOf, PatchOptions } from '@kindbox/core'
import { Node } from '@kindbox/schemas/core/v1'
import { cordonNode } from './cordon-node.ts'
import { drainNode, type DrainEvent, type DrainOptions } from './drain-node.ts'

/** Nodes: all verbs, and what only nodes have. */
export interface NodeApi extends ApiOf<typeof Node> {
  /** No pods are scheduled to the node any more; those that are there stay. */
  cordon(name: string, options?: PatchOptions): Promise<Node>
  uncordon(name: string, options?: PatchOptions): Promise<Node>
  /** Cordons the node and evicts its pods, and says what it does: it happens as the events are asked for. */
  drain(name: string, options?: DrainOptions): AsyncGenerator<DrainEvent, void, undefined>
}

export function nodes(client: Client): NodeApi {
  return {
    ...client.api(Node),
    cordon: async (name, options) => await cordonNode(client, name, true, options),
    uncordon: async (name, options) => await cordonNode(client, name, false, options),
    drain: (name, options) => drainNode(client, name, options),
  }
}
