import type { Client } from '@kindbox/client'
import { isApiError, mergePatch } from '@kindbox/core'
import { crd, CustomResourceDefinition } from '@kindbox/crd'
import { deleted, hasCondition, Lease, RecordedEvent, waitFor } from '@kindbox/runtime'
import { ConfigMap } from '@kindbox/schemas/core/v1'
import { Foo } from './foo.ts'
import { runFooController } from './foo-controller.ts'
import type { Log } from './log.ts'

export interface DemoOptions {
  readonly client: Client
  readonly namespace: string
  /** Prints a step of the story. */
  readonly tell: (line: string) => void
  /** What the instances of the controller log. */
  readonly log: (instance: string) => Log
}

const NAME = 'hello'
const isRight = (configMap: ConfigMap | undefined) =>
  configMap?.data?.['greeting-0'] === 'good evening' && !Object.hasOwn(configMap.data, 'extra')
const PATIENCE = { timeout: 30_000 }
const timing = { leaseDuration: 3_000, renewDeadline: 2_000, retryPeriod: 500 }

/** Plays a story with two instances of the controller on any API server, and leaves the server as it found it. */
export async function demo({ client, namespace, tell, log }: DemoOptions): Promise<void> {
  const definitions = client.api(CustomResourceDefinition)
  const foos = client.api(Foo, { namespace })
  const configMaps = client.api(ConfigMap, { namespace })
  const definition = crd(Foo)
  await definitions.create(definition)
  const instances: Instance[] = []
  try {
    await waitFor(definitions, definition.metadata.name, hasCondition('Established'), PATIENCE)
    await served(() => foos.list({ limit: 1 }))
    tell(`installed ${definition.metadata.name}`)

    const first = await start({ client, namespace, log, identity: 'first' })
    instances.push(first)
    await foos.create({ metadata: { name: NAME }, spec: { greeting: 'hello, world' } })
    const foo = await waitFor(foos, NAME, hasCondition('Ready'), PATIENCE)
    tell(`Foo ${NAME} is ready, with the finalizer ${foo.metadata.finalizers?.join()}`)
    const made = await configMaps.get(NAME)
    tell(`its ConfigMap holds ${JSON.stringify(made.data)} and is owned by ${made.metadata.ownerReferences?.[0]?.kind} ${NAME}`)

    await foos.patch(NAME, mergePatch<Foo>({ spec: { greeting: 'good evening', copies: 2 } }))
    await waitFor(configMaps, NAME, (each) => each?.data?.['greeting-1'] === 'good evening', PATIENCE)
    tell('a change of the spec reached the ConfigMap')
    await configMaps.patch(NAME, mergePatch<ConfigMap>({ data: { 'greeting-0': 'tampered with', extra: 'x' } }))
    await waitFor(configMaps, NAME, isRight, PATIENCE)
    tell('somebody changed the ConfigMap, and it was put right')
    await configMaps.delete(NAME)
    await waitFor(configMaps, NAME, (each) => each !== undefined && each.metadata.uid !== made.metadata.uid, PATIENCE)
    tell('somebody deleted the ConfigMap, and it was made again')

    for (const path of ['healthz', 'readyz', 'metrics']) tell(`GET /${path}: ${(await fetch(`${first.url}/${path}`)).status}`)
    const second = await start({ client, namespace, log, identity: 'second' })
    instances.push(second)
    await first.stop()
    await foos.patch(NAME, mergePatch<Foo>({ spec: { copies: 1 } }))
    await waitFor(configMaps, NAME, (each) => Object.keys(each?.data ?? {}).length === 1, PATIENCE)
    tell('the first instance stopped, the second one leads')

    await foos.delete(NAME)
    await waitFor(foos, NAME, deleted(foo.metadata.uid), PATIENCE)
    tell(`Foo ${NAME} is gone, and its ConfigMap was before it: ${await isGone(() => configMaps.get(NAME))}`)
    await second.stop()
    tell(`events: ${(await eventsOf(client, namespace, foo.metadata.uid)).join(', ')}`)
  } finally {
    for (const instance of instances) await instance.stop()
    await foos.patch(NAME, mergePatch<Foo>({ metadata: { finalizers: null } })).catch(() => {})
    await configMaps.delete(NAME).catch(() => {})
    await client
      .api(Lease, { namespace })
      .delete('foo-controller')
      .catch(() => {})
    await definitions.delete(definition.metadata.name)
  }
}

interface Instance {
  readonly url: string
  stop(): Promise<void>
}

/** Starts an instance and waits until its probes are served. */
async function start({ client, namespace, log, identity }: Omit<DemoOptions, 'tell'> & { readonly identity: string }): Promise<Instance> {
  const abort = new AbortController()
  const { promise: listening, resolve: onListening, reject } = withResolvers<string>()
  const running = runFooController({ client, namespace, timing, identity, log: log(identity), signal: abort.signal, onListening })
  running.catch(reject)
  const stop = async () => {
    abort.abort()
    await running
  }
  return { url: await listening, stop }
}

/** `Promise.withResolvers`, which Node 20 has not. */
function withResolvers<T>() {
  let resolve!: (value: T) => void
  let reject!: (reason: unknown) => void
  const promise = new Promise<T>((...functions) => ([resolve, reject] = functions))
  return { promise, resolve, reject }
}

/** What was recorded about an object, each with its count. */
async function eventsOf(client: Client, namespace: string, uid: string): Promise<string[]> {
  const events = client.api(RecordedEvent, { namespace })
  const { items } = await events.list()
  const ours = items.filter(({ regarding }) => regarding?.uid === uid)
  for (const { metadata } of ours) await events.delete(metadata.name)
  return ours.map(({ reason, series }) => `${reason} ${series?.count ?? 1}`).toSorted()
}

async function isGone(get: () => Promise<unknown>): Promise<boolean> {
  return get().then(
    () => false,
    (error: unknown) => isApiError(error, 'NotFound'),
  )
}

/** A real API server takes a moment to serve a kind after it has accepted its names. */
async function served(list: () => Promise<unknown>): Promise<void> {
  for (let tries = 100; ; tries--) {
    try {
      return void (await list())
    } catch (error) {
      if (!isApiError(error, 'NotFound') || tries === 0) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
