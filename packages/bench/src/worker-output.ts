import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** What a built file prints, as JSON, when it is given something as JSON on its standard input. */
export async function workerOutput<Output>(node: string, file: string, args: readonly string[], input: unknown): Promise<Output> {
  const child = spawn(node, ['--expose-gc', file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(input))
  const [output, code] = await Promise.all([text(child.stdout), new Promise((resolve) => child.on('close', resolve))])
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} exited with ${String(code)}`)
  return JSON.parse(output) as Output
}
