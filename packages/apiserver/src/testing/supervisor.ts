/**
 * Runs a program and ends it when the process that asked for it is gone, whatever ended that process: its end of the pipe on our standard input
 * then closes. Not imported: started by `supervise` as `node supervisor.js PROGRAM ARGS...`.
 */
import { spawn } from 'node:child_process'

const [program, ...args] = process.argv.slice(2)
const child = spawn(program!, args, { stdio: ['ignore', 'inherit', 'inherit'] })
/** How long a program may take to end by itself; etcd and kube-apiserver take about 2 seconds. */
const grace = 10_000

let ending = false
function end(): void {
  if (ending) return
  ending = true
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), grace).unref()
}

process.stdin.on('end', end).on('error', end).resume()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
process.on('SIGUSR2', () => child.kill('SIGKILL'))
child.on('error', (error) => {
  process.stderr.write(`${program}: ${error.message}\n`)
  process.exit(127)
})
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)))
