/**
 * Prints how many milliseconds pass from `createApiServer` to the first answer, in process and then over HTTPS. A process of its own each time, so that
 * nothing is compiled or loaded yet; loading the package comes before.
 */
import { createApiServer } from '@kindbox/apiserver'
import { definition, gadgets } from './definition.ts'
import { inProcess, overHttps, type Target } from './target.ts'

const started = performance.now()
await using server = createApiServer({ crds: [definition] })
const target = process.argv[2] === 'https' ? await listening() : inProcess(server)
await target.send('GET', gadgets)
process.stdout.write(String(performance.now() - started))

async function listening(): Promise<Target> {
  const { url, ca, token } = await server.listen()
  return overHttps('embedded, HTTPS', { url, ca, token })
}
// The agent keeps a connection that nobody needs any more.
setImmediate(() => process.exit())
