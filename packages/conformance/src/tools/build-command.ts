import { buildTools } from './build.ts'

const tools = await buildTools((line) => process.stderr.write(`${line}\n`))
if ('missing' in tools) {
  process.stderr.write(`The real API server cannot be built here. ${tools.missing}\n`)
  process.exitCode = 2
} else {
  process.stdout.write(`${tools.folder}\n`)
}
