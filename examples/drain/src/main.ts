import { Client } from '@kindbox/client'
import { drain } from './drain.ts'
import { drainArguments, usage, type DrainArguments } from './drain-arguments.ts'
import { exitCode } from './exit-code.ts'

function asked(): DrainArguments | undefined {
  try {
    const read = drainArguments(process.argv.slice(2))
    if (read !== 'help') return read
    process.stdout.write(usage)
  } catch (error) {
    fail(error, exitCode.wrongArguments)
  }
  return undefined
}

function fail(error: unknown, code: number): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = code
}

async function run(read: DrainArguments): Promise<void> {
  const abort = new AbortController()
  process.once('SIGINT', () => abort.abort(new Error('Interrupted; what was done stays done.')))
  await using client = await Client.fromDefault(read.kubeconfig === undefined ? {} : { path: read.kubeconfig })
  const tell = (line: string) => process.stdout.write(`${line}\n`)
  process.exitCode = await drain(client, read, { tell, signal: abort.signal })
}

const read = asked()
if (read !== undefined) await run(read).catch((error: unknown) => fail(error, exitCode.refused))
