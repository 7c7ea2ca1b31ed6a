import { createApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import { Node } from '@kindbox/schemas/core/v1'
import { expect, test } from '@jest/globals'
import { act } from './act.ts'
import { watchNodes } from './watch-nodes.ts'

test('tells what is there, and what becomes of it', async () => {
  await using server = createApiServer({ resources: [Node] })
  await using client = new Client({ fetch: server.fetch })
  await client.api(Node).create({ metadata: { name: 'node-0' } })
  const told: string[] = []
  const abort = new AbortController()
  let began: (line: string) => void = () => {}
  const first = new Promise((resolve) => (began = resolve))
  const tell = (line: string) => {
    told.push(line)
    began(line)
    if (line === 'node-1 is gone') abort.abort()
  }
  const watching = watchNodes(client, { signal: abort.signal, tell })
  await first
  await act(client, 'node-1')
  await watching
  expect(told).toEqual([
    'node-0 is unheard of',
    'node-1 is unheard of',
    'node-1 is ready now, and was unheard of',
    'node-1 is not ready (KubeletNotReady) now, and was ready',
    'node-1 is ready now, and was not ready (KubeletNotReady)',
    'node-1 is ready, cordoned now, and was ready',
    'node-1 is gone',
  ])
})
