import type { Client } from '@kindbox/client'
import type { AnyResource, ObjectTarget } from '@kindbox/core'
import { subresourceRequest } from '../subresource.ts'
import { ChannelTunnel } from './channel-tunnel.ts'
import { SpdyTunnel, type Tunnel } from './spdy-tunnel.ts'

const spdy = 'SPDY/3.1+portforward.k8s.io'

/** The pod whose ports are forwarded, and how it is reached. */
export interface ForwardTarget {
  readonly client: Client
  readonly resource: AnyResource
  readonly target: ObjectTarget
  readonly signal?: AbortSignal | undefined
  /** Connections that share a WebSocket. */
  readonly capacity: number
}

/**
 * Opens a tunnel to a pod. Both subprotocols are offered at once: an API server before 1.31 hands the WebSocket to the kubelet, which
 * chooses the older one.
 */
export async function openTunnel({ client, resource, target, signal, capacity }: ForwardTarget, port: number): Promise<Tunnel> {
  const parts = subresourceRequest(resource, { ...target, subresource: 'portforward' }, { query: { ports: port } })
  const socket = await client.connect(parts, { verb: 'portForward', protocols: [spdy, 'v4.channel.k8s.io'], signal })
  const what = `portForward ${parts.subject}`
  return socket.protocol === spdy ? new SpdyTunnel(socket, what, capacity) : new ChannelTunnel(socket, what, port)
}
