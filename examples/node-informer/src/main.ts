import { parseArgs } from 'node:util'
import { createApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import { Node } from '@kindbox/schemas/core/v1'
import { act } from './act.ts'
import { watchNodes } from './watch-nodes.ts'

const usage = `Usage: npm --prefix examples/node-informer start [-- --kubeconfig [PATH] [--act]]

  --kubeconfig [PATH]  watch the nodes of the cluster that your kubeconfig names until you press Ctrl-C
                       (PATH, otherwise KUBECONFIG, otherwise ~/.kube/config); otherwise an embedded API server is made, and
                       a node on it that comes, changes and goes
  --act                there too, make such a node and remove it again
`
const NAME = 'kindbox-example'

async function main(args: string[]): Promise<void> {
  const options = { kubeconfig: { type: 'boolean' }, act: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  if (values.help === true) return void process.stdout.write(usage)
  if (positionals.length > (values.kubeconfig === true ? 1 : 0)) throw new Error(`There is no argument ${positionals.at(-1)}.\n\n${usage}`)
  const [path] = positionals
  await using server = createApiServer({ resources: [Node] })
  await using client =
    values.kubeconfig === true ? await Client.fromKubeconfig(path === undefined ? {} : { path }) : new Client({ fetch: server.fetch })
  const abort = new AbortController()
  process.once('SIGINT', () => abort.abort())
  const tell = (line: string) => {
    process.stdout.write(`${line}\n`)
    // A node of our own making is the end of the story.
    if (acts && line === `${NAME} is gone`) abort.abort()
  }
  const acts = values.act === true || values.kubeconfig !== true
  const watching = watchNodes(client, { signal: abort.signal, tell })
  if (acts) await act(client, NAME)
  await watching
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
