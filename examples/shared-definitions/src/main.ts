import { parseArgs } from 'node:util'
import { createApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import { run } from './run.ts'

const print = (line: string) => void process.stdout.write(`${line}\n`)
const { values } = parseArgs({ options: { kubeconfig: { type: 'string' } } })

if (values.kubeconfig === undefined) {
  await using server = createApiServer()
  await using client = new Client({ fetch: server.fetch })
  await run(client, print)
} else {
  await using client = await Client.fromKubeconfig({ path: values.kubeconfig })
  await run(client, print)
}
