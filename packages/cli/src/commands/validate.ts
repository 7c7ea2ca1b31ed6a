import { oneOf, parseArguments } from '../arguments.ts'
import { CommandError } from '../command-error.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { BuiltInKinds } from '../judge/built-in-kinds.ts'
import { judgeFiles } from '../judge/judge-files.ts'
import { Kinds } from '../judge/kinds.ts'
import { readPrevious } from '../judge/read-previous.ts'
import { definedCrds } from '../load/defined-crds.ts'
import { ManifestReader } from '../load/manifest-reader.ts'
import { reportFormats, reportIn } from '../report/report-in.ts'
import { Tally } from '../report/summary.ts'

export async function validateCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseArguments(args, {
    definitions: { type: 'string', short: 'd', multiple: true, default: [] },
    old: { type: 'string', multiple: true, default: [] },
    'strict-kinds': { type: 'boolean', default: false },
    'warnings-as-errors': { type: 'boolean', default: false },
    output: { type: 'string', short: 'o', default: 'text' },
  })
  const format = oneOf('--output', values.output, reportFormats)
  if (positionals.length === 0) throw new CommandError('validate needs a file, a folder or -; see kindbox validate --help')

  const defined = await definedCrds(values.definitions, io)
  const reader = new ManifestReader(io)
  const files = await reader.find(positionals)
  const previous = await readPrevious({ old: values.old, beside: positionals, reader, io })

  const kinds = new Kinds()
  const tally = new Tally()
  const report = reportIn(format, io)
  // They are known to be what a server takes: no CustomResourceDefinition is made of anything else.
  for (const { crd, definitions } of defined) kinds.add(crd, [...new Set(definitions.map(({ file }) => file))].join(', '))
  await judgeFiles({
    files,
    kinds,
    builtIn: new BuiltInKinds(),
    previous,
    tally,
    strictKinds: values['strict-kinds'],
    read: (file) => reader.read(file),
    report: (findings) => report.findings(findings),
  })
  const { summary } = tally
  report.end(summary)
  if (reader.incomplete) return 2
  // An empty pipe is more likely a command that failed before this one than a wish.
  if (summary.documents === 0) throw new CommandError('there is no document on these paths')
  return summary.errors > 0 || (values['warnings-as-errors'] && summary.warnings > 0) ? 1 : 0
}
