import type { Readable } from 'node:stream'
import { KubeError } from '@kindbox/core'
import type { Exit } from './exit.ts'
import type { RemoteSession } from './remote-session.ts'

/** What a command wrote, and how it ended. */
export interface Output {
  readonly exit: Exit
  readonly stdout: Buffer
  readonly stderr: Buffer
}

/**
 * Reads a session to its end.
 *
 * @param maxBytes of either output
 * @throws KubeError `TransportError` where an output is longer; the session is closed then
 */
export async function collect(session: RemoteSession, maxBytes: number, what: string): Promise<Output> {
  try {
    const read = async (name: string, output: Readable | undefined) => {
      const chunks: Buffer[] = []
      let length = 0
      for await (const chunk of output ?? []) {
        chunks.push(chunk as Buffer)
        length += (chunk as Buffer).length
        if (length <= maxBytes) continue
        throw new KubeError('TransportError', `${what}: ${name} is longer than ${maxBytes} bytes; allow more with maxBytes, or use exec.`)
      }
      return Buffer.concat(chunks)
    }
    const [stdout, stderr, exit] = await Promise.all([read('stdout', session.stdout), read('stderr', session.stderr), session.exit])
    return { exit, stdout, stderr }
  } finally {
    session.close()
  }
}
