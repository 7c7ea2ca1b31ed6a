import { parseArgs } from 'node:util'
import { createApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import { demo } from './demo.ts'
import { Report } from './report.ts'

const usage = `Usage: npm run demo [-- --kubeconfig [PATH]]

  --kubeconfig [PATH]  run on the cluster that your kubeconfig names instead of the embedded API server
                       (PATH, otherwise KUBECONFIG, otherwise ~/.kube/config)
`

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { kubeconfig: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help === true) return void process.stdout.write(usage)
  if (positionals.length > (values.kubeconfig === true ? 1 : 0)) throw new Error(`There is no argument ${positionals.at(-1)}.\n\n${usage}`)
  const report = new Report(process.stdout, process.env)
  if (values.kubeconfig === true) {
    const [path] = positionals
    await using client = await Client.fromKubeconfig(path === undefined ? {} : { path })
    await demo(client, client.defaultNamespace, report)
  } else {
    await using server = createApiServer()
    await using client = new Client({ fetch: server.fetch })
    await demo(client, 'default', report)
    report.last('The same program on a real cluster: npm run demo -- --kubeconfig')
  }
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
