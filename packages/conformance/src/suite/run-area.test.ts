import { expect, test } from '@jest/globals'
import { runArea } from './run-area.ts'
import type { Received, Sent, ServerAccess } from './server-access.ts'

/** A server that says yes to everything and remembers what it was asked. */
function recorder(answer: (sent: Sent) => Partial<Received> = () => ({})): ServerAccess & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    async send(sent) {
      asked.push(`${sent.method} ${sent.path}`)
      return {
        status: sent.method === 'POST' ? 201 : 200,
        contentType: 'application/json',
        warnings: [],
        body: sent.body ?? {},
        ...answer(sent),
      }
    },
    watch: () => Promise.reject(new Error('nobody watches here')),
    [Symbol.asyncDispose]: async () => {},
  }
}

const crd = {
  metadata: { name: 'foos.example.com' },
  spec: {
    group: 'example.com',
    names: { plural: 'foos' },
    versions: [
      { name: 'v1', served: true },
      { name: 'v2', served: false },
    ],
  },
}
const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'

test('a case has a namespace of its own, which its transcript does not tell', async () => {
  const access = recorder()
  const transcripts = await runArea(
    { name: 'a', cases: [{ title: 'one', run: async (s) => void (await s.get(`/x/${s.namespace}`)) }] },
    access,
  )
  expect(transcripts).toEqual({ one: [{ request: 'GET /x/<namespace>', status: 200, body: {} }] })
  const [created, , deleted] = access.asked
  expect(created).toBe('POST /api/v1/namespaces')
  expect(deleted).toMatch(/^DELETE \/api\/v1\/namespaces\/case-[0-9a-f]{10}$/)
})

test('definitions are installed, awaited where they are served, and removed', async () => {
  const access = recorder()
  await runArea({ name: 'a', crds: [crd], cases: [] }, access)
  expect(access.asked).toEqual([`POST ${definitions}`, 'GET /apis/example.com/v1/foos', `DELETE ${definitions}/foos.example.com`])
})

test('a definition that is refused ends the area, and is removed all the same', async () => {
  const access = recorder(({ method }) => (method === 'POST' ? { status: 409, body: 'taken' } : {}))
  await expect(runArea({ name: 'a', crds: [crd], cases: [] }, access)).rejects.toThrow('a definition was not installed: "taken"')
  expect(access.asked.at(-1)).toBe(`DELETE ${definitions}/foos.example.com`)
})

test('a case that throws has failed, what it leaves is removed, and the next one runs', async () => {
  const access = recorder()
  const cases = [
    {
      title: 'first',
      async run(s: Parameters<Parameters<typeof runArea>[0]['cases'][number]['run']>[0]) {
        s.removeAtEnd('/left')
        throw new Error('broke')
      },
    },
    { title: 'second', run: async () => {} },
  ]
  expect(await runArea({ name: 'a', cases }, access)).toEqual({ first: { failed: 'broke' }, second: [] })
  expect(access.asked[1]).toBe('DELETE /left')
})

test('warnings and other content types are told', async () => {
  const access = recorder(({ method }) =>
    method === 'GET' ? { warnings: ['old'], contentType: 'text/plain', body: 'no', status: 404 } : {},
  )
  const transcripts = await runArea({ name: 'a', cases: [{ title: 'one', run: async (s) => void (await s.get('/x')) }] }, access)
  expect(transcripts['one']).toEqual([{ request: 'GET /x', status: 404, contentType: 'text/plain', warnings: ['old'], body: 'no' }])
})

test('of a part only what was selected is told', async () => {
  const access = recorder(() => ({ body: { a: 1, b: 2 } }))
  const transcripts = await runArea({ name: 'a', cases: [{ title: 'one', run: (s) => s.part('/x', ({ a }) => a) }] }, access)
  expect(transcripts['one']).toEqual([{ request: 'GET /x (in part)', status: 200, body: 1 }])
})
