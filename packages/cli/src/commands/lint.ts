import { oneOf, parseArguments } from '../arguments.ts'
import { CommandError } from '../command-error.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { judgeDefinition } from '../judge/judge-definition.ts'
import { Kinds } from '../judge/kinds.ts'
import { lintFiles } from '../judge/lint-files.ts'
import { readPrevious } from '../judge/read-previous.ts'
import { definedCrds, isModule } from '../load/defined-crds.ts'
import { ManifestReader } from '../load/manifest-reader.ts'
import { reportFormats, reportIn } from '../report/report-in.ts'
import { Tally } from '../report/summary.ts'

export async function lintCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseArguments(args, {
    definitions: { type: 'string', short: 'd', multiple: true, default: [] },
    old: { type: 'string', multiple: true, default: [] },
    'no-traps': { type: 'boolean', default: false },
    'warnings-as-errors': { type: 'boolean', default: false },
    output: { type: 'string', short: 'o', default: 'text' },
  })
  const format = oneOf('--output', values.output, reportFormats)
  const modules = [...values.definitions, ...positionals.filter(isModule)]
  const paths = positionals.filter((path) => !isModule(path))
  if (modules.length + paths.length === 0)
    throw new CommandError('lint needs a file, a folder, - or --definitions; see kindbox lint --help')

  const defined = await definedCrds(modules, io)
  const reader = new ManifestReader(io)
  const files = await reader.find(paths)
  const previous = await readPrevious({ old: values.old, beside: paths, reader, io })

  const kinds = new Kinds()
  const tally = new Tally()
  const traps = !values['no-traps']
  const report = reportIn(format, io)
  for (const each of defined) {
    tally.document()
    const findings = judgeDefinition(each, { previous, traps, cwd: io.cwd })
    for (const { severity } of findings) tally.finding(severity)
    report.findings(findings)
    kinds.add(each.crd, [...new Set(each.definitions.map(({ file }) => file))].join(', '))
  }
  const read = await lintFiles({
    files,
    kinds,
    previous,
    traps,
    tally,
    read: (file) => reader.read(file),
    report: (findings) => report.findings(findings),
  })
  const { summary } = tally
  report.end(summary)
  if (reader.incomplete) return 2
  if (read + defined.length === 0 && summary.errors === 0) throw new CommandError('there is no CustomResourceDefinition on these paths')
  return summary.errors > 0 || (values['warnings-as-errors'] && summary.warnings > 0) ? 1 : 0
}
