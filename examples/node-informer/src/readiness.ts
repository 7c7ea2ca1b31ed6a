import type { InformerEvent } from '@kindbox/runtime'
import type { Node } from '@kindbox/schemas/core/v1'

/** What an event says about a node's readiness; nothing where that stays as it was. */
export function readiness(event: InformerEvent<Node>): string | undefined {
  switch (event.type) {
    case 'Added':
      return `${event.object.metadata.name} is ${stateOf(event.object)}`
    case 'Modified': {
      const [before, after] = [stateOf(event.old), stateOf(event.object)]
      return before === after ? undefined : `${event.object.metadata.name} is ${after} now, and was ${before}`
    }
    case 'Deleted':
      return `${event.object.metadata.name} is gone`
    case 'Invalid':
      return `${event.invalid.ref.name} does not fit its schema: ${event.invalid.issues.map(({ message }) => message).join(' ')}`
    case 'Error':
      return `${event.error.message}; trying again in ${event.retryInMilliseconds} ms`
    case 'Bookmark':
      return undefined
  }
}

/** What the kubelet says, or that it has ceased to say anything: then the node controller sets `Unknown`. */
function stateOf({ spec, status }: Node): string {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')
  const state =
    ready === undefined || ready.status === 'Unknown' ? 'unheard of' : ready.status === 'True' ? 'ready' : `not ready (${ready.reason})`
  return spec?.unschedulable === true ? `${state}, cordoned` : state
}
