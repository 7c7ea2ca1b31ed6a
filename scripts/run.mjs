// node scripts/run.mjs FILE [ARGUMENT...]: makes the checkout ready, then runs a built file.
import { resolve } from 'node:path'
import { runBuilt } from './run-built.mjs'
import { command, SetupError } from './setup.mjs'

const [file, ...args] = process.argv.slice(2)
await command(async () => {
  if (file === undefined) throw new SetupError('Usage: node scripts/run.mjs FILE [ARGUMENT...]')
  await runBuilt(resolve(file), args)
})
