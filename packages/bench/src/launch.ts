import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A program that prints a line of JSON once it is ready, and ends when its standard input does. */
export interface Launched<Told> extends AsyncDisposable {
  readonly told: Told
}

/** Starts a built file in a process of its own, so that its CPU is not the client's. */
export async function launch<Told>(node: string, file: string, args: readonly string[]): Promise<Launched<Told>> {
  const child = spawn(node, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve)
    child.on('close', (code) => reject(new Error(`${file} exited with ${code}`)))
  })
  return {
    told: JSON.parse(line) as Told,
    async [Symbol.asyncDispose]() {
      child.stdin.end()
      await ended
    },
  }
}
