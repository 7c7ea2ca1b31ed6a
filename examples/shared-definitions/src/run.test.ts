import { createApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import { expect, test } from '@jest/globals'
import { run } from './run.ts'

test('one service asks for backups, the other performs them, both on one definition', async () => {
  const lines: string[] = []
  await using server = createApiServer()
  await using client = new Client({ fetch: server.fetch })
  await run(client, (line) => lines.push(line))
  expect(lines).toEqual([
    'orders: Done (4096 bytes), kept for 30 days',
    'invoices: Failed (Error: there is no volume invoices), kept for 30 days',
  ])
})
