import { resolve } from 'node:path'
import { measureOracle } from './oracle/measure-oracle.ts'
import { oracleReport } from './oracle/oracle-report.ts'
import { type Oracle, readOracle } from './oracle/read-oracle.ts'

const USAGE = `Usage: npm run oracle -- DIR

Replays unit cases of apiextensions-apiserver, recorded as data, and compares what kindbox finds with what the server's functions did.
DIR holds *.jsonl, crd-probes/ with crd-probes-verdicts.json, and scalar-crd.yaml with scalars.jsonl.

Exit status: 0 when every case agrees, 1 when one does not, 2 when nothing could be replayed.`

process.exitCode = main(process.argv.slice(2))

function main(args: readonly string[]): number {
  const [folder, ...rest] = args
  if (folder === '--help' || folder === '-h') {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  if (folder === undefined || folder.startsWith('-') || rest.length > 0) return fail(USAGE)
  const oracle = read(folder)
  if (typeof oracle === 'string') return fail(oracle)
  if (oracle.files.length === 0) return fail(`${folder} holds no unit cases`)
  const files = measureOracle(oracle)
  process.stdout.write(`${oracleReport(files).join('\n')}\n`)
  return files.every(({ agreed, of }) => agreed === of) ? 0 : 1
}

/** The cases, or why there are none. npm runs the command in the root of the checkout; INIT_CWD is where it was called. */
function read(folder: string): Oracle | string {
  try {
    return readOracle(resolve(process.env['INIT_CWD'] ?? '.', folder))
  } catch (error) {
    return `${folder} is no oracle: ${error instanceof Error ? error.message : String(error)}`
  }
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`)
  return 2
}
