#!/usr/bin/env node
import { Console } from 'node:console'
import { main } from './main.ts'

const { stdin, stdout, stderr, env } = process

// What a user's module prints must not end up between CustomResourceDefinitions.
globalThis.console = new Console(stderr, stderr)

let done = false
function end(code: number): never {
  done = true
  // A user's module may have opened what keeps a process alive: a connection, a timer.
  process.exit(code)
}

// A reader that has seen enough (`kindbox validate . | head`) closes the pipe; that is no failure worth a word. Shells report
// filters that end this way as 128 + SIGPIPE.
for (const stream of [stdout, stderr]) stream.on('error', (error: NodeJS.ErrnoException) => end(error.code === 'EPIPE' ? 141 : 2))

// A user's module may also end the process, or wait for what never comes until Node has nothing left to do: not in silence, and
// not with success.
process.on('exit', () => {
  if (done) return
  stderr.write('kindbox: a module that was loaded ended the process, or waits for something that never happens\n')
  process.exitCode = 2
})

// Not awaited at the top level, where Node would add words of its own to those above.
async function run(): Promise<never> {
  const code = await main(process.argv.slice(2), { stdin, stdout, stderr, cwd: process.cwd(), env })
  for (const stream of [stdout, stderr]) await new Promise<void>((resolve) => stream.write('', () => resolve()))
  return end(code)
}

void run()
