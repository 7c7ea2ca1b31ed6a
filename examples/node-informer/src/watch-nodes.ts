import type { Client } from '@kindbox/client'
import { dropManagedFields, Informer } from '@kindbox/runtime'
import { Node } from '@kindbox/schemas/core/v1'
import { readiness } from './readiness.ts'

/** Tells which nodes there are, and when one becomes ready or ceases to be, until the signal is aborted. */
export async function watchNodes(
  client: Client,
  { signal, tell }: { readonly signal: AbortSignal; readonly tell: (line: string) => void },
) {
  await using nodes = Informer.start(client.api(Node), { transform: dropManagedFields })
  for await (const event of nodes.events({ signal })) {
    const line = readiness(event)
    if (line !== undefined) tell(line)
  }
}
