import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** What a command prints; rejects with what it complained of. */
export async function outputOf(command: string, args: readonly string[], cwd?: string): Promise<string> {
  const { stdout } = await promisify(execFile)(command, [...args], { ...(cwd !== undefined && { cwd }), maxBuffer: 1 << 26 })
  return stdout
}
