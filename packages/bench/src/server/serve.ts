/** The embedded server over HTTPS as a process of its own, as the real one is; prints where it is, and ends with its standard input. */
import { createApiServer } from '@kindbox/apiserver'

const server = createApiServer()
const { url, ca, token } = await server.listen()
process.stdout.write(`${JSON.stringify({ url, ca, token })}\n`)
process.stdin.on('end', () => process.exit()).resume()
