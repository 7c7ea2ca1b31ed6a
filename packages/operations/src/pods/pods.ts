import type { Client } from '@kindbox/client'
import {
  patchRequest,
  strategicMergePatch,
  type ApiOf,
  type CallOptions,
  type ListApi,
  type ObjectTarget,
  type PatchOptions,
} from '@kindbox/core'
import { Pod, type EphemeralContainer, type ResourceRequirements } from '@kindbox/schemas/core/v1'
import type { LogOptions } from '../log/log-options.ts'
import { textLines } from '../log/text-lines.ts'
import type { ForwardedStream } from '../port-forward/forwarded-stream.ts'
import { openTunnel } from '../port-forward/open-tunnel.ts'
import { PortListener, type ListenOptions } from '../port-forward/port-listener.ts'
import { TunnelPool } from '../port-forward/tunnel-pool.ts'
import { collect, type Output } from '../remote-command/collect.ts'
import type { AttachOptions, ExecOptions } from '../remote-command/command-options.ts'
import { openSession } from '../remote-command/open-session.ts'
import type { RemoteSession } from '../remote-command/remote-session.ts'
import { subresourceRequest } from '../subresource.ts'
import { evictPod, type EvictOptions, type Eviction } from './evict-pod.ts'

/** A command that is run to its end. */
export interface RunOptions extends Omit<ExecOptions, 'tty' | 'stdout' | 'stderr'> {
  /** Bytes that either output may have. Default: 64 MiB. */
  readonly maxBytes?: number
}

/** New resources of a container; the others keep theirs. */
export interface ContainerResize {
  readonly name: string
  readonly resources: ResourceRequirements
}

/** Pods of a namespace: all verbs, and what only pods have. */
export interface PodApi extends ApiOf<typeof Pod> {
  /** The lines of a container's log, without their ends. A line of more than a megabyte comes in pieces. A slow loop loses nothing. */
  log(name: string, options?: LogOptions): AsyncGenerator<string, void, undefined>
  /** The log as it is, as it arrives. */
  logBytes(name: string, options?: LogOptions): AsyncGenerator<Uint8Array, void, undefined>
  /** Starts a command in a container. The signal stays in force until it has ended. */
  exec(name: string, command: readonly string[], options?: ExecOptions): Promise<RemoteSession>
  /** Starts a command in a container, and waits for its end. */
  run(name: string, command: readonly string[], options?: RunOptions): Promise<Output>
  /** Joins the process of a container: what it writes from now on. Its input exists where the container has `stdin`. */
  attach(name: string, options?: AttachOptions): Promise<RemoteSession>
  /** Connects to a port of the pod. The signal stays in force until the connection is closed. */
  portForward(name: string, port: number, options?: CallOptions): Promise<ForwardedStream>
  /** Listens on this machine, and connects all that come to a port of the pod. */
  listen(name: string, port: number, options?: ListenOptions): Promise<PortListener>
  /** Deletes the pod if the disruption budgets allow it. */
  evict(name: string, options?: EvictOptions): Promise<Eviction>
  /** Adds a container to a running pod, for looking into it. It cannot be taken away again. */
  addEphemeralContainer(name: string, container: EphemeralContainer, options?: PatchOptions): Promise<Pod>
  /** Changes resources of running containers; what becomes of it is told in the pod's status. */
  resize(name: string, containers: readonly ContainerResize[], options?: PatchOptions): Promise<Pod>
  /** Puts a pod that has no node yet on one, as a scheduler does. */
  bind(name: string, node: string, options?: CallOptions): Promise<void>
}

const maxOutputBytes = 64 * 1024 * 1024
const connectionsPerTunnel = 32

/** The pods of a namespace. */
export function pods(client: Client, options: { readonly namespace: string }): PodApi
/** The pods of all namespaces: they can be listed and watched. */
export function pods(client: Client): ListApi<Pod>
export function pods(client: Client, { namespace }: { readonly namespace?: string } = {}): PodApi | ListApi<Pod> {
  return namespace === undefined ? client.api(Pod) : podApi(client, namespace)
}

function podApi(client: Client, namespace: string): PodApi {
  const at = (name: string): ObjectTarget => ({ namespace, name })
  const session = async (name: string, subresource: 'exec' | 'attach', options: AttachOptions, command?: readonly string[]) =>
    await openSession({ client, resource: Pod, target: at(name), subresource, options, ...(command !== undefined && { command }) })
  const logBytes = (name: string, { signal, ...query }: LogOptions = {}) =>
    client.stream(subresourceRequest(Pod, { ...at(name), subresource: 'log' }, { query: { ...query } }), { verb: 'log', signal })
  const patch = async (name: string, subresource: string, body: object, { signal, ...written }: PatchOptions = {}): Promise<Pod> => {
    const parts = patchRequest(Pod, { ...at(name), subresource }, strategicMergePatch<Pod>(body), written)
    return await client.requestObject(Pod, parts, { verb: 'patch', signal })
  }

  return {
    ...client.api(Pod, { namespace }),
    log: (name, options) => textLines(logBytes(name, options)),
    logBytes,
    exec: async (name, command, options = {}) => await session(name, 'exec', options, command),
    async run(name, command, { maxBytes = maxOutputBytes, ...options } = {}) {
      return await collect(await session(name, 'exec', options, command), maxBytes, `exec Pod ${namespace}/${name}`)
    },
    attach: async (name, options = {}) => await session(name, 'attach', options),
    async portForward(name, port, { signal } = {}) {
      const tunnel = await openTunnel({ client, resource: Pod, target: at(name), signal, capacity: 1 }, port)
      const stream = await tunnel.connect(port)
      stream.once('close', () => tunnel.close())
      return stream
    },
    async listen(name, port, options = {}) {
      const { signal, connectionsPerTunnel: capacity = connectionsPerTunnel } = options
      const open = async () => await openTunnel({ client, resource: Pod, target: at(name), signal, capacity }, port)
      return await PortListener.listen(new TunnelPool(open, port, capacity), `portForward Pod ${namespace}/${name}`, options)
    },
    evict: async (name, options) => await evictPod(client, at(name), options),
    addEphemeralContainer: async (name, container, options) =>
      await patch(name, 'ephemeralcontainers', { spec: { ephemeralContainers: [container] } }, options),
    resize: async (name, containers, options) => await patch(name, 'resize', { spec: { containers } }, options),
    async bind(name, node, { signal } = {}) {
      const target = { apiVersion: 'v1', kind: 'Node', name: node }
      const body = { apiVersion: 'v1', kind: 'Binding', metadata: { name, namespace }, target }
      await client.request(subresourceRequest(Pod, { ...at(name), subresource: 'binding' }, { method: 'POST', body }), {
        verb: 'bind',
        signal,
      })
    },
  }
}
