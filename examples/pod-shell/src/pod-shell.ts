import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from '@kindbox/client'
import { isApiError } from '@kindbox/core'
import { pods, type Exit, type RemoteSession } from '@kindbox/operations'
import { runningContainer } from './running-container.ts'
import type { ShellArguments } from './shell-arguments.ts'

/** The streams of a process, and what they have when they are a terminal's. */
export interface LocalStreams {
  readonly stdin: Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown }
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number }
  readonly stderr: Writable
}

/**
 * Runs a command in a container with these streams.
 *
 * @returns its exit code
 * @throws Error that says why it does not run, or what broke
 */
export async function podShell(client: Client, asked: ShellArguments, local: LocalStreams): Promise<number> {
  const { namespace, name, command } = asked
  const api = pods(client, { namespace })
  const pod = await api.get(name).catch((error: unknown) => {
    throw isApiError(error, 'NotFound') ? new Error(`There is no Pod ${namespace}/${name}.`, { cause: error }) : error
  })
  const container = runningContainer(pod, asked.container)
  const tty = local.stdin.isTTY === true && local.stdout.isTTY === true
  await using session = await api.exec(name, command, { container, stdin: true, tty })
  const exit = tty ? await inTerminal(session, local) : await connected(session, local)
  if (exit.type === 'Exited') return exit.code
  throw new Error(`The command does not run: ${exit.status.message}`)
}

/** Every key goes to the other side, Ctrl-C among them, and that terminal is as large as this one. */
async function inTerminal(session: RemoteSession, local: LocalStreams): Promise<Exit> {
  const { stdin, stdout } = local
  const resize = () => {
    // A connection that is gone is told by the session's exit.
    session.resize({ width: stdout.columns ?? 80, height: stdout.rows ?? 24 }).catch(() => {})
  }
  stdin.setRawMode?.(true)
  stdout.on('resize', resize)
  try {
    resize()
    return await connected(session, local)
  } finally {
    stdout.off('resize', resize)
    stdin.setRawMode?.(false)
  }
}

async function connected(session: RemoteSession, { stdin, stdout, stderr }: LocalStreams): Promise<Exit> {
  const fail = (error: Error) => session.abort(error)
  stdin.once('error', fail).pipe(session.stdin!)
  // Ours stay open: what goes wrong is still to be said.
  const outputs = [pipeline(session.stdout!, stdout, { end: false })]
  if (session.stderr !== undefined) outputs.push(pipeline(session.stderr, stderr, { end: false }))
  try {
    const [exit] = await Promise.all([session.exit, ...outputs])
    return exit
  } finally {
    // What nobody reads any more must not keep this process.
    stdin.off('error', fail).unpipe(session.stdin).pause()
  }
}
