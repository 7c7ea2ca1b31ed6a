import { PassThrough } from 'node:stream'
import { createApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import { Pod } from '@kindbox/schemas/core/v1'
import { expect, test } from '@jest/globals'
import { podShell } from './pod-shell.ts'

test('says why there is no shell; the embedded server has no nodes', async () => {
  await using server = createApiServer({ resources: [Pod] })
  await using client = new Client({ fetch: server.fetch })
  const local = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() }
  const shell = async () => await podShell(client, { namespace: 'default', name: 'web', command: ['sh'] }, local)
  await expect(shell()).rejects.toThrow('There is no Pod default/web.')
  await client
    .api(Pod, { namespace: 'default' })
    .create({ metadata: { name: 'web' }, spec: { containers: [{ name: 'main', image: 'none' }] } })
  await expect(shell()).rejects.toThrow('Pod default/web is not running: it is on no node yet.')
})
