import type { ApiEvent, KubeObject, ListApi } from '@kindbox/core'
import { Controller, Informer, WorkQueue } from '@kindbox/runtime'

/** Reconciles every object once, in the way that the argument names, and prints the microseconds of CPU that one took. */
const objects: KubeObject[] = Array.from({ length: 100_000 }, (_, index) => ({
  apiVersion: 'clux.dev/v1',
  kind: 'Foo',
  metadata: { namespace: 'default', name: `foo-${index}`, uid: `uid-${index}`, resourceVersion: '1' },
}))

const ways: { readonly [way: string]: () => Promise<() => Promise<void>> } = {
  /** The least that hands out an object after another: a map and a loop. */
  async floor() {
    const byKey = new Map(objects.map((object) => [`${object.metadata.namespace}/${object.metadata.name}`, object]))
    return async () => {
      for (const key of [...byKey.keys()]) await reconcile(byKey.get(key))
    }
  },
  async queue() {
    const queue = new WorkQueue<string>()
    return async () => {
      for (const { metadata } of objects) queue.add(`${metadata.namespace}/${metadata.name}`)
      queue.shutDown()
      for (let key = await queue.take(); key !== undefined; key = await queue.take()) {
        await reconcile(undefined)
        queue.done(key)
      }
    }
  },
  async controller() {
    const abort = new AbortController()
    const informer = Informer.start(listed)
    await informer.store.ready()
    let left = objects.length
    const controller = new Controller({
      name: 'foo',
      source: informer,
      async reconcile(object) {
        await reconcile(object)
        if (--left === 0) abort.abort()
      },
    })
    return async () => {
      await controller.run({ signal: abort.signal })
      await informer.stop()
    }
  },
}

const listed: ListApi<KubeObject> = {
  list: async () => ({ apiVersion: 'clux.dev/v1', kind: 'FooList', metadata: { resourceVersion: '1' }, items: objects }),
  async *watch({ signal } = {}): AsyncGenerator<ApiEvent<KubeObject>, void, undefined> {
    yield { type: 'BOOKMARK', object: { apiVersion: 'clux.dev/v1', kind: 'Foo', metadata: { resourceVersion: '1' } } }
    await new Promise((resolve) => signal?.addEventListener('abort', resolve))
  },
}

async function reconcile(_object: KubeObject | undefined): Promise<void> {}

const run = await ways[process.argv[2]!]!()
const before = process.cpuUsage()
await run()
const { user, system } = process.cpuUsage(before)
process.stdout.write(`${(user + system) / objects.length}\n`)
