import { run } from './run.ts'

await run((line) => process.stdout.write(`${line}\n`))
