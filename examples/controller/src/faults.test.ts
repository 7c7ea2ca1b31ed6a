import { createApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import { mergePatch } from '@kindbox/core'
import { crd } from '@kindbox/crd'
import { deleted, Lease, RecordedEvent, waitFor } from '@kindbox/runtime'
import { ConfigMap } from '@kindbox/schemas/core/v1'
import { describe, expect, test } from '@jest/globals'
import { Foo } from './foo.ts'
import { runFooController } from './foo-controller.ts'

type Fetch = ReturnType<typeof createApiServer>['fetch']

/** Park and Miller's generator, so that a seed repeats a run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/** A network on which a part of the requests fails, in one of the ways in which requests do; `writes` counts what got through. */
function faulty(fetch: Fetch, random: () => number) {
  const faults: ((send: () => Promise<Response>) => Promise<Response>)[] = [
    () => Promise.reject(new TypeError('connect ECONNREFUSED')),
    // The server did what was asked, and the answer was lost.
    async (send) => (await send(), Promise.reject(new TypeError('read ECONNRESET'))),
    async () => new Response('upstream connect error', { status: 503 }),
    async () => new Response('<html><body>Bad Gateway</body></html>', { status: 502, headers: { 'content-type': 'text/html' } }),
    async () => new Response('<html><body>Welcome</body></html>', { status: 200, headers: { 'content-type': 'text/html' } }),
    async (send) => cut(await send()),
  ]
  const network = { share: 0, faults: 0 }
  const send: Fetch = (url, init) => {
    if (random() >= network.share) return fetch(url, init)
    network.faults += 1
    return faults[Math.floor(random() * faults.length)]!(() => fetch(url, init))
  }
  return { network, send }
}

/** An answer that breaks off within its first piece. */
function cut(response: Response): Response {
  const reader = response.body?.getReader()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value } = (await reader?.read()) ?? {}
      if (value !== undefined) controller.enqueue(value.slice(0, value.length / 2))
      await reader?.cancel().catch(() => {})
      controller.error(new TypeError('terminated'))
    },
  })
  return new Response(body, { status: response.status, headers: response.headers })
}

describe('a third of the requests of the controller fails', () => {
  test.each([1, 2])(
    'seed %d: every Foo has its ConfigMap in the end, and those that were deleted have none',
    async (seed) => {
      await using server = createApiServer({ crds: [crd(Foo)], resources: [ConfigMap, Lease, RecordedEvent] })
      await using client = new Client({ fetch: server.fetch })
      const random = randomFrom(seed * 7919)
      const { network, send } = faulty(server.fetch, random)
      await using own = new Client({ fetch: send, onWarning: () => {} })
      const foos = client.api(Foo, { namespace: 'default' })
      const configMaps = client.api(ConfigMap, { namespace: 'default' })
      const abort = new AbortController()
      const timing = { leaseDuration: 60_000, renewDeadline: 30_000, retryPeriod: 50 }
      const running = runFooController({ client: own, namespace: 'default', log: () => {}, signal: abort.signal, timing })
      const names = Array.from({ length: 12 }, (_, index) => `foo-${index}`)
      for (const name of names) await foos.create({ metadata: { name }, spec: { greeting: 'at first' } })
      network.share = 0.33
      for (const name of names) await waitFor(configMaps, name, (configMap) => configMap?.data?.['greeting-0'] === 'at first')

      for (let change = 0; change < 60; change++) {
        const name = names[Math.floor(random() * names.length)]!
        await foos.patch(name, mergePatch<Foo>({ spec: { greeting: `change ${change}`, copies: 1 + (change % 3) } }))
        if (change % 5 === 0) await configMaps.delete(name).catch(() => {})
        if (change % 7 === 0) await new Promise((resolve) => setImmediate(resolve))
      }
      const [gone, kept] = [names.slice(0, 4), names.slice(4)]
      for (const name of gone) await foos.delete(name)
      for (const name of gone) await waitFor(foos, name, deleted())
      for (const name of kept) {
        const { greeting, copies } = (await foos.get(name)).spec
        const wanted = Object.fromEntries(Array.from({ length: copies }, (_, index) => [`greeting-${index}`, greeting]))
        await waitFor(configMaps, name, (configMap) => JSON.stringify(configMap?.data) === JSON.stringify(wanted), { timeout: 20_000 })
      }
      expect((await configMaps.list()).items.map(({ metadata }) => metadata.name)).toEqual(kept.toSorted())
      expect(network.faults).toBeGreaterThan(20)
      network.share = 0
      abort.abort()
      await running
    },
    60_000,
  )
})
