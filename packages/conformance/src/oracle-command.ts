import { runCommand } from './command-output.ts'
import { folderCommand } from './folder-command.ts'
import { measureOracle } from './oracle/measure-oracle.ts'
import { oracleReport } from './oracle/oracle-report.ts'
import { readOracle } from './oracle/read-oracle.ts'

const USAGE = `Usage: npm run oracle -- DIR

Replays unit cases of apiextensions-apiserver, recorded as data, and compares what kindbox finds with what the server's functions did.
DIR holds *.jsonl, crd-probes/ with crd-probes-verdicts.json, and scalar-crd.yaml with scalars.jsonl.

Exit status: 0 when every case agrees, 1 when one does not, 2 when nothing could be replayed.`

await runCommand((args) =>
  folderCommand(args, {
    usage: USAGE,
    what: 'oracle',
    read: readOracle,
    emptiness: ({ files }) => (files.length === 0 ? ' holds no unit cases' : undefined),
    run(oracle) {
      const files = measureOracle(oracle)
      process.stdout.write(`${oracleReport(files).join('\n')}\n`)
      return files.every(({ agreed, of }) => agreed === of)
    },
  }),
)
