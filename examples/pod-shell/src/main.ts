import { Client } from '@kindbox/client'
import { podShell } from './pod-shell.ts'
import { shellArguments, usage } from './shell-arguments.ts'

/** Docker's, for a failure that is not the command's. */
const NOT_RUN = 125

async function main(args: readonly string[]): Promise<number> {
  const asked = shellArguments(args)
  if (asked === 'help') {
    process.stdout.write(usage)
    return 0
  }
  await using client = await Client.fromDefault(asked.kubeconfig === undefined ? {} : { path: asked.kubeconfig })
  return await podShell(client, asked, process)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = NOT_RUN
}
