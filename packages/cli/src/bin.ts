#!/usr/bin/env node
import { main } from './main.ts'

const { stdin, stdout, stderr, env } = process

// A reader that has seen enough (`kindbox validate . | head`) closes the pipe; that is no failure worth a word. Shells report
// filters that end this way as 128 + SIGPIPE.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 141 : 2))
}

// Should a user's module wait for what never comes, nothing is left to do and Node ends: not in silence, and not with success.
process.on('beforeExit', () => {
  stderr.write('kindbox: a module that was loaded waits for something that never happens\n')
  process.exit(2)
})

const code = await main(process.argv.slice(2), { stdin, stdout, stderr, cwd: process.cwd(), env })
for (const stream of [stdout, stderr]) await new Promise<void>((resolve) => stream.write('', () => resolve()))
// A user's module may have opened what keeps a process alive: a connection, a timer.
process.exit(code)
