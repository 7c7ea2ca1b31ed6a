import { commandArguments, noPositionals } from './command-arguments.ts'
import { runCommand, say } from './command-output.ts'
import { drift, readGenerated, writeGenerated } from './schemas/generated-folder.ts'
import { generate } from './schemas/generate.ts'
import { describeServer, describingArgs } from './schemas/server-description.ts'
import { realServer } from './servers.ts'

const usage = `Usage: npm run schemas [-- --check]

  Starts the real kube-apiserver and writes schemas/src/generated from what it says of itself.

  --check  only tells what would change, and exits 1 if anything would
`

async function main(args: string[]): Promise<number> {
  const { values, positionals } = commandArguments(args, { check: { type: 'boolean' } })
  if (values.help === true) return say(usage, 0)
  noPositionals(positionals)
  const check = values.check === true
  const launched = await realServer((line) => process.stderr.write(`${line}\n`), describingArgs)
  if ('missing' in launched) return say(`The real API server cannot be had here. ${launched.missing}\n`, 2)
  await using server = launched
  const description = await describeServer(server.access)
  const files = generate(description)
  const changes = drift(await readGenerated(), files)
  for (const change of changes) process.stdout.write(`${change}\n`)
  if (!check) await writeGenerated(files)
  const size = [...files.values()].reduce((sum, text) => sum + text.length, 0)
  process.stdout.write(
    `schemas (kube-apiserver ${description.version}): ${files.size} files, ${Math.round(size / 1024)} KB, ${changes.length} changed\n`,
  )
  return check && changes.length > 0 ? 1 : 0
}

await runCommand(main)
