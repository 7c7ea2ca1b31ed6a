import { resolve } from 'node:path'
import { type Corpus, readCorpus } from './corpus.ts'
import { measureParity } from './parity.ts'
import { parityReport } from './parity-report.ts'

const USAGE = `Usage: npm run parity -- DIR

Judges the manifests of a folder and compares the verdicts with those that a real API server gave.
DIR holds crds/*.json, resources/*.yaml and verdicts.jsonl.

Exit status: 0 when every manifest is accepted or refused as the server did, 1 when one is not, 2 when nothing could be judged.`

process.exitCode = main(process.argv.slice(2))

function main(args: readonly string[]): number {
  const [folder, ...rest] = args
  if (folder === '--help' || folder === '-h') {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  if (folder === undefined || folder.startsWith('-') || rest.length > 0) return fail(USAGE)
  const corpus = read(folder)
  if (typeof corpus === 'string') return fail(corpus)
  if (corpus.verdicts.length === 0) return fail(`${folder}: verdicts.jsonl has no verdicts`)
  const parity = measureParity(corpus, progress(corpus.verdicts.length))
  process.stdout.write(`${parityReport(parity).join('\n')}\n`)
  return parity.accepted.agreed === parity.accepted.of ? 0 : 1
}

/** The corpus, or why there is none. npm runs the command in the root of the checkout; INIT_CWD is where it was called. */
function read(folder: string): Corpus | string {
  try {
    return readCorpus(resolve(process.env['INIT_CWD'] ?? '.', folder))
  } catch (error) {
    return `${folder} is no corpus: ${error instanceof Error ? error.message : String(error)}`
  }
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`)
  return 2
}

/** Only a terminal sees how far it is. */
function progress(total: number): (done: number) => void {
  if (process.stderr.isTTY !== true) return () => {}
  return (done) => {
    if (done === total) process.stderr.write('\r\u001b[K')
    else if (done % 100 === 0) process.stderr.write(`\r${done}/${total}`)
  }
}
