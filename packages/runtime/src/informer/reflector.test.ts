import { expect, test } from '@jest/globals'
import type { InformerEvent } from '../informer-event.ts'
import type { Foo } from './foo.fixture.ts'
import { InformedCluster } from './informed-cluster.fixture.ts'
import { Reflector } from './reflector.ts'

test('a reflector keeps a store equal to the server until it is told to end', async () => {
  await using cluster = await InformedCluster.create(['a', 'b'])
  const reflector = new Reflector(cluster.api, { clock: cluster.clock })
  const abort = new AbortController()
  const told: InformerEvent<Foo>['type'][] = []
  const running = reflector.run({
    signal: abort.signal,
    onEvent(event) {
      told.push(event.type)
      // The store has it by then.
      if (event.type === 'Added') expect(reflector.store.get(event.object.metadata)).toBe(event.object)
    },
  })
  await reflector.store.ready()
  await cluster.write('a', 'second')
  await cluster.foos.delete('b')
  await cluster.passesUntil(() => told.length === 5)
  expect(told).toEqual(['Added', 'Added', 'Bookmark', 'Modified', 'Deleted'])
  expect(reflector.store.list()).toEqual((await cluster.foos.list()).items)
  abort.abort()
  await running
  expect(reflector.store.size).toBe(1)
})
