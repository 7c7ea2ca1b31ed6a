import { parseArgs } from 'node:util'
import { createApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import { Lease, RecordedEvent } from '@kindbox/runtime'
import { ConfigMap } from '@kindbox/schemas/core/v1'
import { demo } from './demo.ts'
import { jsonLog } from './log.ts'

const usage = `Usage: npm --prefix examples/controller run demo [-- --kubeconfig [PATH]]

  --kubeconfig [PATH]  run on the cluster that your kubeconfig names instead of the embedded API server
                       (PATH, otherwise KUBECONFIG, otherwise ~/.kube/config)

The story goes to stdout, what the controllers log to stderr.
`

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { kubeconfig: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help === true) return void process.stdout.write(usage)
  if (positionals.length > (values.kubeconfig === true ? 1 : 0)) throw new Error(`There is no argument ${positionals.at(-1)}.\n\n${usage}`)
  const [path] = positionals
  await using server = createApiServer({ resources: [ConfigMap, Lease, RecordedEvent] })
  await using client =
    values.kubeconfig === true ? await Client.fromKubeconfig(path === undefined ? {} : { path }) : new Client({ fetch: server.fetch })
  const log = (instance: string) => {
    const write = jsonLog((line) => process.stderr.write(line))
    return ((level, message, fields) => write(level, message, { instance, ...fields })) as ReturnType<typeof jsonLog>
  }
  await demo({ client, namespace: client.defaultNamespace, tell: (line) => process.stdout.write(`${line}\n`), log })
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
