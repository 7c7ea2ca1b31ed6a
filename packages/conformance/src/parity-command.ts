import { readCorpus } from './corpus.ts'
import { runCommand } from './command-output.ts'
import { folderCommand } from './folder-command.ts'
import { measureParity } from './parity.ts'
import { parityReport } from './parity-report.ts'

const USAGE = `Usage: npm run parity -- DIR

Judges the manifests of a folder and compares the verdicts with those that a real API server gave.
DIR holds crds/*.json, resources/*.yaml and verdicts.jsonl.

Exit status: 0 when every manifest is accepted or refused as the server did, 1 when one is not, 2 when nothing could be judged.`

await runCommand((args) =>
  folderCommand(args, {
    usage: USAGE,
    what: 'corpus',
    read: readCorpus,
    emptiness: ({ verdicts }) => (verdicts.length === 0 ? ': verdicts.jsonl has no verdicts' : undefined),
    run(corpus) {
      const parity = measureParity(corpus, progress(corpus.verdicts.length))
      process.stdout.write(`${parityReport(parity).join('\n')}\n`)
      return parity.accepted.agreed === parity.accepted.of
    },
  }),
)

/** Only a terminal sees how far it is. */
function progress(total: number): (done: number) => void {
  if (process.stderr.isTTY !== true) return () => {}
  return (done) => {
    if (done === total) process.stderr.write('\r\u001b[K')
    else if (done % 100 === 0) process.stderr.write(`\r${done}/${total}`)
  }
}
