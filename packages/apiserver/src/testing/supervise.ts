import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** A program that ends with us. */
export interface Supervised extends AsyncDisposable {
  /** Rejects when the program ends before `done` says that it is ready, or when time is up; the message ends with the log's last lines. */
  ready(done: () => Promise<boolean>, timeoutSeconds?: number): Promise<void>
  /** Ends the program and waits until it has ended. */
  close(): Promise<void>
  /** Ends the program as a crash would, and waits until it has ended. */
  kill(): Promise<void>
}

// The tests run on the sources, where only the built supervisor can be started by plain Node.
const supervisor = fileURLToPath(new URL('./supervisor.js', import.meta.url)).replace('/src/testing/', '/dist/testing/')

/** Starts a program whose output goes to a log file, in a process group of its own so that Ctrl-C reaches us first. */
export function supervise(program: string, args: readonly string[], log: string): Supervised {
  const child = spawn(process.execPath, [supervisor, program, ...args], { stdio: ['pipe', 'pipe', 'pipe'], detached: true })
  const output = createWriteStream(log, { flags: 'a' })
  child.stdout.pipe(output, { end: false })
  child.stderr.pipe(output, { end: false })
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code) => resolve(`it exited with ${code}`))
  })
  let end: string | undefined
  void ended.then((reason) => {
    end = reason
    output.end()
  })

  const close = async () => {
    child.stdin.end()
    await ended
  }
  return {
    async ready(done, timeoutSeconds = 60) {
      const deadline = performance.now() + timeoutSeconds * 1000
      while (!(await done())) {
        const problem = end ?? (performance.now() > deadline ? `it was not ready after ${timeoutSeconds} s` : undefined)
        if (problem !== undefined) throw new Error(`${program} did not start: ${problem}. Its log ends with:\n${await tail(log)}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    close,
    async kill() {
      child.kill('SIGUSR2')
      await ended
    },
    [Symbol.asyncDispose]: close,
  }
}

async function tail(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.trimEnd().split('\n').slice(-20).join('\n')
}
